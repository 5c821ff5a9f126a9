"""The XMP packet of a PDF (ISO 16684-1): what it is, and that it is both PDF/UA-1 and PDF/A-3a.

PDF/A knows the vocabularies of its own time only; what stands in others is described in the packet itself
(ISO 19005-3, 6.6.2.3).  Properties, their order and their kinds are those of the XMP specification of 2005.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from report.pdf.facts import Facts

_TEXT, _WORDS, _BAG, _ORDERED = "", "Alt", "Bag", "Seq"  # one text, one in words, several, several in order
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_Property = tuple[str, str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """A vocabulary that PDF/A does not know, with the one property of it that is used."""

    prefix: str
    address: str
    title: str
    name: str
    kind: str
    category: str
    described: str


_UA = _Vocabulary(
    "pdfuaid",
    "http://www.aiim.org/pdfua/ns/id/",
    "PDF/UA Universal Accessibility Schema",
    "part",
    "Integer",
    "internal",
    "The part of ISO 14289 that the document follows",
)
_DATA = _Vocabulary(
    "datapackage",
    "https://specs.frictionlessdata.io/data-package/#",
    "Data Package",
    "version",
    "Text",
    "external",
    "Version of the data package whose numbers the document prints",
)
_VOCABULARIES = (_UA, _DATA)


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself: title, description and language, and the name of what wrote it."""

    title: str
    description: str
    language: str
    producer: str


def xmp(document: Document, facts: Facts) -> bytes:
    """The packet; the same texts give the same bytes, and nothing is said of what is empty."""
    properties = "".join(_written(*given) for given in _properties(document, facts))
    names = {**_NAMESPACES, **{v.prefix: v.address for v in _VOCABULARIES}}
    spaces = "".join(f"\n xmlns:{prefix}={quoteattr(address)}" for prefix, address in names.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF{spaces}>\n'
        f'<rdf:Description rdf:about="">\n{properties}{_extensions()}</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _properties(document: Document, facts: Facts) -> list[_Property]:
    return [
        ("pdfuaid:part", _TEXT, ["1"]),
        ("pdfaid:part", _TEXT, ["3"]),
        ("pdfaid:conformance", _TEXT, ["A"]),
        ("pdf:Producer", _TEXT, [document.producer]),
        ("dc:format", _TEXT, ["application/pdf"]),
        ("dc:title", _WORDS, [document.title]),
        ("dc:description", _WORDS, [document.description]),
        ("dc:language", _BAG, [document.language]),
        ("dc:creator", _ORDERED, facts.authors),
        ("dc:identifier", _TEXT, [facts.identifier]),
        ("dc:date", _ORDERED, [facts.dated]),
        ("dc:rights", _WORDS, [facts.rights]),
        ("dc:source", _TEXT, ["; ".join(facts.sources)]),
        ("dc:relation", _BAG, facts.related),
        ("xmp:CreateDate", _TEXT, [facts.dated]),
        ("xmp:ModifyDate", _TEXT, [facts.dated]),
        ("xmpMM:VersionID", _TEXT, [facts.version]),
        ("xmpRights:Marked", _TEXT, ["True" if facts.rights else ""]),
        ("xmpRights:WebStatement", _TEXT, [facts.licence_address]),
        ("datapackage:version", _TEXT, [facts.data_version]),
    ]


def _written(name: str, kind: str, texts: Iterable[str]) -> str:
    """A property; nothing without a text."""
    said = [escape(text) for text in texts if text]
    if not said:
        return ""
    if kind == _TEXT:
        return f"<{name}>{said[0]}</{name}>\n"
    language = ' xml:lang="x-default"' if kind == _WORDS else ""
    items = "".join(f"<rdf:li{language}>{text}</rdf:li>" for text in said)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>\n"


def _extensions() -> str:
    """The vocabularies that PDF/A does not know, described."""
    described = "".join(map(_extension, _VOCABULARIES))
    return f"<pdfaExtension:schemas><rdf:Bag>\n{described}</rdf:Bag></pdfaExtension:schemas>\n"


def _extension(of: _Vocabulary) -> str:
    fields = {"name": of.name, "valueType": of.kind, "category": of.category, "description": of.described}
    said = "".join(_written(f"pdfaProperty:{name}", _TEXT, [text]) for name, text in fields.items())
    heads = {"schema": of.title, "namespaceURI": of.address, "prefix": of.prefix}
    head = "".join(_written(f"pdfaSchema:{name}", _TEXT, [text]) for name, text in heads.items())
    listed = f'<rdf:Seq><rdf:li rdf:parseType="Resource">\n{said}</rdf:li></rdf:Seq>'
    return f'<rdf:li rdf:parseType="Resource">\n{head}<pdfaSchema:property>{listed}</pdfaSchema:property>\n</rdf:li>\n'
