"""What follows from another problem that is told where it stands, and is not told beside it.

Knows which codes go before which; the rest it sees by the places that problems and their hints name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from report.diagnostics import ERROR, Diagnostic, Diagnostics
from report.markdown.source import Source

# Before languages are compared paragraph by paragraph, and paragraphs are approved, each has to be sound by itself.
_OF_A_MARK = ("T06", "T07", "T10", "T17", "T21", "V01", "V02", "V05")
_OF_A_PARAGRAPH = ("T", "V", "N", "X", "P02", "P03")
_PLACE = re.compile(r"([^\s:]+\.(?:qmd|py)):(\d+)")

# The codes of the problems in each line of each file.
_Told = Mapping[str, Mapping[int, set[str]]]


def take_back_consequences(found: Diagnostics, sources: Mapping[str, Source]) -> None:
    """Take back what follows in `found` from another error there; `sources` are the chapters by file."""
    found.take_back(lambda problems: _following(problems, sources))


def _following(problems: Collection[Diagnostic], sources: Mapping[str, Source]) -> list[Diagnostic]:
    told: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for problem in problems:
        if problem.severity == ERROR:
            told[problem.file][problem.line].add(problem.code)
    return [problem for problem in problems if _follows(problem, told, sources)]


def _follows(problem: Diagnostic, told: _Told, sources: Mapping[str, Source]) -> bool:
    places = [(problem.file, problem.line), *((file, int(line)) for file, line in _PLACE.findall(problem.hint))]
    match problem.code:
        case "P01" | "P02":  # sections and boxes are paired by their labels
            return any("T04" in codes for file, _ in places for codes in told.get(file, {}).values())
        case "P03":
            return any(code in _OF_A_MARK for place in places for code in _around(place, told, sources))
        case "P05":
            return any(code.startswith(_OF_A_PARAGRAPH) for place in places for code in _around(place, told, sources))
        case "T12":  # the caption stands in an option that could not be read
            return "T11" in _around(places[0], told, sources)
        case "X01":  # what a cell imports could not be read
            return any("V03" in told.get(file, {}).get(line, ()) for file, line in places[1:])
    return False


def _around(place: tuple[str, int], told: _Told, sources: Mapping[str, Source]) -> Iterator[str]:
    """The codes of what is told of the lines, up to the next empty one, that begin at `place`."""
    file, line = place
    if file not in sources or file not in told or not line:
        return
    lines, at = sources[file].lines, line
    while at <= len(lines) and (at == line or lines[at - 1].strip()):
        yield from told[file].get(at, ())
        at += 1
