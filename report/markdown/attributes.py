"""What authors may write in braces behind spans, links, headings, pictures and blocks; all else would be lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from report.diagnostics import nearest
from report.language.rules import LANGUAGE_TAG
from report.markdown.leaf_nodes import Attr
from report.markdown.nodes import Span


@dataclass(frozen=True, slots=True)
class Known:
    """What is read of the braces behind something that is called `name`; `label` says whether it may have one.

    With `one` its classes are kinds, of which it is one.
    """

    name: str
    classes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    label: bool = False
    one: bool = False


SPAN = Known(
    "a span",
    ("typed", "unclaimed", "topic", "term"),
    ("term", "index", "quote", "claim", "direction", "point", "reason", "lang"),
)
LINK = Known("a link", ("uri", "email"))  # which pandoc gives an address that stands for itself
CODE = Known("code")
HEADING = Known("a heading", (), ("index",), label=True)
PICTURE = Known("a picture", (), ("fig-alt",), label=True)
LISTING = Known("a listing", (), ("lst-cap", "filename"), label=True)
TABLE = Known("a table", (), (), label=True)
TABSET = Known("a set of tabs", ("panel-tabset",), ("group",), label=True)
PANEL = Known("pictures side by side", (), ("layout-ncol",), label=True)
CONDITION = Known("a condition", ("content-visible", "content-hidden"), ("when-format", "unless-format"), one=True)
NOTE = Known("a note", ("note",))
MARGIN = Known("a margin note", ("column-margin", "aside"))
KEY_FIGURES = Known("key figures", ("key-figures",))
BOX_TITLE = Known("the title of a box", (), ("index",))
BOX = Known(
    "a box",
    ("callout-note", "callout-tip", "callout-warning", "callout-caution", "callout-important"),
    ("title", "collapse", "icon", "appearance"),
    label=True,
    one=True,
)


def unknown(attr: Attr, known: Known) -> Iterator[tuple[str, str]]:
    """What in `attr` nothing reads, each with a hint."""
    label, classes, attributes = attr
    if label and not known.label:
        yield f"the label {label!r} of {known.name}", "label a heading, a figure, a table or a box, and refer to that"
    for name in classes:
        if name not in known.classes:
            yield f"the class {name!r} of {known.name}", _hint(name, "classes", known.classes)
    for name, value in attributes:
        if name not in known.attributes:
            yield f"the attribute {name!r} of {known.name}", _hint(name, "attributes", known.attributes)
        elif name == "lang" and not LANGUAGE_TAG.fullmatch(value):
            yield f"the language {value!r} of {known.name}", "write the code of a language, as sv or pt-BR"


def twofold(attr: Attr, known: Known) -> Iterator[tuple[str, str]]:
    """What in `attr` says two things where one is read, each with a hint."""
    _, classes, attributes = attr
    kinds = [name for name in dict.fromkeys(classes) if name in known.classes]
    if known.one and len(kinds) > 1:
        yield f"{known.name} is of two kinds, {kinds[0]} and {kinds[1]}", "leave one of them"
    for name, times in Counter(name for name, _ in attributes if name in known.attributes).items():
        if times > 1:
            yield f"the attribute {name!r} of {known.name} is given twice", "leave one of them: only one can be read"


def is_reference(span: Span) -> bool:
    """Whether `span` is one that the reading of references leaves, alone or in a group, and not an author's."""
    (label, classes, attributes), content = span["c"]
    given, inside = [name for name, _ in attributes], [node for node in content if node["t"] == "Span"]
    if label or len(classes) != 1:
        return False
    if classes == ["references"]:
        return given == ["bracketed"] and all(n["t"] == "Cite" or (n in inside and is_reference(n)) for n in content)
    parts = [node["c"][0][1] for node in inside]
    return classes == ["xref"] and given == ["target", "bracketed", "number"] and parts == [["prefix"], ["suffix"]]


def _hint(name: str, what: str, known: tuple[str, ...]) -> str:
    if not known:
        return "remove it: nothing reads it"
    return (
        nearest(name, known) or f"known {what}: {', '.join(known)}; what is not meant to be read does not belong here"
    )
