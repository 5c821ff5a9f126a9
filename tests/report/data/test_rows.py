"""A table that is read column by column, each text once, is what each of its lines is when it is read alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.data import cells as cells_module
from report.data import rows as rows_module
from report.data.record import Field
from report.data.rows import Rows, read_rows
from report.data.schema import Constraints, Resource
from report.diagnostics import Diagnostics
from report.language.values import Origin

COLUMNS: dict[str, tuple[str, Constraints]] = {
    "key": ("string", {"required": True}),
    "name": ("string", {}),
    "kind": ("string", {"enum": ["a", "b"]}),
    "code": ("string", {"pattern": "[a-c]*", "minimum": "b"}),
    "count": ("integer", {"minimum": 0, "maximum": 9, "required": True}),
    "share": ("number", {"maximum": 5}),
    "day": ("date", {"minimum": "2020-01-02"}),
    "month": ("yearmonth", {}),
    "sure": ("boolean", {"required": True}),
    "item": ("string", {}),
    "page": ("string", {}),
}
TEXTS = (
    "",
    "a",
    "b",
    "ba",
    "=A1",
    "-",
    "+1",
    "0",
    "7",
    "10",
    "-3",
    "2.5",
    "5.0",
    "1e5",
    "nan",
    "\n",
    "1\n2",
    "a,b",
    '"',
)
TEXTS += ("2020-01-01", "2020-01-02", "2020-13", "2020-12", "true", "false", "table-2", "no-2", "4", "5-3")
# One part of the cells is as it should be, so that whole columns are without a problem.
SOUND = {"count": ("0", "7"), "share": ("", "2.5"), "day": ("2020-01-02",), "month": ("2020-12",), "sure": ("true",)}


def resource(*, keyed: bool) -> Resource:
    """A table of every type, whose rows are not compared unless it is `keyed`."""
    return Resource(
        name="t",
        path="t.csv",
        hash="",
        line=1,
        lines={},
        title="",
        titles={},
        descriptions={},
        licences=(),
        headings={},
        labels={},
        names={},
        counted={},
        origin=Origin("s", "", "", "t"),
        fields={name: Field(name, kind) for name, (kind, _) in COLUMNS.items()},
        constraints={name: rules for name, (_, rules) in COLUMNS.items()},
        primary_key=("key",) if keyed else (),
        foreign_keys=(),
    )


def written(lines: list[list[str]]) -> str:
    """The lines as CSV below the header."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([list(COLUMNS), *lines])
    return out.getvalue()


def read(lines: list[list[str]], *, keyed: bool = False) -> tuple[Rows, list[tuple[int, str, str]]]:
    """The rows of a table with these `lines`, and its problems in the order of their lines."""
    found = Diagnostics()
    rows = read_rows(written(lines), resource(keyed=keyed), "t.csv", found)
    return rows, sorted((p.line, p.code, p.message) for p in found)


def alone(lines: list[list[str]]) -> tuple[Rows, list[tuple[int, str, str]]]:
    """What :func:`read` gives, from a table for each line."""
    rows: Rows = {}
    problems, at = [], 2
    for line in lines:
        mine, found = read([line])
        rows |= dict(zip([at], mine.values(), strict=False))  # none where the line has another width
        problems += [(at, code, message) for _, code, message in found]
        at += written([line]).count("\n") - 1
    return rows, sorted(problems)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Up to eight lines, whose columns each hold few texts, right ones or any."""
    number = draw(st.integers(1, 8))
    columns = [
        draw(
            st.lists(
                st.sampled_from(draw(st.sampled_from([TEXTS, SOUND.get(n, ("a", "b"))]))),
                min_size=number,
                max_size=number,
            )
        )
        for n in COLUMNS
    ]
    return [list(line) for line in zip(*columns, strict=True)]


@pytest.fixture(params=[(1, 0), (2, 3), (3, 1000), (1000, 1000)])
def small(request: pytest.FixtureRequest) -> Iterator[None]:
    """As many lines are read together, and so many texts of a column are kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows_module, "_AT_ONCE", request.param[0])
        patch.setattr(cells_module, "_KEPT", request.param[1])
        yield


@pytest.mark.usefixtures("small")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(tables())
def test_a_table_is_its_lines(lines: list[list[str]]) -> None:
    assert read(lines) == alone(lines)


@pytest.mark.usefixtures("small")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(tables())
def test_a_key_is_held_against_all_lines_before_it(lines: list[list[str]]) -> None:
    rows, problems = read(lines, keyed=True)
    plain, others = read(lines)
    first: dict[object, int] = {}
    twice = [(n, first[row[0]]) for n, row in plain.items() if first.setdefault(row[0], n) != n]
    assert rows == plain
    assert [p for p in problems if p[1] != "D08"] == others
    assert [(n, f"stands in line {before}") for n, before in twice] == [
        (line, message[message.index("stands") :]) for line, code, message in problems if code == "D08"
    ]


def test_an_empty_cell_far_below_is_found_where_one_must_stand() -> None:
    """A text that is kept from earlier lines says nothing of one that was not there."""
    good = ["k", "", "a", "b", "1", "", "", "", "true", "", ""]
    bad = ["", "", "a", "b", "", "", "", "", "", "", ""]
    lines = [[f"k{n}", *good[1:]] for n in range(2 * rows_module._AT_ONCE)]
    _, problems = read([*lines, bad], keyed=True)
    assert [message for _, _, message in problems] == [
        f"{name}: '' must not be empty" for name in ("count", "key", "sure")
    ]
    assert {line for line, _, _ in problems} == {len(lines) + 2}
