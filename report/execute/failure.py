"""What an error in foreign code says to its author: a sentence, a line, and the places it came through."""

from __future__ import annotations

import linecache
import traceback
from pathlib import Path

ANALYSIS = "figures"
# What cures a value that rests on nothing.
FOUND_IT = "read it with data(…), compute it with difference(…) and its like, or give it with assumed(…)"


def said(error: BaseException) -> str:
    """The error as one line: its kind and its text."""
    text = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def line_in(error: BaseException, name: str) -> int:
    """The innermost line that was running in the code called `name`, or 0."""
    if isinstance(error, SyntaxError) and error.filename == name:
        return error.lineno or 0
    return next((line for file, line in reversed(_frames(error)) if file == name), 0)


def places(error: BaseException, root: Path) -> list[tuple[str, int, str]]:
    """File, line and text of the lines of the project's analysis that it came through, innermost first."""
    base = (root / ANALYSIS).resolve()
    frames = dict.fromkeys((Path(file).resolve(), line) for file, line in _frames(error) if not file.startswith("<"))
    return [
        (str(file.relative_to(root.resolve())), line, linecache.getline(str(file), line).strip())
        for file, line in reversed(frames)
        if file.is_relative_to(base)
    ]


def _frames(error: BaseException) -> list[tuple[str, int]]:
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((error.filename, error.lineno or 0))
    return frames
