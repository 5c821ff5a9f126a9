"""Where the sources disagree, as tables that a reader can look a choice up in.

What a source says stands in its own language in the data and is translated for the others.  Slips of spelling have no
row here; they are in the data only.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from report.author import Column, Language, Origin, Record, Row, Table, Text, Value, data, in_each

LOST = "lost"
# The source that an edition follows, whose pages need no name before them.
_FOLLOWED = {"collection": "vive2020", "catalogue": "vive2021"}
_SOURCES = {
    "vive2020": Text(da="erfaringsopsamlingen, ", en="the review, "),
    "vive2021": Text(da="kataloget, ", en="the catalogue, "),
    "kora2015": Text(da="KORA, ", en="KORA, "),
    "vive2020landing": Text(da="landingssiden", en="the landing page"),
}
_PAGE = Text(da="s. {number}", en="p. {number}")
_PAGES = Text(da="s. {number}", en="pp. {number}")
_SLIDE = Text(da="dias {number}", en="slide {number}")
_QUOTED = Text(da="»{said}« ({place})", en="‘{said}’ ({place})")
_SUBJECT = Column(Text(da="Emne", en="Subject"), numeric=False)
_PRINTED = Column(Text(da="Denne udgave, og hvorfor", en="This edition, and why"), numeric=False)


def disagreements(publication: str, part: str) -> Table:
    """What the sources of `publication` say in two places, by page, and what its editions print, and why.

    `part` is one of those that the table ``discrepancy_wordings`` names.  Raises ValueError when it has no rows.
    """
    said = Column(Text(da="Kilden siger", en="The source says"), numeric=False)
    rows = sorted(_chosen(publication, part), key=_place_in_source)
    return Table(
        (_SUBJECT, said, _PRINTED),
        tuple(Row((row.text("subject_"), _said(row, _FOLLOWED[publication]), _printed(row))) for row in rows),
        origins=_works(rows),
    )


def losses(publication: str) -> Table:
    """What could not be read in the sources of `publication`, what its editions print instead, and why."""
    rows = _chosen(publication, LOST)
    return Table(
        (_SUBJECT, _PRINTED), tuple(Row((row.text("subject_"), _printed(row))) for row in rows), origins=_works(rows)
    )


def _chosen(publication: str, part: str) -> list[Record]:
    rows = list(data("discrepancy_wordings").where(publication=publication, part=part))
    if not rows:
        raise ValueError(f"no discrepancy of {publication} is in the part {part}")
    return rows


def _conflict(row: Record) -> Record:
    return data("discrepancies").one(id=row.string("id"))


def _place_in_source(row: Record) -> tuple[str, list[int]]:
    place = _locator(_conflict(row), 1)
    return place.string("source"), _pages(place)


def _locator(conflict: Record, number: int) -> Record:
    return data("locators").one(id=conflict.string(f"locator_{number}"))


def _works(rows: Iterable[Record]) -> tuple[Origin, ...]:
    """The works that speak in `rows`, by their locators; the pages stand with each wording, or there are too many."""
    found = {
        _locator(conflict, number).string("source")
        for conflict in map(_conflict, rows)
        for number in (1, 2)
        if conflict.string(f"locator_{number}")
    }
    return tuple(map(Origin, sorted(found)))


def _said(row: Record, followed: str) -> Text:
    """The wordings of both places, each with its page; one where there is only one."""
    conflict = _conflict(row)
    numbers = [number for number in (1, 2) if conflict.string(f"value_{number}")]
    quotations = [
        (
            Text(da=conflict.string(f"value_{number}"), en=row.string(f"value_{number}_en")),
            _locator(conflict, number),
        )
        for number in numbers
    ]
    return in_each(lambda language: "; ".join(_quoted(said, place, followed, language) for said, place in quotations))


def _quoted(said: Text, place: Record, followed: str, language: Language) -> str:
    return language.text(_QUOTED, said=language.text(said), place=_placed(place, followed, language))


def _placed(place: Record, followed: str, language: Language) -> str:
    source, pages = place.string("source"), _pages(place)
    named = "" if source == followed else language.text(_SOURCES[source])
    if not pages:
        return named
    first, last = pages[0], pages[-1]
    origin = Origin(source, place.string("item"), place.string("page"))
    number = Value(number=Decimal(first), upper=Decimal(last) if last > first else None, origins=(origin,))
    wording = _SLIDE if source == "kora2015" else _PAGES if last > first else _PAGE
    return named + language.text(wording, number=number)


def _pages(place: Record) -> list[int]:
    """The first and the last page or slide of `place`; none of a landing page."""
    return [int(page) for page in place.string("page").split("-") if page]


def _printed(row: Record) -> Text:
    conflict = _conflict(row)
    return Text.combine("{}. {}", conflict.text("printed_"), conflict.text("reason_"))
