"""What a value answers when it is asked: what it is, how precise, where it stands, and how it came about.

An answer is bound to a language and holds no markup.  Its operands have answers of their own, by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2s

from report.language.interface import word
from report.language.units import EXACT, RATE
from report.language.values import UNRECORDED, Origin, Value
from report.printed.explained import explained
from report.printed.grid import Grid, GridRow, cell_name
from report.printed.names import Names
from report.printed.provenance import places_in
from report.results.exhibits import Table

_UNDER = " \N{EN DASH} "  # between the headings of a row and of a column, which may both hold commas and colons
_DIGEST = 5  # bytes of a name that is made of a value


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in a source as it is printed: the source's key, and its public address, empty where none is known."""

    text: str
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class DataPlace:
    """A table of the data, by name, title and path, and what the row is called that was read, if it was one row."""

    table: str
    title: str
    path: str
    row: str


_Places = tuple[tuple[SourcePlace, ...], tuple[DataPlace, ...]]


@dataclass(frozen=True, slots=True)
class Operand:
    """What a value was computed of: the name that it answers by, how it is printed and what it is called."""

    name: str
    printed: str
    called: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of the value `name`: what it is `called`, and it `printed` with its unit.

    `unit`, of what is printed without it, and `precision` are in words, empty where there is nothing to say;
    `computation` has the words and figures of a value that was computed from `operands`.
    """

    name: str
    called: str
    printed: str
    unit: str
    precision: str
    sources: tuple[SourcePlace, ...]
    data: tuple[DataPlace, ...]
    computation: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that is asked by `name`; `called` says what it is where nothing else does, `exhibit` where it stands."""

    name: str
    value: Value
    called: str = ""
    exhibit: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of values that `names` can name; words around them are in the language `interface`, a code.

    `models` are the names for the values of exhibits whose cells belong to a run of their own, by label.
    """

    names: Names
    interface: str
    models: Mapping[str, Names] = field(default_factory=dict)
    # What was made already: an edition prints a value in several places, and many values come from one.
    _made: dict[str, Answer] = field(default_factory=dict, init=False, repr=False, compare=False)
    _places: dict[tuple[Origin, ...], _Places] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, asked: Asked) -> Answer:
        """The answer of one value."""
        if asked.name not in self._made:
            self._made[asked.name] = self._answer(asked)
        return self._made[asked.name]

    def _answer(self, asked: Asked) -> Answer:
        value, names = asked.value, self._names(asked)
        if value.origins not in self._places:
            self._places[value.origins] = tuple(self._sources(value.origins)), tuple(self._data(value.origins))
        sources, data = self._places[value.origins]
        return Answer(
            asked.name,
            self._called(asked),
            names.language.value(value),
            self._unit(value),
            self._precision(value),
            sources,
            data,
            self._computation(value, names),
            tuple(self._operands(value)),
        )

    def with_operands(self, asked: Iterable[Asked]) -> Iterator[Asked]:
        """The values `asked`, each once, and behind them all that they were computed of."""
        waiting, seen = list(asked), set[str]()
        for one in waiting:  # which grows meanwhile
            if one.name not in seen:
                seen.add(one.name)
                yield one
                waiting += self._computed_of(one.value)

    def _names(self, asked: Asked) -> Names:
        return self.models.get(asked.exhibit, self.names)

    def _computed_of(self, value: Value) -> list[Asked]:
        how = value.computation
        if how is None or how.does == UNRECORDED:
            return []
        named = ((o, self.names.values[o]) if isinstance(o, str) else (anonymous(o), o) for o in how.of)
        return [Asked(name, operand) for name, operand in named]

    def _operands(self, value: Value) -> Iterator[Operand]:
        for asked in self._computed_of(value):
            yield Operand(asked.name, self.names.language.value(asked.value), self._called(asked))

    def _called(self, asked: Asked) -> str:
        """What its author calls it, or the headings that it stands under, or what its record says."""
        own = self.names.language.text(asked.value.name) if asked.value.name else asked.called
        return own or self._names(asked).of(asked.value) or asked.name

    def _computation(self, value: Value, names: Names) -> str:
        """Its words and figures; of one that nobody has recorded no more is known than whose result it is."""
        how = value.computation
        return word("computed", self.interface) if how and how.does == UNRECORDED else explained(value, names)

    def _unit(self, value: Value) -> str:
        """The unit of what is printed without it; other units stand beside the number."""
        return word("answer_rate", self.interface) if value.number is not None and value.unit == RATE else ""

    def _precision(self, value: Value) -> str:
        if value.number is None:
            return ""
        key = {0: "answer_whole", 1: "answer_one_decimal"}.get(value.decimals, "answer_decimals")
        said = word(key, self.interface, number=str(value.decimals))
        if value.precision == EXACT:
            return said
        return f"{self.names.language.rules.precisions[value.precision]}; {said}"

    def _sources(self, origins: Iterable[Origin]) -> Iterator[SourcePlace]:
        package = self.names.package
        for source, text in places_in(origins, package, self.names.language):
            yield SourcePlace(text, source, str(package.sources.get(source, {}).get("path") or ""))

    def _data(self, origins: Iterable[Origin]) -> Iterator[DataPlace]:
        """The tables of `origins`, each once, with the row where there is but one."""
        package = self.names.package
        keys: dict[str, list[str]] = {}
        for origin in origins:
            if origin.resource in package.resources:
                keys.setdefault(origin.resource, []).append(origin.key)
        for name, found in keys.items():
            key = found[0] if len(found) == 1 else ""
            row = self.names.row(name, package.table(name).with_key(key)) if key else ""
            yield DataPlace(name, self.names.table(name), package.resources[name].path, row)


def anonymous(value: Value) -> str:
    """A name for an operand that is not registered: the same for the same value, and unlike any that is."""
    return f"~{blake2s(repr(value).encode(), digest_size=_DIGEST).hexdigest()}"


def _of_row(grid: Grid, row: GridRow) -> str:
    """What a row is called by its first cell, a bare number with the heading that it stands under."""
    first = row.cells[0]
    return f"{grid.columns[0].heading} {first}" if first.isdigit() else first


def asked_of_table(label: str, table: Table, grid: Grid) -> Iterator[Asked]:
    """The values in the cells of the exhibit `label`, called by the headings of their row and column in `grid`."""
    for number, (row, printed) in enumerate(zip(table.rows, grid.rows, strict=True), 1):
        for at, cell in enumerate(row.cells):
            if isinstance(cell, Value):
                called = _UNDER.join(filter(None, (_of_row(grid, printed) if at else "", grid.columns[at].heading)))
                called = called[:1].upper() + called[1:]
                yield Asked(cell_name(label, number, at + 1), cell, called, label)
