"""Quarto's shortcodes in the text of a chapter: ``{{< pagebreak >}}`` and ``{{< meta key >}}``; no other is read.

Files are included before (:mod:`report.markdown.included`).  Three braces on each side print a shortcode as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from report.diagnostics import nearest
from report.markdown.line_markers import Lines

PAGE_BREAK = "page-break"  # the class of a block that begins a page; see report.markdown.structure
_CODE = re.compile(
    r"\{(?P<shown>\{\{<.*?>\}\})\}|\{\{<\s*(?P<name>[\w-]*)\s*(?P<given>.*?)\s*>\}\}|\{\{(?P<open><)(?=\s*\w)"
)
_BREAK = re.compile(r"\{\{<\s*pagebreak\s*>\}\}\s*")
_ANY = "an unknown shortcode is written here as what it would print, or shown with three braces on each side"
# What to do instead of a shortcode of Quarto or of a well-known extension.
_INSTEAD = {
    "include": "let it stand alone at the beginning of a line, outside code",
    "pagebreak": "let it stand alone at the beginning of a line, outside code",
    "video": "link to it: [what it shows](https://…)",
    "embed": "let a cell return the figure or the table",
    "var": 'register a value and write `{python} value("name")`, or {{< meta key >}} for a text of the front matter',
    "env": "a text that differs from machine to machine cannot be printed; write it",
    "kbd": "write the keys as code: `Ctrl-S`",
    "placeholder": 'add the picture itself: ![caption](picture.png){#fig-… fig-alt="…"}',
    "lipsum": "write the text, or give the chapter status: draft",
    "brand": "the theme in _quarto.yml has the colours and the logo",
    "contents": "move the text to its place",
    "version": "write the version",
    "fa": "write the word; icons are not printed",
    "bi": "write the word; icons are not printed",
}

# Reports a code, a message, a line and a hint.
Report = Callable[[str, str, int, str], None]


class Shortcodes:
    """Reads the shortcodes of a chapter, which may print the texts `known`; what cannot be read goes to `report`.

    `used` are the keys of those that it prints.
    """

    def __init__(self, known: Mapping[str, str], report: Report) -> None:
        self.known, self.report = known, report
        self.used: set[str] = set()

    def text(self, number: int, line: str) -> Lines:
        """The `line` of running text with this number, as the lines that pandoc reads in its place."""
        if "{{" not in line:
            return [(number, line)]
        if _BREAK.fullmatch(line):
            return [(number, part) for part in ("", f"::: {{.{PAGE_BREAK}}}", ":::", "")]
        return [(number, self.read(number, line, escape=True))]

    def read(self, number: int, line: str, *, escape: bool = False) -> str:
        """A `line` with what its shortcodes print; in text, unlike in code, signs that pandoc reads are to `escape`."""

        def printed(found: re.Match[str]) -> str:
            if found["shown"]:
                return found["shown"].replace("<", "\\<").replace(">", "\\>") if escape else found["shown"]
            return self._printed(found["name"] or "", found["given"] or "", number)

        return _CODE.sub(printed, line)

    def _printed(self, name: str, given: str, line: int) -> str:
        key = given.strip("\"' ")
        if name == "meta" and key in self.known:
            self.used.add(key)
            return self.known[key]
        if name == "meta":
            hint = nearest(key, self.known) or f"known keys: {', '.join(self.known)}"
            self.report("T30", f"nothing says {key!r} of the chapter or its edition", line, hint)
        elif name:
            self.report("T30", f"the shortcode {name!r} cannot be printed here", line, _INSTEAD.get(name, _ANY))
        else:
            self.report("T30", "a shortcode that does not end in its line", line, "close it with >}}")
        return "?"
