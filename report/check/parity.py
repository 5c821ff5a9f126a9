"""The two languages of a chapter say the same: sections, blocks, cells, values, citations and marks in step.

Sections are paired by their labels.  Within a section blocks are paired by position where their kinds
match; otherwise the message shows the first place where they part, found by aligning both sides, and what is
in step is paired.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from report.check.alignment import NOTHING_KNOWN, Known, Passage, in_step, kinds, unpaired
from report.check.claims import claim_facts
from report.check.further_passages import Part, parts
from report.check.further_passages import facts as further_facts
from report.diagnostics import Diagnostics
from report.edition.mentions import marked
from report.markdown.nodes import Block, Citation, Inline
from report.markdown.source import Source
from report.markdown.tree import attributes, classes, first_line, nodes, plain, rewrite, runs, string


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a chapter, resolved."""

    source: Source
    title: list[Inline]
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage in the first language and its counterpart in the second."""

    first: Passage
    second: Passage


_ALIGNED = 200  # blocks of each side at a time: to align many more takes too long

Sections = dict[str, list[Passage]]


def pair(
    first: Side, second: Side, ours: Sections, theirs: Sections, found: Diagnostics, known: Known = NOTHING_KNOWN
) -> list[Pair]:
    """The pairs of the passages of two sides, `ours` and `theirs` by section; whatever differs is reported in `found`.

    `known` are texts of the first side with the counterparts that they were approved with.
    """
    _check_cells(first.source, second.source, found)
    if list(ours) != list(theirs):
        _report_sections(ours, theirs, first, second, found)
    pairs: list[Pair] = []
    for label in (s for s in ours if s in theirs):
        pairs += _pair_section(ours[label], theirs[label], (first, second), known, found)
    return pairs


def sections(side: Side) -> Sections:
    """The passages of `side` to be paired, by the label of their section."""
    sections: Sections = {"": [_passage("", "title", side.title, first_line(side.title))]}
    label = ""
    for block in side.blocks:
        if block["t"] == "Header":
            _, (label, _, _), _ = block["c"]
            sections.setdefault(label, [])
        sections[label] += _flat(block, label)
    return sections


def _flat(block: Block, section: str) -> list[Passage]:
    """A block as the passages that are compared: lists by item, boxes and exhibits by paragraph."""
    match block["t"]:
        case "Para" | "Plain" | "Margin":
            kind = "margin note" if block["t"] == "Margin" else "paragraph"
            return [_passage(section, kind, block["c"], first_line(block["c"]))]
        case "Header":
            level, _, title = block["c"]
            return [_passage(section, f"heading {level}", title, first_line(title))]
        case "BulletList" | "KeyFigures":
            where = "item" if block["t"] == "BulletList" else "key figure"
            return [p for item in block["c"] for p in _inside(item, section, where)]
        case "OrderedList":
            return [p for item in block["c"][1] for p in _inside(item, section, "item")]
        case "BlockQuote":
            return _inside(block["c"], section, "quotation")
        case "Box":
            head = _passage(section, f"box {block['label']}", block["title"], block["line"])
            return [head, *_inside(block["blocks"], section, "box")]
        case "Exhibit":
            head = _passage(section, f"{block['kind']} {block['label']}", block["caption"], block["line"])
            return [head, *_inside(block["note"], section, "note")]
    return [passage for part in parts(block) for passage in _of_part(part, section)]


def _of_part(part: Part, section: str) -> list[Passage]:
    if part.blocks is not None:
        return _inside(part.blocks, section, part.kind)
    return [_passage(section, part.kind, part.text, part.line)]


def _inside(blocks: Sequence[Block], section: str, where: str) -> list[Passage]:
    return [replace(passage, kind=f"{where} {passage.kind}") for block in blocks for passage in _flat(block, section)]


def _passage(section: str, kind: str, inlines: Sequence[Inline], line: int) -> Passage:
    notes = sum(n["t"] == "Note" for n in nodes(inlines))
    return Passage(
        section,
        kind + f" with {notes} footnotes" * bool(notes),
        line,
        named_text(inlines),
        tuple(sorted(_facts(inlines))),
    )


def named_text(inlines: Sequence[Inline]) -> str:
    """The author's text, values, references and works by name: what a translator would have to follow."""
    named = rewrite(inlines, _named)
    notes = " ".join(named_text(run) for n in nodes(inlines) if n["t"] == "Note" for run in runs(n["c"]))
    return " ".join(f"{plain(named)} {notes}".split())


def _named(node: Inline) -> list[Inline] | None:
    if node["t"] == "Formula":
        return [string(f"${node['tex']}$")]
    if node["t"] == "Cite":
        return [string(f"⟨{'; '.join(_cited(c) for c in node['c'][0])}⟩")]
    if node["t"] == "Span" and {"value", "xref"} & set(classes(node)):
        given = attributes(node)
        return [string(f"⟨{given.get('name') or given['target']}⟩")]
    return None


def _cited(citation: Citation) -> str:
    return " ".join(
        filter(
            None, (plain(citation["citationPrefix"]), f"@{citation['citationId']}", plain(citation["citationSuffix"]))
        )
    )


def _facts(inlines: Sequence[Inline]) -> list[str]:
    """Names in `inlines`; a mark counts once, for only the first of several is printed as one."""
    facts: list[str] = []
    marks: set[str] = set()
    for node in nodes(inlines):
        facts += further_facts(node)
        if node["t"] == "Cite":
            facts += [f"@{c['citationId']}" for c in node["c"][0]]
        elif node["t"] == "Span" and "value" in classes(node):
            facts.append(attributes(node)["name"])
        elif node["t"] == "Link" and node["c"][2][0].startswith("#") and not node["c"][2][0].startswith("#ref-"):
            facts.append(f"@{node['c'][2][0][1:]}")
        elif node["t"] == "Span" and "xref" in classes(node):
            facts.append(f"@{attributes(node)['target']}")
        elif node["t"] == "Span":
            marks |= {f'{kind}="{name}"' for kind, name in marked(node)}
    return [*facts, *marks, *claim_facts(inlines)]


def _pair_section(
    ours: list[Passage], theirs: list[Passage], sides: tuple[Side, Side], known: Known, found: Diagnostics
) -> list[Pair]:
    first, second = sides
    couples = list(zip(ours, theirs, strict=False))
    if kinds(ours) != kinds(theirs):
        _report_blocks(ours, theirs, sides, known, found)
        couples = in_step(ours, theirs, known, _ALIGNED)
    pairs = [Pair(a, b) for a, b in couples]
    for pair in pairs:
        missing = Counter(pair.first.facts) - Counter(pair.second.facts)
        extra = Counter(pair.second.facts) - Counter(pair.first.facts)
        if missing or extra:
            found.error(
                "P03",
                _difference(missing, extra, first, second),
                file=second.source.file,
                line=pair.second.line,
                hint=f"its counterpart is {first.source.file}:{pair.first.line}",
            )
    return [pair for pair in pairs if pair.first.text or pair.second.text]  # code has no words to be approved


def _difference(missing: Counter[str], extra: Counter[str], first: Side, second: Side) -> str:
    parts = []
    if missing:
        parts.append(f"only the {first.source.language} side has {', '.join(sorted(missing.elements()))}")
    if extra:
        parts.append(f"only the {second.source.language} side has {', '.join(sorted(extra.elements()))}")
    return "the paragraph's values, citations, claims or marks differ: " + "; ".join(parts)


def _report_sections(ours: Sections, theirs: Sections, first: Side, second: Side, found: Diagnostics) -> None:
    for here, there, side, other in ((ours, theirs, first, second), (theirs, ours, second, first)):
        for label in (s for s in here if s not in there):
            found.error(
                "P01",
                f"the section {label!r} is missing in {other.source.language}",
                file=other.source.file,
                hint=f"it stands in {side.source.file}:{here[label][0].line}",
            )
    if set(ours) == set(theirs):
        moved, instead = next((a, b) for a, b in zip(ours, theirs, strict=True) if a != b)
        found.error(
            "P01",
            f"the sections stand in another order from {moved!r} on",
            file=second.source.file,
            line=theirs[instead][0].line,
            hint=f"follow the order of {first.source.file}:{ours[moved][0].line}",
        )


def _report_blocks(
    ours: list[Passage], theirs: list[Passage], sides: tuple[Side, Side], known: Known, found: Diagnostics
) -> None:
    """Names the first block without a counterpart, by aligning kinds and facts."""
    first, second = sides
    a0, b0, mine, other = next(unpaired(ours, theirs, known, _ALIGNED))
    if mine and len(mine) >= len(other):
        report_unpaired(mine[0], first, second, theirs[min(b0, len(theirs) - 1)], found)
    else:
        report_unpaired(other[0], second, first, ours[min(a0, len(ours) - 1)], found)


def report_unpaired(block: Passage, side: Side, other: Side, near: Passage | None, found: Diagnostics) -> None:
    """Report `block` of one side, which the other has no counterpart of; that would stand `near`."""
    found.error(
        "P02",
        f"this {block.kind} has no counterpart in {other.source.language}: {block.text[:60]!r}",
        file=side.source.file,
        line=block.line,
        hint=f"it would stand near {other.source.file}:{near.line}" if near else f"write it in {other.source.file}",
    )


def _check_cells(first: Source, second: Source, found: Diagnostics) -> None:
    for ours, theirs in zip(first.cells, second.cells, strict=False):  # one side may have more
        if (ours.label, ours.code) != (theirs.label, theirs.code):
            found.error(
                "P04",
                f"the cell {theirs.label or ours.label} differs from its counterpart".replace("  ", " "),
                file=second.file,
                line=theirs.line,
                hint=f"its counterpart is {first.file}:{ours.line}",
            )
            return
    if len(first.cells) != len(second.cells):
        shorter, longer = sorted((first, second), key=lambda side: len(side.cells))
        alone = longer.cells[len(shorter.cells)]
        found.error(
            "P04",
            f"{len(second.cells)} cells here, {len(first.cells)} in {first.language}",
            file=second.file,
            hint=f"give both files the same cells; the first of one alone is {longer.file}:{alone.line}",
        )
