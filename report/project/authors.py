"""The key ``authors:`` of _quarto.yml: who wrote the publications, or one of them."""

from __future__ import annotations

import re

from report.project.records import Author
from report.project.yaml_lines import ProjectReader, YamlNode

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII)
_TEN = 10  # which the last place of an ORCID writes as X


def read_authors(node: YamlNode | None, where: str, reader: ProjectReader) -> tuple[Author, ...]:
    """The authors in `node`, each a name or a mapping with a name; what is wrong with one is reported."""
    if node is None:
        return ()
    if not isinstance(node.content, list) or not node.content:
        reader.wrong(node, where, "a list of authors")
        return ()
    authors = tuple(author for item in node.content if (author := _author(item, where, reader)))
    reader.once([(a.name, item.line) for a, item in zip(authors, node.content, strict=False)], "the author")
    return authors


def _author(node: YamlNode, where: str, reader: ProjectReader) -> Author | None:
    if not isinstance(node.content, dict):
        name = reader.string(node, where)
        return Author(name) if name else None
    keys = reader.keys(node, where, ("name", "affiliation", "orcid", "institution"), ("name",))
    texts = {key: reader.string(keys.get(key), f"{where}.{key}") for key in ("name", "affiliation", "orcid")}
    orcid = texts["orcid"]
    if orcid and not (_ORCID.fullmatch(orcid) and _last_place(orcid) == orcid[-1]):
        reader.wrong(
            keys["orcid"], f"{where}.orcid", "an ORCID as 0000-0002-1825-0097, whose last place fits the others"
        )
    institution = reader.boolean(keys.get("institution"), f"{where}.institution")
    return Author(**texts, institution=institution) if texts["name"] else None


def _last_place(orcid: str) -> str:
    """What the last place has to be, by ISO 7064 (mod 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == _TEN else str(check)
