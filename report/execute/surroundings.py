"""What is known around a data frame or a plot that a cell gives: options in every language, tables, origins, words."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from report.data.package import Package
from report.data.schema import Resource
from report.execute.printable import Sources, Unfit
from report.language.traced import DataText, traced
from report.language.values import Origin, Scalar
from report.markdown.cells import Cell
from report.markdown.told import Told, ToldIn

CURE_OF_ORIGINS = (
    'read the numbers with data("…").frame(), or say where they come from: '
    'frame.attrs["origins"] = data("…").frame().attrs["origins"]'
)


class Surroundings:
    """What is known around a result that is none of the generator's own.

    `cell` gave it, in a run that recorded `sources`; `namespace` holds the names of the cell, and `codes` are the
    languages that it is printed in.
    """

    def __init__(self, cell: Cell, sources: Sources, namespace: Mapping[str, object], codes: tuple[str, ...]) -> None:
        self.cell, self.sources, self.namespace, self.codes = cell, sources, namespace, codes

    @property
    def package(self) -> Package:
        """The data of the project."""
        return self.sources.package

    @cached_property
    def said(self) -> dict[str, ToldIn]:
        """What the cell says, by language."""
        return {side.language: side for side in self.cell.said}

    def told(self, code: str) -> Told:
        """What the cell says in the language `code`, or in the first where it stands in no file of that one."""
        side = self.said.get(code) or next(iter(self.said.values()), None)
        return side.told if side else Told()

    @cached_property
    def frames(self) -> list[object]:
        """The data frames that the code of the cell names."""
        pandas = sys.modules.get("pandas")
        names = {node.id for node in ast.walk(ast.parse(self.cell.code)) if isinstance(node, ast.Name)}
        found = (self.namespace.get(name) for name in sorted(names))
        return [each for each in found if pandas and isinstance(each, pandas.DataFrame)]

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """Where the data frames that the cell names were read, and else what stands in the tables that it opened."""
        named = {origin for frame in self.frames for origin in origins_in(frame)}
        return tuple(sorted(named or {self.package.resources[name].origin for name in self.sources.opened}))

    @cached_property
    def resources(self) -> list[Resource]:
        """The tables that it rests on: those it opened, and those that its frames were read from."""
        names = dict.fromkeys((*self.sources.opened, *(origin.resource for origin in self.origins)))
        return [self.package.resources[name] for name in names if name in self.package.resources]

    @cached_property
    def texts(self) -> dict[str, DataText]:
        """Every text in those tables that is the same in all languages, as a text that remembers its table."""
        codes = self.codes
        return {
            cell: DataText(traced(cell), resource.name)
            for resource in self.resources
            for column, cells in self._columns(resource)
            if not _language_of(column, codes)
            for cell in cells
            if isinstance(cell, str)
        }

    @cached_property
    def numbers(self) -> dict[str, set[float]]:
        """The numbers in those tables, by the names of their columns."""
        found: dict[str, set[float]] = {}
        for resource in self.resources:
            for column, cells in self._columns(resource):
                there = {
                    float(cell) for cell in cells if isinstance(cell, int | Decimal) and not isinstance(cell, bool)
                }
                found.setdefault(column, set()).update(there)
        return found

    def wordings(self, code: str) -> dict[str, str]:
        """What texts of the data are in the language `code`: codes with labels, and columns of several languages."""
        found: dict[str, str] = {}
        for resource in self.resources:
            for words in resource.labels.values():
                found |= {each: wording[code] for each, wording in words.items() if code in wording}
            columns = dict(self._columns(resource))
            for column, cells in columns.items():
                own = _language_of(column, self.codes)
                here = columns.get(f"{column.removesuffix(own)}{code}") if own else None
                found |= {str(a): traced(str(b)) for a, b in zip(cells, here or (), strict=False) if a and b}
        return found

    def heading(self, column: str, code: str) -> str:
        """The title of a column in those tables; empty where none has it, or several have different ones."""
        found = {resource.headings.get(column, {}).get(code, "") for resource in self.resources}
        found.discard("")
        return found.pop() if len(found) == 1 else ""

    def unfit(self, code: str, language: str, message: str, hint: str) -> Unfit:
        """What is wrong with the options in a `language`, at their place."""
        side = self.said.get(language)
        return Unfit(code, message, hint, (side.file, side.line) if side else None)

    def _columns(self, resource: Resource) -> Iterable[tuple[str, tuple[Scalar, ...]]]:
        table = self.package.tables.get(resource.name)
        return [(name, tuple(c for (c,) in table.at_hand(name))) for name in resource.fields] if table else []


def origins_in(frame: object) -> tuple[Origin, ...]:
    """Where a data frame says that it was read."""
    attrs = getattr(frame, "attrs", {})
    return tuple(origin for origin in attrs.get("origins", ()) if isinstance(origin, Origin))


def has_origin(around: Surroundings, origins: tuple[Origin, ...]) -> None:
    """Raises Unfit where there are no `origins`."""
    if not origins:
        what = f"nothing says where the numbers of {around.cell.label} come from"
        raise Unfit("X23", what, CURE_OF_ORIGINS)


def same_everywhere(around: Surroundings, left: Mapping[str, Iterable[str]], cure: str) -> None:
    """Raises Unfit for words that stand in no data and that more than one language prints as they are.

    `left` are those texts by language; `cure` says how to give the others, `{text}` being one of them.
    """
    languages: dict[str, list[str]] = {}
    for code, texts in left.items():
        for text in texts:
            if text not in around.texts and (code in around.said or not around.said):
                languages.setdefault(text, []).append(code)
    for text, codes in languages.items():
        if len(codes) > 1:
            told = f"{around.cell.label} prints {text!r} in {' and in '.join(codes)} alike"
            raise around.unfit("X22", codes[-1], told, cure.format(text=text))


def _language_of(column: str, codes: tuple[str, ...]) -> str:
    """The code that the name of a column ends in, as in name_da; empty for a column of no language."""
    return next((code for code in codes if column == code or column.endswith(f"_{code}")), "")
