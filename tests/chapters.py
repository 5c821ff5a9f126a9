"""Chapters from strings, read and resolved as a build does it, without a project around them.

side, found = read(tmp_path, "# Titel {#sec-titel}\\n\\nTekst.")
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from report.check.parity import Side
from report.diagnostics import Diagnostic, Diagnostics
from report.edition.numbering import number_labels
from report.edition.resolve import Context, resolve, resolve_inlines
from report.language.printing import Language
from report.language.values import Value
from report.markdown.pandoc import Markdown, Pandoc
from report.markdown.source import Source, read_source, take_apart
from report.markdown.structure import structure
from report.markdown.tree import Node, first_line, is_line_marker, plain, runs, string
from report.project.records import Chapter

VALUES = {name: Value(number=Decimal(at)) for at, name in enumerate("abcdefgh", 1)}
KEYS = frozenset({"grove2020", "stone2018"})
UNREAD = b"# Unread {#sec-unread}\n\nText.\n"
CHAPTER = Chapter("01-test", 1, False, {}, "chapters", 1)


@dataclass(frozen=True, slots=True)
class Read:
    """A chapter as the checks get it, and what was wrong with it."""

    side: Side
    problems: list[Diagnostic]


def sources(folder: Path, texts: dict[str, str], found: Diagnostics) -> list[Source]:
    """Each text, written to a file in `folder` under its name, which holds the language, and read.

    One that cannot be read is taken as a title.
    """
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return [_read_or_title(folder, name, found) for name in texts]


def _read_or_title(folder: Path, name: str, found: Diagnostics) -> Source:
    language = name.split(".")[-2]
    return read_source(folder, name, language, found) or take_apart(UNREAD, name, language, Diagnostics())


def parsed(read: list[Source]) -> list[list[Node]]:
    """pandoc's blocks of each source."""
    return Pandoc([Markdown(s.markdown) for s in read]).trees()


def read(folder: Path, text: str, language: str = "da") -> Read:
    """One chapter."""
    return read_all(folder, {f"chapter.{language}.qmd": text})[0]


def read_all(folder: Path, texts: dict[str, str]) -> list[Read]:
    """Several chapters at once, by file name as in ``chapter.da.qmd``; each begins with a title."""
    found = [Diagnostics() for _ in texts]
    taken = [
        sources(folder, {name: text}, problems)[0] for (name, text), problems in zip(texts.items(), found, strict=True)
    ]
    return [_resolved(*each) for each in zip(taken, parsed(taken), found, strict=True)]


def in_words(node: object) -> object:
    """The tree with every word a node of its own, as pandoc has it."""
    if isinstance(node, dict):
        return {key: in_words(value) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    out: list[object] = []
    for item in node:
        if isinstance(item, dict) and item.get("t") == "Str":
            words = [[{"t": "Space"}, string(word)] for word in item["c"].split(" ")]
            out += [part for word in words for part in word][1:]
        else:
            out.append(in_words(item))
    return out


def without_marks(node: object) -> object:
    """The tree without line marks and the space before each; every word is a node of its own."""
    return _without_marks(in_words(node))


def _without_marks(node: object) -> object:
    if isinstance(node, dict):
        return {key: _without_marks(value) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    out: list[object] = []
    for item in node:
        if isinstance(item, dict) and item.get("t") == "RawInline" and is_line_marker(item):
            if out and out[-1] == {"t": "Space"}:
                out.pop()
        else:
            out.append(_without_marks(item))
    return out


def with_and_without_marks(root: Path, file: str) -> tuple[list[Node], list[Node]]:
    """pandoc's blocks of a chapter in the project `root`: with line marks, which are then taken out, and without."""
    read = _source(root, file)
    text = "\n".join(_without_cells(_without_front_matter(read.lines)))
    plainly, marked = Pandoc([Markdown(text), Markdown(read.markdown)]).trees()
    return without_marks([block for block in marked if not _is_cell(block)]), in_words(plainly)


def misplaced(root: Path, file: str) -> list[str]:
    """The runs of text of a chapter in the project `root` that do not begin in the line that the tree gives them."""
    read = _source(root, file)
    body = structure(parsed([read])[0], read, Diagnostics())
    return [plain(run) for run in [body.title, *runs(body.blocks)] if _first_word(run) not in _line(read, run)]


def _source(root: Path, file: str) -> Source:
    found = Diagnostics()
    read = read_source(root, file, file.split(".")[-2], found)
    assert read and not found.failed, list(found)
    return read


def _without_front_matter(lines: tuple[str, ...]) -> tuple[str, ...]:
    end = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    return ("",) * end + lines[end:]


def _without_cells(lines: tuple[str, ...]) -> list[str]:
    out, inside = [], False
    for line in lines:
        inside = inside or line.startswith("```{python}")
        out.append("" if inside else line)
        inside = inside and line != "```"
    return out


def _is_cell(block: Node) -> bool:
    return block["t"] == "Div" and "cell" in block["c"][0][1]


def _first_word(run: list[Node]) -> str:
    return plain(run).split()[0].strip('"“”»«‘’.,:')


def _line(read: Source, run: list[Node]) -> str:
    return read.lines[first_line(run) - 1].replace("'", "’")  # pandoc prints an apostrophe as it should be


def _resolved(source: Source, blocks: list[Node], found: Diagnostics) -> Read:
    body = structure(blocks, source, found)
    assert body, [str(problem) for problem in found]
    targets = number_labels([(CHAPTER, body, source.file)], found)
    context = Context(source.file, Language(source.language), VALUES, targets, KEYS)
    side = Side(source, resolve_inlines(body.title, context, found), resolve(body.blocks, context, found))
    return Read(side, list(found))
