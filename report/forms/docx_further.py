"""Mark-up beyond the everyday as nodes of pandoc's document: formulas, code, tables of text, tabs, rows of pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from report.forms.docx_tables import text_table_node
from report.markdown.conditions import HTML
from report.markdown.groups import letter_of_part
from report.markdown.leaf_nodes import Formula
from report.markdown.nodes import Block, Equation, Inline, Listing, Panel, Tabset, TextTable
from report.markdown.tree import string
from report.printed.exhibit import PrintedExhibit

# A node of pandoc's document, as JSON has it.
Node = dict[str, Any]
_PERCENT = re.compile(r"(?<!\\)%")  # of a value: in TeX a remark would begin there
_BOXES = {True: "☒", False: "☐"}


class FurtherNodes:
    """The part of :class:`report.forms.docx.Review` that makes such nodes."""

    exhibits: Mapping[str, PrintedExhibit]

    def _inlines(self, inlines: Sequence[Inline]) -> list[Any]:
        raise NotImplementedError

    def _blocks(self, blocks: Sequence[Block]) -> list[Node]:
        raise NotImplementedError

    def _caption(self, label: str, kind: str, said: list[Any]) -> Node:
        raise NotImplementedError

    def _figure(self, exhibit: PrintedExhibit) -> list[Node]:
        raise NotImplementedError

    def _anchored(self, label: str, blocks: list[Node]) -> list[Node]:
        """`blocks` as what a reference to `label` leads to."""
        return [{"t": "Div", "c": ((label, (), ()), blocks)}] if label else blocks

    def _further(self, block: Block) -> list[Node]:
        """One such block, or those that a page shows under a condition.  Raises TypeError for one that is none."""
        match block["t"]:
            case "DefinitionList":
                terms = [(self._inlines(term), [self._blocks(d) for d in given]) for term, given in block["c"]]
                return [{"t": "DefinitionList", "c": terms}]
            case "TextTable" | "Listing" | "Panel" | "Equation":
                return self._numbered(block)
            case "Tabset":
                return self._tabset(block)
            case "Only":
                return self._blocks(block["blocks"]) if HTML in block["formats"] else []
            case "Div":  # an entry of the list of works
                return self._blocks(block["c"][1])
            case "PageBreak":
                return []  # the pages of a word processor are its own
        raise TypeError(f"no file for a word processor holds a {block['t']}")

    def _numbered(self, block: TextTable | Listing | Panel | Equation) -> list[Node]:
        match block["t"]:
            case "TextTable":
                return self._text_table(block)
            case "Listing":
                return self._listing(block)
            case "Panel":
                return self._panel(block)
            case "Equation":
                return self._equation(block)

    def _named(self, block: TextTable | Listing | Panel) -> list[Any]:
        """What stands above it: its name and its caption."""
        name = block.get("name", "")
        return [*([string(f"{name} ")] if name else []), *self._inlines(block["caption"])]

    def _text_table(self, block: TextTable) -> list[Node]:
        head = [self._inlines(cell) for cell in block["head"]]
        rows = [[self._inlines(cell) for cell in row] for row in block["rows"]]
        caption = [self._caption(block["label"], "table", self._named(block))] if block["label"] else []
        return [*caption, text_table_node(block["aligns"], head, rows)]

    def _listing(self, block: Listing) -> list[Node]:
        caption = [self._caption(block["label"], "listing", self._named(block))] if block["label"] else []
        file: list[Node] = [{"t": "Para", "c": [{"t": "Emph", "c": [string(block["file"])]}]}] if block["file"] else []
        code = "\n".join("".join(text for _, text in line) for line in block["code"])
        kinds = (block["language"],) if block["language"] else ()
        return [*caption, *file, {"t": "CodeBlock", "c": (("", kinds, ()), code)}]

    def _equation(self, block: Equation) -> list[Node]:
        number = [string(f" ({block['number']})")] if block.get("number") else []
        return self._anchored(block["label"], [{"t": "Para", "c": [*self._inlines(block["c"]), *number]}])

    def _tabset(self, block: Tabset) -> list[Node]:
        found: list[Node] = []
        for title, inside in block["tabs"]:
            found += [{"t": "Para", "c": [{"t": "Strong", "c": self._inlines(title)}]}, *self._blocks(inside)]
        return found

    def _panel(self, block: Panel) -> list[Node]:
        label = block["label"]
        found = [self._caption(label, "figure", self._named(block))] if label else []
        for at, kid in enumerate(block["blocks"], 1):
            assert kid["t"] == "Exhibit"
            exhibit = self.exhibits[kid["label"]]
            name = f"({letter_of_part(at)})" if label else exhibit.name
            caption = self._caption(kid["label"], "figure", [string(f"{name} "), *self._inlines(kid["caption"])])
            found += [caption, *self._figure(exhibit)]
        return found


def math(node: Formula) -> Node:
    """A formula, in TeX with its values in their places."""
    kind = "DisplayMath" if node["display"] else "InlineMath"
    return {"t": "Math", "c": ({"t": kind}, _PERCENT.sub(r"\\%", node["said"]))}


def task(*, done: bool) -> Node:
    """The mark of a task, which pandoc knows at the beginning of an item."""
    return string(_BOXES[done])  # type: ignore[return-value]  # one of the nodes that pandoc has too
