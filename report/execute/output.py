"""What a cell prints while it runs, and what Python warns of: it stands in no edition, and its author is told so."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from report.diagnostics import WARNING, Diagnostic
from report.markdown.cells import Cell

_SHOWN = 120  # characters of what was printed


@contextmanager
def said_aside() -> Iterator[io.StringIO]:
    """Collects what is printed within this context, on either channel, instead of showing it."""
    collected = io.StringIO()
    with redirect_stdout(collected), redirect_stderr(collected), warnings.catch_warnings():
        warnings.showwarning = _warned
        yield collected


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: object = None,
) -> None:
    """Prints a warning in one line, without the code that it comes from."""
    print(f"{category.__name__}: {message}")


def lost_output(said: str, file: str, cell: Cell) -> list[Diagnostic]:
    """A warning that `said`, printed by `cell` of the chapter `file`, stands in no edition; none if it said nothing."""
    words = " ".join(said.split())
    if not words:
        return []
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    named = f"the cell {cell.label}" if cell.label else "the cell"
    hint = "remove what prints it, or mend what Python warns of; only what a cell with a label returns is printed"
    return [Diagnostic(file, cell.line, "X11", f"what {named} says is printed nowhere: {shown!r}", hint, WARNING)]
