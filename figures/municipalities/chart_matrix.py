"""The matrix organisation of Haderslev: districts with a head for the child, crossed by fields with a spokesperson.

The source's own drawing is lost.  Its text places one of the heads; which field each of the others speaks for it does
not say, so that their cells stay open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import LEADING, NARROW, block, centred, frame, measured, paragraph
from figures.municipalities.lost_drawings import parts, places, told
from figures.stated import fact
from figures.wording import within
from report.author import Column, Figure, Language, Row, Table, Text

if TYPE_CHECKING:
    from report.author import Canvas

_DISTRICTS, _FIELDS, _TEAM = ("north", "west", "third"), ("day_care", "school", "family"), "team"
# Millimetres: left edge and width of a field, top and height of a district, from the edge of either to its band.
_LEFT, _WIDTH, _TOP, _HEIGHT, _INSET = 54.0, 32.0, 20.0, 18.0, 2.0
# The same on a narrow sheet, where a district is named above its row.
_NARROW_TOP, _NARROW_HEIGHT, _CELL = 17.0, 23.0, 6.4
_BOTH = Text.same("{name}: {head}")
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
    height = _TOP + _HEIGHT * len(_DISTRICTS)
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
    for row, district in enumerate(_DISTRICTS):
        _draw_district(found[district], found["head"], _TOP + _HEIGHT * row, canvas)
    for column, field in enumerate(_FIELDS):
        _draw_field(found[field], found["spokesperson"], _LEFT + _WIDTH * column, canvas)
        for row, district in enumerate(_DISTRICTS):
            _draw_cell(_known(district, field), found[_TEAM], _LEFT + _WIDTH * column, _TOP + _HEIGHT * row, canvas)


def _stack(found: dict[str, str], canvas: Canvas) -> None:
    """The fields side by side over the whole width, each district named above its row."""
    width = canvas.width_mm / len(_FIELDS)
    canvas.resize(_NARROW_TOP + _NARROW_HEIGHT * len(_DISTRICTS) - _INSET)
    measured(canvas)
    for column, field in enumerate(_FIELDS):
        x, inside = width * column, width - _INSET
        frame(canvas, x + _INSET / 2, 0, inside, _NARROW_TOP - _INSET)
        below = paragraph(canvas, x + width / 2, 3, found[field], inside, align="center", strong=True)
        paragraph(canvas, x + width / 2, below, found["spokesperson"], inside - 1, align="center")
    for row, district in enumerate(_DISTRICTS):
        y = _NARROW_TOP + _NARROW_HEIGHT * row
        block(canvas, 0, y, canvas.width_mm, _NARROW_HEIGHT - _INSET, "grid")
        canvas.label(_INSET, y + 3.4, canvas.say(_BOTH, name=found[district], head=found["head"]), strong=True)
        for column, field in enumerate(_FIELDS):
            place = (width * column + _INSET / 2, y + _CELL, width - _INSET)
            _stack_cell(_known(district, field), found[_TEAM], place, canvas)


def _stack_cell(known: bool | None, team: str, place: tuple[float, float, float], canvas: Canvas) -> None:
    x, y, width = place
    tall = _NARROW_HEIGHT - _INSET - _CELL - 1
    middle = x + width / 2, y + tall / 2
    frame(canvas, x, y, width, tall)
    if known:
        block(canvas, x, y, width, tall, "primary")
        centred(canvas, *middle, team, width - 1, align="center", role="paper", strong=True)
    elif known is False:
        centred(canvas, *middle, canvas.say(_ROLES[known]), width, align="center")


def _draw_district(name: str, head: str, y: float, canvas: Canvas) -> None:
    block(canvas, 0, y + _INSET, canvas.width_mm, _HEIGHT - 2 * _INSET, "grid")
    below = paragraph(canvas, 2.5, y + 7, name, _LEFT - 6, strong=True)
    canvas.label(2.5, below, head, small=True)


def _draw_field(name: str, spokesperson: str, x: float, canvas: Canvas) -> None:
    frame(canvas, x + _INSET, 0, _WIDTH - 2 * _INSET, _TOP + _HEIGHT * len(_DISTRICTS))
    middle = x + _WIDTH / 2
    canvas.label(middle, 8, name, align="center", strong=True)
    canvas.label(middle, 8 + LEADING, spokesperson, align="center", small=True)


def _draw_cell(known: bool | None, team: str, x: float, y: float, canvas: Canvas) -> None:
    middle = x + _WIDTH / 2, y + _HEIGHT / 2
    if known:
        block(canvas, x + _INSET, y + _INSET, _WIDTH - 2 * _INSET, _HEIGHT - 2 * _INSET, "primary")
        centred(canvas, *middle, team, _WIDTH - 4 * _INSET, align="center", role="paper", strong=True)
    elif known is False:
        canvas.label(*middle, canvas.say(_ROLES[known]), align="center", small=True)


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
