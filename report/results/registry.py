"""Values, checks, commands and motifs that analyses register by decorator.  Knows nothing of what they compute."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from report.language.values import Value

if TYPE_CHECKING:
    from report.results.handout import Command
    from report.results.motif import MotifMaker
    from report.results.runs import Run

ValuesFunction = Callable[[], Mapping[str, Value] | Iterable[tuple[str, Value]]]
RunsFunction = Callable[[], "Iterable[Run]"]
Check = Callable[[], str | None]
# A decorated function keeps its own type.
V = TypeVar("V", bound=ValuesFunction)
R = TypeVar("R", bound=RunsFunction)
K = TypeVar("K", bound=Check)
C = TypeVar("C", bound="Command")
M = TypeVar("M", bound="MotifMaker")
F = TypeVar("F", bound=Callable[..., object])


class Registry:
    """The functions that an analysis registered, by name: those of values, the checks, commands and motifs."""

    def __init__(self) -> None:
        self._values: dict[str, ValuesFunction] = {}
        self._runs: dict[str, RunsFunction] = {}
        self._checks: dict[str, Check] = {}
        self._commands: dict[str, Command] = {}
        self._help: dict[str, str] = {}
        self._motifs: dict[str, MotifMaker] = {}

    def add_values(self, prefix: str, function: ValuesFunction) -> None:
        """Register a function whose values' names begin with `prefix`.  Raises ValueError when that is taken."""
        _add(self._values, prefix, function)

    def add_runs(self, function: RunsFunction) -> None:
        """Register a function that gives runs of declared operations."""
        _add(self._runs, f"{function.__module__}.{function.__qualname__}", function)

    def add_check(self, name: str, function: Check) -> None:
        """Register a reconciliation.  Raises ValueError when the name is taken."""
        _add(self._checks, name, function)

    def add_command(self, name: str, function: Command, help: str) -> None:
        """Register a command with its line of help.  Raises ValueError when the name is taken."""
        _add(self._commands, name, function)
        self._help[name] = help

    def add_motif(self, name: str, function: MotifMaker) -> None:
        """Register a function that makes the motif of a cover.  Raises ValueError when the name is taken."""
        _add(self._motifs, name, function)

    def values(self) -> dict[str, Value]:
        """Every value by its full name, computed now.  Raises ValueError when a name is given twice."""
        computed: dict[str, Value] = {}
        for prefix, function in self._values.items():
            for name, value in dict(function()).items():
                full = f"{prefix}.{name}" if prefix else name
                if full in computed:
                    raise ValueError(f"the value {full!r} is registered twice")
                computed[full] = value
        return computed

    def runs(self) -> dict[str, Run]:
        """Every run by its name.  Raises ValueError when a name is given twice."""
        found: dict[str, Run] = {}
        for run in (run for function in self._runs.values() for run in function()):
            if run.name in found:
                raise ValueError(f"the run {run.name!r} is registered twice")
            found[run.name] = run
        return found

    def checks(self) -> dict[str, Check]:
        """Every reconciliation by name."""
        return dict(self._checks)

    def commands(self) -> dict[str, Command]:
        """Every command by name."""
        return dict(self._commands)

    def help(self) -> dict[str, str]:
        """The line in ``--help`` of every command, by name."""
        return dict(self._help)

    def motifs(self) -> dict[str, MotifMaker]:
        """Every function that makes a motif, by name."""
        return dict(self._motifs)


# The last one is in use.
_registries = [Registry()]


@contextmanager
def use(registry: Registry) -> Iterator[Registry]:
    """Let the decorators and the functions of this module work on `registry` inside the block."""
    _registries.append(registry)
    try:
        yield registry
    finally:
        _registries.pop()


def values(prefix: str) -> Callable[[V], V]:
    """Register a function that returns values by the last part of their names.

        @values("institution")
        def institution() -> dict[str, Value]:
            return {"advised.2016-03": …}        # value("institution.advised.2016-03")

    Raises ValueError when the prefix is taken.
    """

    def register(function: V) -> V:
        _registries[-1].add_values(prefix, function)
        return function

    return register


def runs(function: R) -> R:
    """Register a function that gives runs of declared operations, of which values are taken.

    @runs
    def growing() -> Iterable[Run]:
        yield Run.of("growth", Text(…), operations, given)
    """
    _registries[-1].add_runs(function)
    return function


def check(name: str) -> Callable[[K], K]:
    """Register a reconciliation that runs in every build.

    The function returns None when the statement holds, else a sentence that says what does not.
    Raises ValueError when the name is taken.
    """

    def register(function: K) -> K:
        _registries[-1].add_check(name, function)
        return function

    return register


def command(name: str, *, help: str) -> Callable[[C], C]:
    """Register a command of the project, ``./build.py NAME FILE --language da --output PAGE``.

        @command("tally", help="count the trees in a list of your own")
        def tally(request: Request) -> Answer:
            return Handout(…)

    The function is given the content of the file and returns a page, a text or what is wrong with the file; `help` is
    its line in ``--help``.  Commands of the generator come first: one of the same name is never called.
    Raises ValueError when the name is taken.
    """

    def register(function: C) -> C:
        _registries[-1].add_command(name, function, help)
        return function

    return register


def motif(name: str) -> Callable[[M], M]:
    """Register a function that makes the motif of a cover, which _quarto.yml names under ``cover:`` of a publication.

        @motif("bars")
        def bars() -> tuple[Rectangle, ...]:
            return (Rectangle(left=0, bottom=0, width=42, height=30, role="primary"),)

    Raises ValueError when the name is taken.
    """

    def register(function: M) -> M:
        _registries[-1].add_motif(name, function)
        return function

    return register


def all_values() -> dict[str, Value]:
    """Every registered value by its full name.  Raises ValueError when a name is given twice."""
    return _registries[-1].values()


def all_runs() -> dict[str, Run]:
    """Every registered run by its name.  Raises ValueError when a name is given twice."""
    return _registries[-1].runs()


def all_checks() -> dict[str, Check]:
    """Every registered reconciliation by name."""
    return _registries[-1].checks()


def all_commands() -> dict[str, Command]:
    """Every registered command by name."""
    return _registries[-1].commands()


def command_help() -> dict[str, str]:
    """The line in ``--help`` of every registered command, by name."""
    return _registries[-1].help()


def all_motifs() -> dict[str, MotifMaker]:
    """Every registered function that makes a motif, by name."""
    return _registries[-1].motifs()


def _add(table: dict[str, F], name: str, function: F) -> None:
    if name in table and table[name].__qualname__ != function.__qualname__:
        raise ValueError(f"{name!r} is registered twice")
    table[name] = function
