"""What of mark-up beyond the everyday is compared between the languages: its own texts, and the blocks in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from report.markdown.formulas import skeleton
from report.markdown.nodes import Block, Inline, TextTable
from report.markdown.tree import attributes, classes, first_line


@dataclass(frozen=True, slots=True)
class Part:
    """A text of its own, called `kind`, or else the `blocks` in something that is called so."""

    kind: str
    text: list[Inline] = field(default_factory=list)
    line: int = 0
    blocks: list[Block] | None = None


def parts(block: Block) -> Iterator[Part]:
    """The parts of `block`.  Raises TypeError for a block that is in no chapter."""
    match block["t"]:
        case "Equation":
            yield Part(f"formula {block['label']}".strip(), block["c"], block["line"])
        case "Listing":
            yield Part(f"listing {block['label']}".strip(), block["caption"], block["line"])
        case "DefinitionList":
            for term, given in block["c"]:
                yield Part("term", term, first_line(term))
                yield from (Part("definition", blocks=definition) for definition in given)
        case "TextTable":
            yield from _table(block)
        case "Panel":
            yield Part(f"row of pictures {block['label']}".strip(), block["caption"], block["line"])
            yield Part("part", blocks=block["blocks"])
        case "Tabset":
            for title, inside in block["tabs"]:
                yield Part("title of a tab", title, first_line(title))
                yield Part("tab", blocks=inside)
        case "Only":
            yield Part(f"part for {' and '.join(block['formats'])}:", blocks=block["blocks"])
        case "PageBreak":
            yield Part("page break")
        case _:
            raise TypeError(f"{block['t']} is in no chapter that was read")


def _table(table: TextTable) -> Iterator[Part]:
    yield Part(f"table {table['label']}".strip(), table["caption"], table["line"])
    for row in (table["head"], *table["rows"]):
        yield from (Part("cell", cell, first_line(cell) or table["line"]) for cell in row)


def facts(node: Inline) -> Iterator[str]:
    """What a formula, or the mark of a task, says in both languages alike."""
    if node["t"] == "Formula":
        yield f"${skeleton(node['tex'])}$"
        yield from node["values"]
    elif node["t"] == "Span" and "task" in classes(node):
        yield "a task that is done" if attributes(node)["done"] == "true" else "a task"
