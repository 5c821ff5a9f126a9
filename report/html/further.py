"""HTML of mark-up beyond the everyday: formulas, code, tables of text, definitions, tabs and pictures side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from report.html.pieces import Pieces, Tag
from report.language.interface import word
from report.markdown.groups import letter_of_part
from report.markdown.leaf_nodes import Formula
from report.markdown.nodes import Block, Equation, Inline, Listing, Panel, Tabset, TextTable
from report.printed.exhibit import PrintedExhibit

_ALIGNED = {"AlignRight": "number", "AlignCenter": "centre"}
# A square, and a tick in it, as paths in a field of 16 units.
_TASKS = {"false": "M2.5 2.5h11v11h-11z", "true": "M2.5 2.5h11v11h-11zM5 8l2.2 2.6L11.2 5.2"}


class FurtherWriter:
    """The part of :class:`report.html.writer.Writer` that writes such blocks, in what all formats have in common."""

    interface: str
    exhibits: Mapping[str, PrintedExhibit]
    format = "html"
    mark = ""
    tabsets = 0

    def inlines(self, inlines: Sequence[Inline]) -> str:
        """A run of inlines."""
        raise NotImplementedError

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Blocks one after the other."""
        raise NotImplementedError

    def heading_level(self) -> int:
        """The level of a heading within the section that is being written."""
        raise NotImplementedError

    def picture(self, exhibit: PrintedExhibit) -> str:
        """The picture that an exhibit is."""
        raise NotImplementedError

    def scrolled(self, content: str, name: str) -> str:
        """Something that may be wider than the screen, called `name`."""
        return content

    def identified(self, label: str) -> str:
        """The attribute with the id of the element `label`; nothing for one without a label."""
        return f' id="{label}"' if label else ""

    def table_caption(self, caption: str) -> str:
        """The caption of a table."""
        return f"<caption>{caption}</caption>"

    def further(self, block: Block) -> str:
        """One such block.  Raises TypeError for a block that no edition prints."""
        match block["t"]:
            case "Equation":
                return self.equation(block)
            case "Listing":
                return self._listing(block)
            case "DefinitionList":
                return f'<dl class="definitions">\n{"".join(self._definition(*one) for one in block["c"])}</dl>\n'
            case "TextTable":
                return self._text_table(block)
            case "Tabset":
                return self._tabset(block)
            case "Panel":
                return self._panel(block)
            case "Only":
                return self.blocks(block["blocks"]) if self.format in block["formats"] else ""
            case "PageBreak":
                return self.page_break()
        raise TypeError(f"no edition prints a {block['t']}")

    def formula(self, node: Formula) -> Pieces:
        """A formula in MathML."""
        return [Tag(node["mathml"])]

    def task(self, *, done: bool) -> Pieces:
        """The mark of a task."""
        key, name = ("true", "task_done") if done else ("false", "task_open")
        said = escape(word(name, self.interface))
        return [
            Tag(
                f'<svg class="task" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16" '
                f'role="img" aria-label="{said}"><title>{said}</title>'
                f'<path fill="none" stroke="currentColor" stroke-width="1.5" d="{_TASKS[key]}"/></svg>'
            )
        ]

    def page_break(self) -> str:
        """Where a page of paper begins: nothing, where there are none."""
        return ""

    def equation(self, block: Equation) -> str:
        """A formula on a line of its own, with its number behind it."""
        label, number = block["label"], block.get("number", "")
        name = f"{word('equation', self.interface)} {number}" if number else word("formula", self.interface)
        named = self.identified(label)
        after = f'<span class="equation-number">({number})</span>' if number else ""
        return f'<div class="equation"{named}>\n{self.scrolled(self.inlines(block["c"]), name)}{after}</div>\n'

    def named(self, name: str, caption: Sequence[Inline]) -> str:
        """A caption behind the name that its exhibit has."""
        lead = f'<span class="name">{escape(name)}</span> ' if name else ""
        return f"{lead}{self.inlines(caption)}"

    def _listing(self, block: Listing) -> str:
        label = block["label"]
        caption = self.named(block.get("name", ""), block["caption"])
        head = f'<p class="caption"{self.identified(f"{label}-caption")}>{caption}</p>\n' if label else ""
        head += f'<p class="listing-file">{escape(block["file"])}</p>\n' if block["file"] else ""
        lines = "\n".join(f'<span class="line">{_line(line)}</span>' for line in block["code"])
        kind = f" language-{escape(block['language'])}" * bool(block["language"])
        named = self.identified(label)
        role = f' role="group" aria-labelledby="{label}-caption"' if named else ""
        return (
            f'<div class="listing"{named}{role}>\n{head}'
            f'<pre class="code{kind}" translate="no"><code>{lines}</code></pre>\n</div>\n'
        )

    def _definition(self, term: list[Inline], given: list[list[Block]]) -> str:
        head = f"<dt>{self.inlines(term)}</dt>\n"  # first, as footnotes are numbered as they are written
        meanings = "".join(f"<dd>{self._meaning(definition)}</dd>\n" for definition in given)
        return f'<div class="definition">\n{head}{meanings}</div>\n'

    def _meaning(self, blocks: list[Block]) -> str:
        if len(blocks) == 1 and (blocks[0]["t"] == "Para" or blocks[0]["t"] == "Plain"):
            return self.inlines(blocks[0]["c"])
        paragraphs: list[Block] = [{"t": "Para", "c": b["c"]} if b["t"] == "Plain" else b for b in blocks]
        return self.blocks(paragraphs)

    def _text_table(self, block: TextTable) -> str:
        name = block.get("name", "")
        caption = self.named(name, block["caption"]) if block["caption"] else ""
        above = self.table_caption(caption) if caption else ""
        aligned = [_ALIGNED.get(align, "") for align in block["aligns"]]
        head = "".join(self._cell("th", ' scope="col"', *one) for one in zip(block["head"], aligned, strict=True))
        rows = "".join(f"<tr>{self._row(row, aligned)}</tr>\n" for row in block["rows"])
        table = f'<table class="text">{above}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
        label = self.identified(block["label"])
        kind = "exhibit exhibit-table exhibit-narrow" if block["label"] else "text-table"
        return f'<div class="{kind}"{label}>\n{self.scrolled(table, name or word("table", self.interface))}</div>\n'

    def _row(self, row: list[list[Inline]], aligned: list[str]) -> str:
        first, *others = zip(row, aligned, strict=True)
        return self._cell("th", ' scope="row"', *first) + "".join(self._cell("td", "", *one) for one in others)

    def _cell(self, tag: str, scope: str, text: list[Inline], aligned: str) -> str:
        kind = f' class="{aligned}"' if aligned else ""
        return f"<{tag}{scope}{kind}>{self.inlines(text)}</{tag}>"

    def _tabset(self, block: Tabset) -> str:
        self.tabsets += 1
        name, level = f"tabs-{self.mark}{self.tabsets}", self.heading_level()
        tabs = "".join(
            f'<section class="tab" id="{name}-{at}" aria-labelledby="{name}-{at}-title">\n'
            f'<h{level} class="tab-title" id="{name}-{at}-title">{self.inlines(title)}</h{level}>\n'
            f"{self.blocks(inside)}</section>\n"
            for at, (title, inside) in enumerate(block["tabs"], 1)
        )
        group = f' data-group="{escape(block["label"])}"' if block["label"] else ""
        return f'<div class="tabset"{group}>\n{tabs}</div>\n'

    def _panel(self, block: Panel) -> str:
        label, name = block["label"], block.get("name", "")
        said = self.named(name, block["caption"]) if label else ""  # stands above them, and so do its footnotes
        kids = "".join(
            self._part(kid, letter_of_part(at) if label else "") for at, kid in enumerate(block["blocks"], 1)
        )
        grid = f'<div class="panel panel-{block["columns"]}">\n{kids}</div>\n'
        if not label:
            return grid
        caption = f'<p class="caption" id="{label}-caption">{said}</p>\n'
        return (
            f'<div class="exhibit exhibit-figure" id="{label}">\n<div role="group" aria-labelledby="{label}-caption">\n'
            f"{caption}{grid}</div>\n</div>\n"
        )

    def _part(self, kid: Block, letter: str) -> str:
        assert kid["t"] == "Exhibit"
        exhibit = self.exhibits[kid["label"]]
        name = f"({letter})" if letter else exhibit.name
        caption = f'<figcaption class="part-caption">{self.named(name, kid["caption"])}</figcaption>\n'
        return f'<figure class="panel-part" id="{kid["label"]}">\n{self.picture(exhibit)}{caption}</figure>\n'


def _line(pieces: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f'<span class="{kind}">{escape(text, quote=False)}</span>' if kind else escape(text, quote=False)
        for kind, text in pieces
    )
