"""Values and checks that analyses register by decorator.  Knows nothing of what they compute."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from report.values import Value

_VALUES: dict[str, Callable[[], Mapping[str, Value] | Iterable[tuple[str, Value]]]] = {}
_CHECKS: dict[str, Callable[[], str | None]] = {}


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


def _registrar(table: dict[str, Callable], name: str):
    def register(function: Callable) -> Callable:
        if name in table and table[name].__qualname__ != function.__qualname__:
            raise ValueError(f"{name!r} is registered twice")
        table[name] = function
        return function
    return register
