"""Makes an archive file, PDF/A-3a, of what WeasyPrint has written as PDF/UA-1, with its data inside.

WeasyPrint knows one variant of a document only; as PDF/A it leaves a file open and lists attachments twice, in no
order.  It still has to be asked for an identifier (``pdf_identifier=True``), which stands outside of all objects.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from hashlib import md5
from importlib.resources import files
from typing import Any

from pydyf import PDF, Array, Dictionary, Stream, String

from report.pdf.engine.metadata import Document, xmp
from report.pdf.facts import Attachment, Facts

PRINTED = 4  # the flag of an annotation that is printed and nothing else (ISO 32000-1, table 165)


class _Packed(Stream):  # type: ignore[misc]  # pydyf has no types
    """A stream whose bytes are made once: pydyf makes and compresses them anew for the identifier."""

    def __init__(self, of: Stream) -> None:
        super().__init__()
        self.number = of.number
        self._data: bytes = of.data

    @property
    def data(self) -> bytes:
        """What stands for it in the file."""
        return self._data


def archive(pdf: PDF, facts: Facts) -> None:
    """The last step of a finisher of WeasyPrint's ``write_pdf``; `pdf` is changed in place.

    The same document and `facts` give the same bytes.  Whatever else changes a stream has to come before.
    """
    _describe(pdf, facts)
    _attach(pdf, facts)
    _add_colours(pdf)
    for annotation in (o for o in pdf.objects if isinstance(o, Dictionary) and o.get("Type") == "/Annot"):
        annotation["F"] = PRINTED
    for number, content in enumerate(pdf.objects):
        if isinstance(content, Stream):
            content.extra.pop("Interpolate", None)  # with it, pictures would look as each reader's program wants
            pdf.objects[number] = _Packed(content)


def _add_colours(pdf: PDF) -> None:
    """Say that all colours, which are those of a screen, are sRGB, by the profile that WeasyPrint brings along."""
    content = files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()
    profile = Stream([content], Dictionary({"N": 3, "Alternate": "/DeviceRGB"}), compress=True)
    pdf.add_object(profile)
    named = String("sRGB IEC61966-2.1")
    intent = {"S": "/GTS_PDFA1", "OutputConditionIdentifier": named, "Info": named}
    intents = Array([Dictionary({"Type": "/OutputIntent", **intent, "DestOutputProfile": profile.reference})])
    pdf.catalog["OutputIntents"] = intents


def _describe(pdf: PDF, facts: Facts) -> None:
    """Metadata for programs that read XMP, and the date for those that do not; the former is not packed."""
    if facts.dated:
        pdf.info["CreationDate"] = pdf.info["ModDate"] = _date(facts.dated)
    title, description, producer = (_text(pdf.info.get(key)) for key in ("Title", "Subject", "Producer"))
    document = Document(title, description, _text(pdf.catalog.get("Lang")), producer)
    packet = pdf.objects[_number(pdf.catalog["Metadata"])]
    packet.stream, packet.compress = [xmp(document, facts)], False


def _attach(pdf: PDF, facts: Facts) -> None:
    """The attachments by their names, in the order of these, each related to the document."""
    names, related = Array(), Array()
    for attachment in sorted(facts.attachments, key=lambda a: _spelled(a.name)):
        reference = _attachment(pdf, attachment, facts.dated)
        names.extend((String(attachment.name), reference))
        related.append(reference)
    if names:
        listed = Dictionary({"Names": names})
        pdf.add_object(listed)
        pdf.catalog.setdefault("Names", Dictionary())["EmbeddedFiles"] = listed.reference
        pdf.catalog["AF"] = related


def _attachment(pdf: PDF, attachment: Attachment, dated: str) -> bytes:
    """The reference of a file that has been added to `pdf` (ISO 32000-1, 7.11)."""
    content = attachment.content
    facts = {"Size": len(content), "CheckSum": f"<{md5(content, usedforsecurity=False).hexdigest()}>"}
    dates = {"CreationDate": _date(dated), "ModDate": _date(dated)} if dated else {}
    kind = f"/{attachment.kind.replace('/', '#2f')}"
    extra = {"Type": "/EmbeddedFile", "Subtype": kind, "Params": Dictionary({**facts, **dates})}
    file = Stream([content], Dictionary(extra), compress=True)
    pdf.add_object(file)
    specification = Dictionary(
        {
            "Type": "/Filespec",
            "F": String(attachment.name),
            "UF": String(attachment.name),
            "EF": Dictionary({"F": file.reference, "UF": file.reference}),
            "Desc": String(attachment.described),
            "AFRelationship": f"/{attachment.relation}",
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference


def _spelled(name: str) -> bytes:
    """`name` as the bytes that PDF compares where names stand in order."""
    return name.encode() if name.isascii() else BOM_UTF16_BE + name.encode("utf-16-be")


def _date(dated: str) -> String:
    """A day or a year as PDF has it (ISO 32000-1, 7.9.4)."""
    return String(f"D:{dated.replace('-', '')}")


def _text(given: Any) -> str:
    return str(given.string) if given else ""


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
