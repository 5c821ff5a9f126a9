"""What Babel prints, remembered: loading its locales takes longer than a page has values.

What is printed depends on the arguments alone, and on the packages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal

_known: dict[tuple[object, ...], str] = {}
_recalled: set[tuple[object, ...]] = set()


def decimal(number: Decimal, pattern: str, locale: str) -> str:
    """`number` after a pattern of Unicode CLDR."""

    def work() -> str:
        from babel.numbers import format_decimal

        return format_decimal(number, format=pattern, locale=locale)

    return _printed(("decimal", str(number), pattern, locale), work)


def day(when: date, pattern: str, locale: str) -> str:
    """A date after a pattern of Unicode CLDR."""

    def work() -> str:
        from babel.dates import format_date

        return format_date(when, pattern, locale=locale)

    return _printed(("day", when.isoformat(), pattern, locale), work)


def listing(items: tuple[str, ...], locale: str) -> str:
    """`items` as a list in running text."""

    def work() -> str:
        from babel.lists import format_list

        return format_list(list(items), style="standard", locale=locale)

    return _printed(("list", items, locale), work)


def load(locale: str) -> None:
    """Load what Babel knows of a locale now, so that every child that is forked later has it.

    One that it does not know is left to whoever prints something.
    """
    from babel.localedata import load

    with suppress(OSError):
        load(locale)


def recall(printed: Mapping[tuple[object, ...], str]) -> None:
    """Take in what earlier builds printed."""
    _known.update(printed)
    _recalled.update(_known)


def news() -> dict[tuple[object, ...], str]:
    """All that was printed, when something was printed for the first time; else nothing."""
    return dict(_known) if _known.keys() - _recalled else {}


def _printed(what: tuple[object, ...], work: Callable[[], str]) -> str:
    if what not in _known:
        _known[what] = work()
    return _known[what]
