"""Values, checks and commands that analyses register by decorator.  Knows nothing of what they compute."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from report.language.values import Value

if TYPE_CHECKING:
    from report.results.handout import Command

_VALUES: dict[str, Callable[[], Mapping[str, Value] | Iterable[tuple[str, Value]]]] = {}
_CHECKS: dict[str, Callable[[], str | None]] = {}
_COMMANDS: dict[str, Command] = {}
_HELP: dict[str, str] = {}


def values(prefix: str):
    """Register a function that returns values by the last part of their names.

        @values("institution")
        def institution() -> dict[str, Value]:
            return {"advised.2016-03": …}        # value("institution.advised.2016-03")

    Raises ValueError when the prefix is taken.
    """
    return _registrar(_VALUES, prefix)


def check(name: str):
    """Register a reconciliation that runs in every build.

    The function returns None when the statement holds, else a sentence that says what does not.
    """
    return _registrar(_CHECKS, name)


def command(name: str, *, help: str):
    """Register a command of the project, ``./build.py NAME FILE --language da --output PAGE``.

        @command("tally", help="count the trees in a list of your own")
        def tally(request: Request) -> Answer:
            return Handout(…)

    The function is given the content of the file and returns a page, a text or what is wrong with the file; `help` is
    its line in ``--help``.  Commands of the generator come first: one of the same name is never called.
    Raises ValueError when the name is taken.
    """
    _HELP[name] = help
    return _registrar(_COMMANDS, name)


def all_values() -> dict[str, Value]:
    """Every registered value by its full name.  Raises ValueError when a name is given twice."""
    found: dict[str, Value] = {}
    for prefix, function in _VALUES.items():
        for name, value in dict(function()).items():
            full = f"{prefix}.{name}" if prefix else name
            if full in found:
                raise ValueError(f"the value {full!r} is registered twice")
            found[full] = value
    return found


def all_checks() -> dict[str, Callable[[], str | None]]:
    """Every registered reconciliation by name."""
    return dict(_CHECKS)


def all_commands() -> dict[str, Command]:
    """Every registered command by name."""
    return dict(_COMMANDS)


def command_help() -> dict[str, str]:
    """The line in ``--help`` of every registered command, by name."""
    return {name: _HELP[name] for name in _COMMANDS}


def _registrar(table: dict[str, Callable], name: str):
    def register(function: Callable) -> Callable:
        if name in table and table[name].__qualname__ != function.__qualname__:
            raise ValueError(f"{name!r} is registered twice")
        table[name] = function
        return function

    return register
