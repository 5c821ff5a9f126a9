"""A style sheet is parsed once in a process, however many documents have it.

WeasyPrint parses the style of a document with every layout; that of all parts of an edition is the same.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import weasyprint
from weasyprint import css as engine

_LISTS, _TABLES = ("page_rules", "layers"), ("counter_style", "color_profiles")


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A parsed style sheet, what it added to the lists and tables of its document, and what was said of it."""

    sheet: Any
    added: dict[str, Any]
    said: list[logging.LogRecord]


class Sheets:
    """The style sheets that were parsed for the typefaces of one configuration of fonts."""

    def __init__(self) -> None:
        self._parsed: dict[str, _Parsed] = {}

    @contextmanager
    def parsed_once(self) -> Iterator[None]:
        """Within this context a style sheet in a document that was parsed before is not parsed again."""
        parse = engine.CSS

        def sheet(string: str | None = None, **options: Any) -> Any:
            if string is None:
                return parse(**options)
            if string not in self._parsed:
                self._parsed[string] = _parse(parse, string, options)
            else:
                for record in self._parsed[string].said:
                    weasyprint.LOGGER.handle(record)
            found = self._parsed[string]
            for name in _LISTS:
                options[name].extend(found.added[name])
            for name in _TABLES:
                options[name].update(found.added[name])
            return found.sheet

        engine.CSS = sheet
        try:
            yield
        finally:
            engine.CSS = parse


def _parse(parse: Any, string: str, options: dict[str, Any]) -> _Parsed:
    added: dict[str, Any] = {name: [] for name in _LISTS} | {name: options[name].copy() for name in _TABLES}
    listener = _Listener()
    weasyprint.LOGGER.addHandler(listener)
    try:
        return _Parsed(parse(string=string, **options | added), added, listener.records)
    finally:
        weasyprint.LOGGER.removeHandler(listener)


class _Listener(logging.Handler):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
