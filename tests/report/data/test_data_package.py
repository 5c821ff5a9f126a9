"""The data package: what spoils it we find and Frictionless finds; what is accepted gets a version of its own."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.command import accept
from report.command.accept import accept_data
from report.data.cells import parse
from report.data.package import CHANGELOG, PACKAGE_FILE, checksum, load
from report.data.schema import TYPES
from report.diagnostics import Diagnostics

# Two tables with a key from one into the other and every constraint in use, and one with years.
PACKAGE = Path(__file__).resolve().parent / "package"
OURS_ONLY = "the standard does not ask for it"


class Copy:
    """A copy of the package, to be spoilt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(PACKAGE, folder, dirs_exist_ok=True)

    def describe(self, change: Callable[[dict], object]) -> None:
        """Change what datapackage.json says."""
        package = json.loads((self.folder / PACKAGE_FILE).read_text(encoding="utf-8"))
        change(package)
        (self.folder / PACKAGE_FILE).write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")

    def edit(self, table: str, old: str, new: str, encoding: str = "utf-8") -> None:
        """Put `new` for the first `old` in a table, and make its checksum right again."""
        path = self.folder / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode(encoding))
        self.describe(lambda package: _sum(package, table, path.read_bytes()))

    def column(self, table: str, change: Callable[[list[str]], list[str]]) -> None:
        """Change the cells of every line of a table."""
        text = (self.folder / f"{table}.csv").read_text(encoding="utf-8")
        self.edit(table, text, "".join(",".join(change(line.split(","))) + "\n" for line in text.splitlines()))

    def ours(self) -> list[str]:
        """The codes of what our validator finds."""
        found = Diagnostics()
        load(self.folder, found)
        return [problem.code for problem in found]

    def frictionless(self) -> list[str]:
        """The types of what the reference validator finds."""
        try:
            report = frictionless.Package(str(self.folder / PACKAGE_FILE)).validate()
        except frictionless.FrictionlessException as unreadable:
            return [unreadable.error.type]
        return [kind for (kind,) in report.flatten(["type"])]


def _sum(package: dict, table: str, content: bytes) -> None:
    resource = next(r for r in package["resources"] if r["name"] == table)
    resource.update(hash=checksum(content), bytes=len(content))


@dataclass(frozen=True)
class Fault:
    """A way to spoil the copy: the code we give it, and the type Frictionless does (or why it does not)."""

    spoil: Callable[[Copy], object]
    code: str
    kind: str = ""
    reason: str = ""


def edited(table: str, old: str, new: str, **options: str) -> Callable[[Copy], None]:
    return lambda copy: copy.edit(table, old, new, **options)


FAULTS = {
    "word for a number": Fault(edited("planting", "2541", "mange"), "D06", "type-error"),
    "decimal comma": Fault(edited("shade", ",3.3", ',"3,3"'), "D06", "type-error"),
    "fraction for a whole number": Fault(edited("planting", "2541", "2541.5"), "D06", "type-error"),
    "no yes or no": Fault(edited("streets", "false", "nej"), "D06", "type-error"),
    "missing column": Fault(lambda c: c.column("planting", lambda cells: cells[:-1]), "D05", "missing-label"),
    "extra column": Fault(lambda c: c.column("planting", lambda cells: [*cells, "x"]), "D05", "extra-label"),
    "column of another name": Fault(edited("planting", "price", "cost"), "D05", "incorrect-label"),
    "other order": Fault(lambda c: c.column("planting", lambda cells: cells[::-1]), "D05", "incorrect-label"),
    "short row": Fault(edited("planting", ",2541", ""), "D05", "missing-cell"),
    "long row": Fault(edited("planting", "2541", "2541,1"), "D05", "extra-cell"),
    "blank row": Fault(edited("planting", "2541\n", "2541\n\n"), "D05", "blank-row"),
    "key twice": Fault(edited("planting", "2541\n", "2541\navenue,oak,2016,2541\n"), "D08", "primary-key"),
    "unique name twice": Fault(edited("streets", "Lindegade", "Egevej"), "D08", "unique-error"),
    "key that points nowhere": Fault(edited("shade", "0157", "9999"), "D09", "foreign-key"),
    "too small": Fault(edited("shade", ",3.3", ",-3.3"), "D07", "constraint-error"),
    "too large": Fault(edited("shade", ",3.3", ",100.1"), "D07", "constraint-error"),
    "year out of range": Fault(edited("planting", "2016", "2015"), "D07", "constraint-error"),
    "not in the list": Fault(edited("planting", "avenue", "avenu"), "D07", "constraint-error"),
    "not of the pattern": Fault(edited("streets", "0147", "147"), "D07", "constraint-error"),
    "nothing where something must be": Fault(edited("shade", ",3.3", ","), "D07", "constraint-error"),
    "Latin-1": Fault(edited("streets", "", "", encoding="latin-1"), "D03", "encoding-error"),
    "wrong checksum": Fault(
        lambda c: (c.folder / "planting.csv").write_text(
            (c.folder / "planting.csv").read_text().replace("2541", "2542")
        ),
        "D02",
        "hash-count",
    ),
    "missing file": Fault(lambda c: (c.folder / "planting.csv").unlink(), "D01", "scheme-error"),
    "file outside": Fault(
        lambda c: c.describe(lambda p: p["resources"][0].update(path="../x.csv")), "C07", "package-error"
    ),
    "unknown type": Fault(
        lambda c: c.describe(lambda p: p["resources"][0]["schema"]["fields"][0].update(type="word")),
        "D10",
        "field-error",
    ),
    "capital True": Fault(edited("streets", "true", "True"), "D06", reason="the standard also reads True, TRUE and 1"),
    "number with an exponent": Fault(
        edited("shade", ",3.3", ",33e-1"), "D06", reason="the standard also reads exponents"
    ),
    "unlisted table": Fault(lambda c: (c.folder / "more.csv").write_text("a\n1\n"), "D12", reason=OURS_ONLY),
    "not in the changelog": Fault(lambda c: (c.folder / CHANGELOG).write_text("# Changes\n"), "D13", reason=OURS_ONLY),
    "no origin": Fault(lambda c: c.describe(lambda p: p["resources"][0].pop("origin")), "D10", reason=OURS_ONLY),
    "no checksum": Fault(lambda c: c.describe(lambda p: p["resources"][0].pop("hash")), "D10", reason=OURS_ONLY),
    "no licence": Fault(lambda c: c.describe(lambda p: p["resources"][0].pop("licenses")), "D10", reason=OURS_ONLY),
    "no unit": Fault(
        lambda c: c.describe(lambda p: p["resources"][2]["schema"]["fields"][-1].pop("unit")), "D10", reason=OURS_ONLY
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_package_in_order_is_valid_for_both(copy):
    assert (copy.ours(), copy.frictionless()) == ([], [])


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_whatever_spoils_the_package_is_found_by_both(copy, fault):
    fault.spoil(copy)
    assert fault.code in copy.ours()
    if fault.reason:
        assert copy.frictionless() == [], "Frictionless finds it too now; expect that"
    else:
        assert fault.kind in copy.frictionless()


def test_every_problem_of_every_table_is_found_at_once(copy):
    for name in ("word for a number", "key that points nowhere", "too small"):
        FAULTS[name].spoil(copy)
    assert {"D06", "D07", "D09"} <= set(copy.ours())


def test_without_a_build_the_first_look_raises(copy):
    FAULTS["word for a number"].spoil(copy)
    with pytest.raises(ValueError, match="D06"):
        load(copy.folder)


@pytest.mark.parametrize("kind", TYPES)
def test_an_empty_cell_is_no_value(kind):
    assert parse("", kind) is None


@given(st.integers())
def test_whole_numbers_are_read_as_written(number):
    assert parse(str(number), "integer") == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_numbers_are_read_to_the_last_digit(number):
    assert str(parse(f"{number:f}", "number")) == f"{number:f}"


@given(st.dates())
def test_dates_and_months_are_read_as_written(day):
    assert parse(day.isoformat(), "date") == day
    assert parse(day.isoformat()[:7], "yearmonth") == day.isoformat()[:7]


@given(st.text(min_size=1))
def test_text_is_kept_as_it_is(text):
    assert parse(text, "string") == text


cells = (
    st.text(min_size=1)
    | st.text("0123456789.,-+eE_ ٣²", min_size=1)
    | st.sampled_from(
        ["true", "TRUE", "1", "NaN", "INF", "20190331", "2019-3-1", "2019-02-30", "2019-13", "2019-W01-1", "٢٠١٩-٠٣-٠١"]
    )
)


@given(cells, st.sampled_from(TYPES))
def test_whatever_we_read_frictionless_reads_as_the_same(raw, kind):
    try:
        ours = parse(raw, kind)
    except ValueError:
        return
    theirs, notes = frictionless.Field.from_descriptor({"name": "x", "type": kind}).read_cell(raw)
    assert not notes
    assert ours == (f"{theirs.year:04}-{theirs.month:02}" if kind == "yearmonth" else theirs)


def descriptor(copy: Copy) -> dict:
    return json.loads((copy.folder / PACKAGE_FILE).read_text(encoding="utf-8"))


def version(copy: Copy) -> tuple[int, ...]:
    return tuple(map(int, descriptor(copy)["version"].split(".")))


def change(copy: Copy) -> None:
    path = copy.folder / "planting.csv"
    path.write_text(path.read_text().replace("2541", "2542"))


def test_accepting_writes_checksums_a_higher_version_and_a_line_in_the_changelog(copy, capsys):
    before, log = version(copy), (copy.folder / CHANGELOG).read_text(encoding="utf-8")
    change(copy)
    assert accept_data(copy.folder, "A slip of the pen.") == 0
    assert version(copy) > before
    assert (copy.ours(), copy.frictionless()) == ([], [])
    now = (copy.folder / CHANGELOG).read_text(encoding="utf-8")
    entry = re.search(rf"^## {descriptor(copy)['version']}\n\n- A slip of the pen\..*planting", now, re.MULTILINE)
    assert entry and entry.start() < now.index("## 1.0.0")
    assert [line for line in log.splitlines() if line] == [line for line in now.splitlines() if line and line in log]
    assert "planting" in capsys.readouterr().out


def test_accepting_twice_changes_nothing_more(copy):
    change(copy)
    accept_data(copy.folder, "A slip of the pen.")
    after = {path.name: path.read_bytes() for path in copy.folder.iterdir()}
    assert accept_data(copy.folder, "Again.") == 0
    assert {path.name: path.read_bytes() for path in copy.folder.iterdir()} == after


def test_without_a_message_and_a_terminal_nothing_is_accepted(copy, monkeypatch, capsys):
    change(copy)
    before = {path.name: path.read_bytes() for path in copy.folder.iterdir()}
    monkeypatch.setattr(accept.sys, "stdin", io.StringIO())
    assert accept_data(copy.folder, None) == 2
    assert {path.name: path.read_bytes() for path in copy.folder.iterdir()} == before
    assert "--message" in capsys.readouterr().err


@pytest.mark.parametrize(("answer", "code"), [("A slip.", 0), ("  ", 2)])
def test_at_a_terminal_the_message_is_asked_for(copy, monkeypatch, answer, code):
    change(copy)
    monkeypatch.setattr(accept.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert accept_data(copy.folder, None) == code
    assert ("A slip." in (copy.folder / CHANGELOG).read_text(encoding="utf-8")) == (code == 0)


def test_the_description_stays_readable(copy):
    change(copy)
    accept_data(copy.folder, "A slip of the pen.")
    text = (copy.folder / PACKAGE_FILE).read_text(encoding="utf-8")
    assert json.dumps(descriptor(copy), ensure_ascii=False, indent=2) + "\n" == text
    assert "ø" in text
