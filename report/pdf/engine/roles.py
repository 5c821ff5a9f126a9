"""Which elements of a document are which structure elements of a PDF (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from report.pdf.engine.reading import Source

# Structure elements, the outer first, in the inner of which stands what stands in the element.
Roles = tuple[str, ...]

# Structure elements that hold blocks, not text.
GROUPS = {"Document", "Sect", "Div", "BlockQuote"}
INLINE = {"Span", "Link", "Reference", "Code", "Formula"}
# The type that PDF 2.0 has for a title, which older readers take for a paragraph.
ROLE_MAP = {"Title": "P"}

_BY_TAG: dict[str, Roles] = {
    **dict.fromkeys(("section", "nav"), ("Sect",)),
    **{name: (name.upper(),) for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "th", "td")},
    **dict.fromkeys(("caption", "figcaption"), ("Caption",)),
    **dict.fromkeys(("ul", "ol"), ("L",)),
    **dict.fromkeys(("figure", "img", "svg"), ("Figure",)),
    "aside": ("Div",),
    "blockquote": ("BlockQuote",),
    "table": ("Table",),
    "thead": ("THead",),
    "tbody": ("TBody",),
    "tfoot": ("TFoot",),
    "li": ("LI", "LBody"),
    "dl": ("L",),
    "dt": ("Lbl",),
    "dd": ("LBody",),
    "a": ("Link",),
    "code": ("Code",),
}
_BY_CLASS: dict[str, Roles] = {
    "cover-title": ("Title",),
    "note-call": ("Reference", "Link"),
    "note-mark": ("Lbl", "Link"),
    "footnote": ("Note",),
    "as-paragraph": ("P",),
    "as-quotation": ("BlockQuote",),
    "as-list": ("L",),
    "as-item": ("LI", "LBody"),
    "as-mark": ("Lbl",),
    "formula": ("Formula",),
    "definition": ("LI",),
    "code": ("P",),
}
_IN_CONTENTS: dict[str, Roles] = {"L": ("TOC",), "LI": ("TOCI",), "Link": ("Reference", "Link")}
_NUMBERINGS = {"a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}


def roles_of(source: Source, tag: str, *, in_contents: bool) -> Roles:
    """What an element is, or what the style sheet adds to it; nothing for one that is only there for its look.

    `tag` is that of the element or of what is added to it, as in "li::marker"; `in_contents` says whether it stands in
    a table of contents.
    """
    if tag.endswith("::marker"):
        return ("Lbl",)
    if "::" in tag:
        return ()
    found = next((_BY_CLASS[name] for name in source.classes if name in _BY_CLASS), None)
    found = found or _BY_TAG.get(tag.rpartition("}")[2], ())
    if in_contents and found:
        found = _IN_CONTENTS.get(found[0], found)
    if not found and ("lang" in source.attributes or expansion(source)) and tag not in ("html", "body"):
        return ("Div",) if tag == "div" else ("Span",)
    return found


def expansion(source: Source) -> str:
    """What an abbreviation stands for; empty for any other element."""
    return source.attributes.get("data-expansion", "")


def numbering(source: Source) -> str:
    """How a list is numbered; empty for one that is not."""
    if source.tag == "ol":
        return _NUMBERINGS.get(source.attributes.get("type", ""), "Decimal")
    return source.attributes.get("data-numbering", "")
