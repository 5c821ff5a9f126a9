"""What the text says of diagrams of the catalogue whose drawings are lost.  Knows nothing of drawing."""

from __future__ import annotations

from report.author import Text, Value, data

_TABLE = "catalogue_diagrams"


def parts(diagram: str) -> dict[str, Text]:
    """The wordings of the parts of `diagram`, one of those of the table catalogue_diagrams, in their order."""
    return {row.string("part"): row.text("label_") for row in data(_TABLE).where(diagram=diagram)}


def told(diagram: str) -> dict[str, Value]:
    """The same wordings as values, which know the place in the source that each rests on."""
    return {
        row.string("part"): Value(text=row.text("label_"), origins=(row.origin,))
        for row in data(_TABLE).where(diagram=diagram)
    }


def places(diagram: str, part: str) -> list[str]:
    """The parts of `diagram` that its part `part` belongs to, as far as the text says."""
    return data(_TABLE).one(diagram=diagram, part=part).string("belongs_to").split()


def belonging(diagram: str, whole: str) -> list[str]:
    """The parts of `diagram` that belong to its part `whole`, in their order."""
    return [part for part in parts(diagram) if whole in places(diagram, part)]
