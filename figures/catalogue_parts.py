"""What the text says of diagrams of the catalogue whose drawings are lost.  Knows nothing of drawing."""

from __future__ import annotations

from report.author import Text, Value, data


def parts(diagram: str) -> dict[str, Text]:
    """The wordings of the parts of `diagram`, one of those of the table catalogue_diagrams, in their order."""
    return {row["part"]: row.text("label_") for row in data("catalogue_diagrams").where(diagram=diagram)}


def places(diagram: str, part: str) -> list[str]:
    """The parts of `diagram` that its part `part` belongs to, as far as the text says."""
    return _places(data("catalogue_diagrams").one(diagram=diagram, part=part))


def belonging(diagram: str, whole: str) -> list[Text]:
    """The wordings of the parts of `diagram` that belong to its part `whole`, in their order."""
    return [row.text("label_") for row in data("catalogue_diagrams").where(diagram=diagram) if whole in _places(row)]


def fact(name: str) -> Value:
    """The number that VIVE (2021) states under `name`.  Raises LookupError when there is none."""
    return data("facts_vive2021").one(id=name).value("number")


def _places(row) -> list[str]:
    return str(row["belongs_to"] or "").split()
