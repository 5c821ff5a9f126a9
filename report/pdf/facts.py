"""What a PDF says of itself to machines, and the files that it carries along: records that any process can be given.

Title, language, description and the typesetter's name stand in the document itself and are not repeated here.
"""

from __future__ import annotations

from dataclasses import dataclass

# How a file is related to the document that carries it (ISO 19005-3, 6.8): its data, or what is added to it.
DATA, SUPPLEMENT = "Data", "Supplement"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF: its name there, its `content`, its media type `kind`, and what it is, in words.

    `relation` is one of :data:`DATA` and :data:`SUPPLEMENT`.
    """

    name: str
    content: bytes
    kind: str
    described: str
    relation: str = DATA


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an edition; what is not known is empty, and nothing is said of it.

    `dated` is a day as 2031-05-17, or a year, `version` that of the edition and `data_version` that of its data,
    `rights` the licence in words and `licence_address` where it can be read.  `sources` are the works that the edition
    builds on, `related` its other forms and its sisters, by address or else by title.
    """

    identifier: str = ""
    authors: tuple[str, ...] = ()
    dated: str = ""
    version: str = ""
    data_version: str = ""
    rights: str = ""
    licence_address: str = ""
    sources: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
