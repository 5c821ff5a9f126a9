"""Pictures of the project, each in a paragraph of its own with a caption: figures, and parts of one."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from report.markdown.attributes import PICTURE
from report.markdown.exhibit_nodes import exhibit_node
from report.markdown.nodes import Block, PandocFigure
from report.markdown.reading import Reading
from report.markdown.tree import attributes, first_line, identifier, plain, runs


def picture(block: PandocFigure, reading: Reading, *, part: bool = False) -> list[Block]:
    """The picture in `block`, which is a figure, or a `part` of one; what is wrong with it is reported."""
    (name, _, _), (_, paragraphs), content = block["c"]
    image = next((n for run in runs(content) for n in run if n["t"] == "Image"), None)
    caption = paragraphs[0]["c"] if paragraphs else []
    reading.line = first_line([n for run in runs(content) for n in run]) or first_line(caption) or reading.line
    if image is None:
        return reading.refused(block)
    address, alt = image["c"][2][0], attributes(image).get("fig-alt", "").strip()
    name = name or identifier(image)
    _check(address, name, alt if alt != plain(caption) else "", reading)
    for attr in (block["c"][0], image["c"][0]):
        reading.refusals.braces(attr, PICTURE, reading.line)
    if image["c"][2][1]:
        reading.error("T10", "the title of a picture means nothing", "write it in the caption")
    reading.label(name, "part" if part else "figure", caption)
    exhibit = exhibit_node(name, "figure", reading.line, reading.footnotes(caption))
    return [{**exhibit, "picture": _path(address, reading.source.file_of(reading.line)), "alt": alt}]


def _check(address: str, name: str, alt: str, reading: Reading) -> None:
    if "{python}" in alt:
        hint = "say what the picture shows without it; a figure from figures/ has an alternative with values"
        reading.error("V01", "a value in a text alternative cannot be printed", hint)
    if not alt:
        hint = 'add {#fig-… fig-alt="what the picture shows"} after it'
        reading.error("T08", f"the picture {address} has no text alternative of its own", hint)
    if not name.startswith("fig-"):
        reading.error("T04", f"the picture {address} has no label", "add {#fig-…} after it")


def _path(address: str, file: str) -> str:
    """A picture's path in the project: as in Quarto, an address starts at its file, or with / at the project.

    As in any address a space may be written %20, which pandoc does by itself, and other signs alike.
    """
    address = unquote(address)
    folder = "" if address.startswith("/") else posixpath.dirname(file)
    return posixpath.normpath(posixpath.join(folder, address.lstrip("/")))
