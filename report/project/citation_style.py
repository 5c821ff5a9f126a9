"""The key ``csl:`` of _quarto.yml: a citation style of the project in place of the generator's own."""

from __future__ import annotations

from xml.etree import ElementTree

from report.project.yaml_lines import ProjectReader, YamlNode

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"


def read_style(node: YamlNode | None, reader: ProjectReader) -> str:
    """The path of the style, empty for the generator's own and for one that cannot be used, which is reported."""
    path = reader.file_path(node, "csl", "the citation style")
    if not path or node is None:
        return ""
    reason = _unfit((reader.root / path).read_bytes())
    if reason:
        reader.found.error(
            "C11",
            f"csl: {path} {reason}",
            file=reader.file,
            line=node.line,
            hint="take an independent style that cites by author and date",
        )
    return "" if reason else path


def _unfit(content: bytes) -> str:
    """Why a style cannot be used, as the end of a sentence; empty for one that can.

    Each form of a citation is set once for an edition, wherever it stands: it may not have a number by its place.
    """
    try:
        style = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        return f"is not XML: {error}"
    if style.tag != f"{_NAMESPACE}style":
        return "is no citation style"
    if style.find(f"{_NAMESPACE}citation") is None:
        return "depends on another style, which it names only"
    categories = style.iterfind(f"{_NAMESPACE}info/{_NAMESPACE}category")
    formats = {c.get("citation-format") for c in categories} - {None}
    if style.get("class") != "in-text" or formats != {"author-date"}:
        return "does not cite by author and date"
    return ""
