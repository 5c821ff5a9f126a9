"""What a labelled cell returned, proven to be printable in every language before it leaves the child.

Everything foreign that printing could stumble over is tried here, where its author can be told.
"""

from __future__ import annotations

from collections.abc import Callable

from report.data.package import Package
from report.execute.failure import said
from report.execute.guard import Forbidden
from report.execute.records import Exhibit
from report.html.exhibit import table_html
from report.html.provenance import source_line
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results.exhibits import Column, Figure, Row, Table
from report.results.model import Model

Drawer = Callable[[Figure, str, Language], str]
KINDS = {"fig": (Figure,), "tbl": (Table, Model)}


class Unfit(Exception):
    """Raised for a result that cannot be printed: the code of its diagnostic, what is wrong and what cures it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def make_exhibit(
    label: str,
    result: object,
    opened: tuple[str, ...],
    package: Package,
    codes: tuple[str, ...],
    draw: Drawer,
) -> Exhibit:
    """The exhibit called `label`, in the languages `codes`; `opened` are the tables of `package` that it was made from.

    Raises Unfit; an error of a figure's own drawing is its cause.
    """
    wanted = KINDS[label.partition("-")[0]]
    if not isinstance(result, wanted):
        raise Unfit(
            "X07",
            f"{label} is not a {wanted[0].__name__} but {type(result).__name__}",
            f"let the last line of the cell be an expression that gives a {wanted[0].__name__}",
        )
    table = _table(result)
    _check_table(label, table)
    languages = [Language(code) for code in codes]
    for language in languages:
        _try(label, language, "X07", "cannot be printed", lambda at=language: table_html(table, at))
        _try(
            label,
            language,
            "X07",
            "has a source that cannot be printed",
            lambda at=language: source_line(table, opened, package, at),
        )
    if not isinstance(result, Figure):
        return Exhibit(label, table, opened, model=result if isinstance(result, Model) else None)
    alts = {at.code: _alt(label, result, at) for at in languages}
    drawings = {
        at.code: _try(label, at, "X08", "could not be drawn", lambda at=at: draw(result, label, at)) for at in languages
    }
    return Exhibit(label, table, opened, drawings, alts)


def _table(result: Figure | Table | Model) -> object:
    if isinstance(result, Model):
        return result.table()
    return result.table if isinstance(result, Figure) else result


def _check_table(label: str, table: object) -> None:
    if not isinstance(table, Table):
        raise Unfit(
            "X07", f"the numbers behind {label} are not a Table but {type(table).__name__}", "give table a Table"
        )
    parts = [(c, Column) for c in table.columns] + [(r, Row) for r in table.rows]
    parts += [(cell, (Value, Text, type(None))) for row in table.rows if isinstance(row, Row) for cell in row.cells]
    for part, wanted in parts:
        if not isinstance(part, wanted):
            raise Unfit(
                "X07",
                f"{label} holds {part!r}, which is neither a Value, a Text nor None",
                "Text.same(…) holds what is written alike in every language",
            )


def _alt(label: str, figure: Figure, language: Language) -> str:
    alt = _try(label, language, "X08", "has a text alternative that fails", lambda: figure.alt(language).strip())
    if not alt:
        raise Unfit(
            "T08", f"the text alternative of {label} is empty in {language.code}", "let alt say what the figure shows"
        )
    return alt


def _try(label: str, language: Language, code: str, what: str, do: Callable[[], str]) -> str:
    try:
        return do()
    except (Forbidden, MemoryError):
        raise
    except Exception as error:  # what prints and draws is foreign code: anything may come
        raise Unfit(code, f"{label} {what} in {language.code}: {said(error)}", "") from error
