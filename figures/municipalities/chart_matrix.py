"""The matrix organisation of Haderslev: districts with a head for the child, crossed by fields with a spokesperson.

The source's own drawing is lost.  Its text places one of the heads; which field each of the others speaks for it does
not say, so that their cells stay open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import NARROW, block, centred, frame, measured, paragraph, wrapped
from figures.municipalities.lost_drawings import parts, places, told
from figures.stated import fact
from figures.wording import within
from report.author import Column, Figure, Language, Row, Table, Text

if TYPE_CHECKING:
    from report.author import Canvas

_DISTRICTS, _FIELDS, _TEAM = ("north", "west", "third"), ("day_care", "school", "family"), "team"
# Millimetres: left edge and width of a field, top and height of a district, between two cells.
_LEFT, _WIDTH, _TOP, _HEIGHT, _GAP = 53.0, 33.0, 12.0, 20.0, 2.0
# The same on a narrow sheet, where a district is named above its row, with the height of that name.
_NARROW_TOP, _NARROW_HEIGHT, _CELL = 17.0, 30.0, 5.4
_BOTH = Text.same("{name}: {head}")
_ALSO = Text(da="og chef for {team}", en="and head of {team}")
_INFERRED = Text(
    da="Udledt: chefen for distrikt Nord er ordfører for dagtilbud, da teamet hører under begge dele.",
    en="Inferred: the head of District North speaks for day care, as the team belongs to both.",
)
_ALT = Text(
    da="En matrix med {count} distrikter på den ene led, hvert med en {head}, og {fields} på den anden. De "
    "{count} chefer har hver også et {spokesperson} for et af områderne. {inferred} De øvrige ordførerskabers "
    "fordeling og navnet på det tredje distrikt er ikke oplyst, og kildens egen tegning er tabt.",
    en="A matrix with {count} districts one way, each with a {head}, and {fields} the other way. Each of the "
    "{count} heads also has a {spokesperson} for one of the fields. {inferred} How the other spokesperson roles are "
    "divided and the name of the third district are not stated, and the source’s own drawing is lost.",
)
_ROLES = {
    True: Text(da="Ordfører (udledt)", en="Spokesperson (inferred)"),
    False: Text(da="Ikke oplyst", en="Not stated"),
    None: Text(da="Ikke ordfører", en="Not spokesperson"),
}


def matrix() -> Figure:
    """Districts and fields, and where the advisory team belongs (figure 4.1)."""
    height = _TOP + _HEIGHT * len(_DISTRICTS) - _GAP
    return Figure(draw=_draw, alt=_alt, table=_table(), height=height, narrow_height=NARROW)


def _known(district: str, field: str) -> bool | None:
    """Whether the head of `district` speaks for `field`: True if the text says so, None if another one does."""
    told = places("matrix", _TEAM)
    if district in told and field in told:
        return True
    return None if district in told or field in told else False


def _draw(canvas: Canvas) -> None:
    canvas.entitle(
        Text(da="Diagram: Haderslevs matrixorganisering", en="Diagram: the matrix organisation of Haderslev")
    )
    measured(canvas)
    found = {part: canvas.say(label) for part, label in parts("matrix").items()}
    if canvas.narrow:
        return _stack(found, canvas)
    for column, field in enumerate(_FIELDS):
        _draw_field(found[field], found["spokesperson"], (_LEFT + _WIDTH * column, 2.5), canvas)
    for row, district in enumerate(_DISTRICTS):
        y = _TOP + _HEIGHT * row
        canvas.line((0, canvas.width_mm), (y - _GAP / 2, y - _GAP / 2), role="secondary", width=0.8)
        below = paragraph(canvas, 0, y + 4.5, found[district], _LEFT - _GAP, strong=True)
        canvas.label(0, below, found["head"], small=True)
        for column, field in enumerate(_FIELDS):
            place = (_LEFT + _WIDTH * column, y, _WIDTH - _GAP, _HEIGHT - _GAP)
            _draw_cell(_known(district, field), place, canvas)


def _stack(found: dict[str, str], canvas: Canvas) -> None:
    """The fields side by side over the whole width, each district named above its row."""
    width = (canvas.width_mm + _GAP) / len(_FIELDS)
    canvas.resize(_NARROW_TOP + _NARROW_HEIGHT * len(_DISTRICTS) - _GAP)
    measured(canvas)
    for column, field in enumerate(_FIELDS):
        _draw_field(found[field], found["spokesperson"], (width * column, 2.5), canvas, width - _GAP)
    for row, district in enumerate(_DISTRICTS):
        y = _NARROW_TOP + _NARROW_HEIGHT * row
        canvas.line((0, canvas.width_mm), (y - _GAP / 2, y - _GAP / 2), role="secondary", width=0.8)
        canvas.label(0, y + 2.5, canvas.say(_BOTH, name=found[district], head=found["head"]), strong=True)
        for column, field in enumerate(_FIELDS):
            place = (width * column, y + _CELL, width - _GAP, _NARROW_HEIGHT - _CELL - 2 * _GAP)
            _draw_cell(_known(district, field), place, canvas)


def _draw_field(
    name: str, spokesperson: str, place: tuple[float, float], canvas: Canvas, width: float = _WIDTH - _GAP
) -> None:
    x, y = place
    below = paragraph(canvas, x, y, name, width, strong=True)
    paragraph(canvas, x, below, spokesperson, width, small=True)


def _draw_cell(known: bool | None, place: tuple[float, float, float, float], canvas: Canvas) -> None:
    """Fill the cell of the one head who is placed, and frame the others: by dashes where the source says nothing."""
    x, y, width, height = place
    if not known:
        frame(canvas, *place, dashed=known is False)
        middle = x + width / 2, y + height / 2
        paint = "ink" if known is False else "muted"
        return centred(canvas, *middle, canvas.say(_ROLES[known]), width - 1, align="center", small=True, role=paint)
    block(canvas, *place, "primary")
    role, within_cell = canvas.say(_ROLES[known]), width - 1
    also = canvas.say(_ALSO, team=canvas.say(within(parts("matrix")[_TEAM])))
    step, small = canvas.leading(), canvas.leading(small=True)
    tall = step * len(wrapped(canvas, role, within_cell, strong=True)) + small * len(
        wrapped(canvas, also, within_cell, small=True)
    )
    y += (height - tall + step) / 2
    below = paragraph(canvas, x + width / 2, y, role, within_cell, align="center", role="paper", strong=True)
    paragraph(canvas, x + width / 2, below, also, within_cell, align="center", role="paper", small=True)
    return None


def _alt(language: Language) -> str:
    found = {part: language.text(within(label)) for part, label in parts("matrix").items()}
    return language.text(
        _ALT,
        count=fact("haderslev.districts"),
        head=found["head"],
        spokesperson=found["spokesperson"],
        fields=language.listing([found[field] for field in _FIELDS]),
        inferred=language.text(_INFERRED),
    )


def _table() -> Table:
    labels, found = parts("matrix"), told("matrix")
    columns = (
        Column(Text(da="Distrikt", en="District"), numeric=False),
        *(Column(labels[field], numeric=False) for field in _FIELDS),
        Column(labels[_TEAM], numeric=False),
    )
    return Table(
        columns,
        tuple(
            Row(
                (
                    found[district],
                    *(_ROLES[_known(district, field)] for field in _FIELDS),
                    Text(da="Ja", en="Yes") if district in places("matrix", _TEAM) else None,
                )
            )
            for district in _DISTRICTS
        ),
    )
