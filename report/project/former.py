"""The keys ``former:`` of _quarto.yml: what pages and labels were called in earlier releases, so that links still lead.

Nothing is known of a label here; the check of a publication says which there are.
"""

from __future__ import annotations

from collections.abc import Iterable

from report.project.records import FormerLabel
from report.project.yaml_lines import ProjectReader, YamlNode


def former_pages(
    node: YamlNode | None, where: str, languages: Iterable[str], reader: ProjectReader
) -> dict[str, tuple[str, ...]]:
    """The names that the page of a chapter once had, by language; none without a `node`."""
    found: dict[str, tuple[str, ...]] = {}
    for code, listed in (reader.keys(node, where, languages) if node else {}).items():
        if isinstance(listed.content, list) and listed.content:
            found[code] = tuple(filter(None, (reader.slug(item, f"{where}.{code}") for item in listed.content)))
        else:
            reader.wrong(listed, f"{where}.{code}", "a list of names that the page had")
    return found


def former_labels(
    node: YamlNode | None, where: str, stems: Iterable[str], reader: ProjectReader
) -> tuple[FormerLabel, ...]:
    """The labels of earlier releases with what they are called now, and the chapter, of `stems`, where they stood."""
    if node is None:
        return ()
    if not isinstance(node.content, dict):
        reader.wrong(node, where, "a mapping of former labels to those of now")
        return ()
    known = list(stems)
    return tuple(_label(name, entry, f"{where}.{name}", known, reader) for name, entry in node.content.items())


def _label(name: str, node: YamlNode, where: str, stems: list[str], reader: ProjectReader) -> FormerLabel:
    if not isinstance(node.content, dict):
        return FormerLabel(name, reader.string(node, where), "", node.line)
    keys = reader.keys(node, where, ("now", "in"), ("now", "in"))
    stem = reader.string(keys.get("in"), f"{where}.in")
    if stem and stem not in stems:
        reader.wrong(keys["in"], f"{where}.in", f"the file of a chapter, as {stems[0]}" if stems else "a chapter")
        stem = ""
    return FormerLabel(name, reader.string(keys.get("now"), f"{where}.now"), stem, node.line)
