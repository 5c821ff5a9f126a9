"""pandoc beside a typesetter, under make: figures drawn by a program, as nobody runs cells for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from peer.content import Chapter, Words
from peer.kinds import HTML, PDF, PROJECT, Command, Peer, Refused

DRAW = Path(__file__).resolve().parent / "draw.py"
_STYLE = "@page { size: A4; margin: 25mm } img { max-width: 100% } html { font-family: serif; hyphens: auto }\n"


class Plain(Peer):
    """What both typesetters share: chapters as Markdown that shows drawings, and the rules of make."""

    executes = False
    texts = "{}.md"
    made = ("out",)
    cells = ("drawings",)

    def files(self, chapters: Sequence[Chapter]) -> dict[str, str]:
        drawn = [{"label": d.label, "setup": c.setup, "code": d.code} for c in chapters for d in c.drawings]
        settings = {"cells.json": json.dumps(drawn), "page.css": _STYLE, "Makefile": self._rules(chapters)}
        return settings | {f"{c.name}.md": _markdown(c) for c in chapters}

    def _rules(self, chapters: Sequence[Chapter]) -> str:
        names = " ".join(chapter.name for chapter in chapters)
        python = self.tools.program("cells", "python")
        draw = f"PYTHONPATH={PROJECT} {python} {DRAW} {PROJECT} cells.json drawings"
        return (
            f".PHONY: html pdf\nCHAPTERS = {names}\nPANDOC = {self._pandoc()} -f gfm --standalone --file-scope\n"
            f"ANALYSIS = $(shell find {PROJECT}/data {PROJECT}/figures -name '*.csv' -o -name '*.py')\n\n"
            f"drawings/done: cells.json $(ANALYSIS)\n\tmkdir -p drawings\n\t{draw}\n\ttouch $@\n\n{self._makes()}"
        )

    def _makes(self) -> str:
        """The rules for pages and paper."""
        raise NotImplementedError

    def _pandoc(self) -> str:
        """The path of pandoc, which lies inside a package."""
        packages = sorted((self.tools.folder / self.key / "lib").glob("*/site-packages/pypandoc/files/pandoc"))
        return str(packages[0]) if packages else "pandoc"

    def commands(self, form: str) -> list[Command]:
        return [["make", "--silent", "-j", str(self.tools.jobs), form]]


class PlainWeasyPrint(Plain):
    """pandoc makes a page of each chapter, and one of all of them that WeasyPrint lays out, tagged."""

    key = "weasyprint"
    title = "pandoc + WeasyPrint"
    packages = ("pypandoc_binary", "weasyprint")
    how = (
        "make -j with pandoc for each chapter, and with WeasyPrint for PDF/UA-1; figures are drawn by a program of "
        "one process when data or analysis have changed"
    )

    def _makes(self) -> str:
        weasyprint = self.tools.program(self.key, "weasyprint")
        return (
            "html: $(CHAPTERS:%=out/html/%.html)\npdf: out/collection.pdf\n\n"
            "out/html/%.html: %.md drawings/done\n\tmkdir -p out/html/drawings\n\tcp drawings/*.svg out/html/drawings\n"
            "\t$(PANDOC) --toc --metadata title=$* $< -o $@\n\n"
            "out/collection.html: $(CHAPTERS:%=%.md) drawings/done\n\tmkdir -p out\n"
            "\t$(PANDOC) --toc --css page.css -M title=Collection -M lang=en $(filter %.md,$^) -o $@\n\n"
            f"out/collection.pdf: out/collection.html\n\t{weasyprint} -q --base-url . --pdf-variant pdf/ua-1 $< $@\n"
        )

    def output(self, form: str) -> Path:
        return self.folder / ("out/html" if form == HTML else "out/collection.pdf")


class PlainTypst(Plain):
    """pandoc makes Typst's own mark-up of all chapters, and Typst a PDF, which it tags by itself."""

    key = "typst"
    title = "pandoc + Typst"
    packages = ("pypandoc_binary", "typst")
    how = "make with pandoc and the Typst of PyPI, figures as above"

    def _makes(self) -> str:
        python = self.tools.program(self.key, "python")
        compiled = 'import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=".")'
        return (
            "pdf: out/collection.pdf\n\n"
            "collection.typ: $(CHAPTERS:%=%.md) drawings/done\n"
            "\t$(PANDOC) -t typst --toc -M title=Collection -M lang=en $(filter %.md,$^) -o $@\n\n"
            f"out/collection.pdf: collection.typ\n\tmkdir -p out\n\t{python} -c '{compiled}' $< $@\n"
        )

    def commands(self, form: str) -> list[Command]:
        if form != PDF:
            raise Refused("Typst sets PDF; pages are pandoc's, as in the row above")
        return super().commands(form)

    def output(self, form: str) -> Path:
        return self.folder / "out/collection.pdf"


def _markdown(chapter: Chapter) -> str:
    """A chapter with its figures as pictures."""
    parts = (
        part.markdown if isinstance(part, Words) else f"![{_escaped(part.alt)}](drawings/{part.label}.svg)\n"
        for part in chapter.parts
    )
    return "\n".join(parts)


def _escaped(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")
