"""What running takes and gives: the exhibits of cells and the values of the analysis.  Runs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from report.cache.memory import Kind, Memory
from report.cache.places import digest
from report.data.package import Package
from report.diagnostics import Diagnostic
from report.drawing import Drawing
from report.language.values import Value
from report.markdown.cells import Cell
from report.markdown.source import Source
from report.printed.wordings import Wording
from report.results.exhibits import Table
from report.results.motif import Motif
from report.style.theme import Theme

if TYPE_CHECKING:
    from report.results.case_form import CaseForm
    from report.results.model import Model
    from report.results.runs import Run


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` from one message of a child to the next; `megabytes` beyond what the parent already holds."""

    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class CellResult:
    """What a labelled cell returned: a table, or a figure's drawings by language with the numbers behind it.

    A model is its table as it starts, and itself, as is the form of a case.  `untraced` are by language the wordings
    that may hold a number which comes neither from a value nor from the data.  `made_by` is the function of the
    analysis that the cell ends in, as "figures.trees.growth"; empty where it ends in none.
    """

    label: str
    table: Table
    opened: tuple[str, ...]
    drawings: dict[str, Drawing] = field(default_factory=dict)
    model: Model | None = None
    form: CaseForm | None = None
    untraced: dict[str, tuple[Wording, ...]] = field(default_factory=dict)
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Analysed:
    """All values by name, or None when they could not be computed.

    With them the names of the checks that passed, what went wrong, the digests of the project's code that was read, by
    the names of dependencies, the motifs of covers by name, and the runs of operations that values are taken of.
    """

    values: Mapping[str, Value] | None
    passed: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    read: Mapping[str, str] = field(default_factory=dict)
    motifs: Mapping[str, Motif] = field(default_factory=dict)
    runs: Mapping[str, Run] = field(default_factory=dict)


@dataclass(slots=True)
class Results:
    """What the cells returned, by chapter file and label, and all values; `reused` and `ran` count jobs.

    `digests` are those of the exhibits of a chapter, by its file, and of the values, by an empty name; what could not
    be cached is not in it.
    """

    exhibits: dict[str, Mapping[str, CellResult]] = field(default_factory=dict)
    analysed: Analysed = field(default_factory=lambda: Analysed(None))
    reused: int = 0
    ran: int = 0
    digests: dict[str, str] = field(default_factory=dict)

    def file_under(self, files: Mapping[str, str]) -> None:
        """What the cells of a file returned is known by another, that of the first language, from now on."""
        for ran, known in ((ran, known) for ran, known in files.items() if ran != known):
            if ran in self.exhibits:
                self.exhibits[known] = self.exhibits.pop(ran)
            if ran in self.digests:
                self.digests[known] = self.digests.pop(ran)


CELLS: Kind[Mapping[str, CellResult]] = Kind("cells")
VALUES: Kind[Analysed] = Kind("values")


# What a child sends to its parent, what it does, and who is told the number of a job that has done all it had to.
Send = Callable[[object], None]
Job = Callable[[Send], None]
Ended = Callable[[int], None]


class Runner(Protocol):
    """What runs jobs in children, here or elsewhere."""

    def __call__(self, jobs: Sequence[Job], workers: int, limits: Limits, ended: Ended) -> Iterator[tuple[int, object]]:
        """As :func:`report.execute.fork.run_forked`."""


@dataclass(frozen=True, slots=True)
class Execution:
    """What cells run with: the project in `root` with its data, `workers` children at once, each within `limits`.

    Exhibits are printed in `languages`, the codes of the publication's editions; figures are drawn in the look of
    `theme`.  Without a `runner` the children are this process's own.
    """

    root: Path
    package: Package
    languages: tuple[str, ...]
    memory: Memory
    limits: Limits
    workers: int
    theme: Theme = field(default_factory=Theme)
    runner: Runner | None = None


ANALYSIS_NAME = "all values and reconciliations"


def cells_name(source: Source, execution: Execution) -> str:
    """The name of the results of a chapter's cells; moving a cell does not change what it returns."""
    cells = digest(*(_runs(cell) for cell in source.cells), execution.theme.drawn_with())
    return f"{source.file} {'+'.join(execution.languages)} {cells}"


def _runs(cell: Cell) -> tuple[object, ...]:
    """All that the result of a cell depends on besides what it reads."""
    said = tuple((side.language, repr(side.told)) for side in cell.said)
    return (cell.code, cell.label, said) if said else (cell.code, cell.label)
