"""What a labelled cell returned, proven to be printable in every language before it leaves the child.

Everything foreign that printing could stumble over is tried here, where its author can be told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from report.data.package import Package
from report.drawing import Drawing
from report.execute.failure import FOUND_IT, said
from report.execute.guard import Forbidden
from report.execute.records import CellResult
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.printed.case_form import printed_case_form
from report.printed.exhibit import PrintedModel
from report.printed.grid import printed_grid
from report.printed.model import printed_model
from report.printed.provenance import source_line
from report.printed.wordings import untraced
from report.results.case_form import CaseForm
from report.results.exhibits import Column, Figure, Reference, Row, Table
from report.results.model import Model

Tried = TypeVar("Tried")
Drawer = Callable[[Figure, str, Language], Drawing]
KINDS = {"fig": (Figure,), "tbl": (Table, Model, CaseForm)}


class Unfit(Exception):
    """Raised for a result that cannot be printed: the code of its diagnostic, what is wrong and what cures it.

    `at` is the file and the line where it is wrong, if that is not where the cell begins.
    """

    def __init__(self, code: str, message: str, hint: str, at: tuple[str, int] | None = None) -> None:
        super().__init__(message)
        self.code, self.hint, self.at = code, hint, at


@dataclass(frozen=True, slots=True)
class Sources:
    """What the run of a cell recorded: the tables of `package` that it `opened`, and the texts from values and data."""

    opened: list[str]
    traces: set[str]
    package: Package

    def tables(self, table: Table) -> tuple[str, ...]:
        """The tables that `table` was made from: those opened for it, and those that its cells name themselves."""
        cells = [cell for row in table.rows for cell in row.cells]
        values = [origin.resource for cell in cells if isinstance(cell, Value) for origin in cell.origins]
        wordings = [name for cell in cells if isinstance(cell, Text) for name, _ in cell.read]
        own = (name for name in (*values, *wordings) if name in self.package.resources)
        return tuple(dict.fromkeys((*self.opened, *own)))


def once_each(draw: Drawer) -> Drawer:
    """`draw`, which draws the same figure in the same language once."""
    drawn: dict[tuple[int, float | None, str], Drawing] = {}

    def again(figure: Figure, label: str, language: Language) -> Drawing:
        key = (id(figure.draw), figure.narrow_height, language.code)
        if key not in drawn:
            drawn[key] = draw(figure, label, language)
        return drawn[key]

    return again


def cell_result(label: str, result: object, sources: Sources, codes: tuple[str, ...], draw: Drawer) -> CellResult:
    """What the cell labelled `label` returned, made from `sources`, proven in the languages `codes`.

    Raises Unfit; an error of a figure's own drawing is its cause.
    """
    wanted = KINDS[label.partition("-")[0]]
    if not isinstance(result, wanted):
        what = f"{label} is not a {wanted[0].__name__} but {type(result).__name__}"
        raise Unfit("X07", what, _way_to(label.partition("-")[0], result))
    table = _checked(label, _table(result))
    opened, languages = sources.tables(table), [Language(code) for code in codes]
    models: dict[str, PrintedModel] = {}
    for at in languages:
        _try(label, at, "X07", "cannot be printed", partial(printed_grid, table, at))
        source = partial(source_line, table, opened, sources.package, at)
        _try(label, at, "X07", "has a source that cannot be printed", source)
        models |= _with_wordings(label, result, at)
    drawings = _drawings(label, result, languages, draw) if isinstance(result, Figure) else {}
    left = {
        at.code: untraced(table, drawings.get(at.code), models.get(at.code), sources.traces, at) for at in languages
    }
    model = result if isinstance(result, Model) else None
    form = result if isinstance(result, CaseForm) else None
    typed = {code: found for code, found in left.items() if found}
    return CellResult(label, table, opened, drawings, model, form, typed)


def _way_to(kind: str, result: object) -> str:
    """How a cell comes to give what its label promises."""
    ways = {
        "fig": "a Figure (Figure.bars, .lines or .dots for a common chart), a figure or axes of matplotlib, or a plot "
        "of plotnine",
        "tbl": "a Table, a Model or a DataFrame (#| tbl-columns: says its titles, units and decimals)",
    }
    first = "let the last line of the cell be an expression that gives "
    if result is None:
        first = "the last line gives nothing, as an assignment and a call of show() do: end the cell with "
    return first + ways[kind]


def _with_wordings(label: str, result: object, at: Language) -> dict[str, PrintedModel]:
    """Proves the wordings of a model or a form, and gives what a model prints by its language."""
    what = "has wordings that cannot be printed"
    if isinstance(result, CaseForm):
        _try(label, at, "X07", what, partial(printed_case_form, result, at))
    if isinstance(result, Model):
        return {at.code: _try(label, at, "X07", what, partial(printed_model, result, at))}
    return {}


def _drawings(label: str, figure: Figure, languages: list[Language], draw: Drawer) -> dict[str, Drawing]:
    for at in languages:
        _check_alt(label, figure, at)
    return {at.code: _try(label, at, "X08", "could not be drawn", partial(draw, figure, label, at)) for at in languages}


def _table(result: Figure | Table | Model | CaseForm) -> object:
    if isinstance(result, Model):
        return result.table()
    return result.table if isinstance(result, Figure | CaseForm) else result


def _checked(label: str, table: object) -> Table:
    if not isinstance(table, Table):
        raise Unfit(
            "X07", f"the numbers behind {label} are not a Table but {type(table).__name__}", "give table a Table"
        )
    parts: list[tuple[object, tuple[type, ...]]] = [(column, (Column,)) for column in table.columns]
    parts += [(row, (Row,)) for row in table.rows]
    parts += [
        (cell, (Value, Text, Reference, type(None))) for row in table.rows if isinstance(row, Row) for cell in row.cells
    ]
    for part, wanted in parts:
        if not isinstance(part, wanted):
            raise Unfit(
                "X07",
                f"{label} holds {part!r}, which is neither a Value, a Text, a Reference nor None",
                "Text.same(…) holds what is written alike in every language",
            )
        if isinstance(part, Value) and not part.founded:
            what = f"{label} holds {part.number or part.text or part.date}, which says"
            raise Unfit("V07", f"{what} neither where it was read nor how it was computed", FOUND_IT)
    return table


def _check_alt(label: str, figure: Figure, language: Language) -> None:
    alt = _try(label, language, "X08", "has a text alternative that fails", lambda: figure.alt(language).strip())
    if not alt:
        raise Unfit(
            "T08", f"the text alternative of {label} is empty in {language.code}", "let alt say what the figure shows"
        )


def _try(label: str, language: Language, code: str, what: str, do: Callable[[], Tried]) -> Tried:
    try:
        return do()
    except (Forbidden, MemoryError):
        raise
    except Exception as error:  # what prints and draws is foreign code: anything may come
        raise Unfit(code, f"{label} {what} in {language.code}: {said(error)}", "") from error
