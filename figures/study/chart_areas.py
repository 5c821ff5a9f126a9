"""The three areas of the shift around what they collaborate on.

What the areas collaborate on is written in the middle, for all three: the source does not say what ties which two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import MARGIN, NARROW, block, centred, measured, paragraph, titled, wrapped
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, data

if TYPE_CHECKING:
    from report.author import Canvas

# The entries of the glossary that say what an area is.
_GLOSSARY = {"casework": "casework-area", "provider": "provider-area", "universal": "universal-services"}
# Millimetres: upper left corner, width and height of each area; the middle and radius of the disc.
_PANELS = {"casework": (0, 10, 43, 26), "provider": (107, 10, 43, 26), "universal": (43.5, 55, 63, 21)}
_MIDDLE, _RADIUS, _INSIDE = (75.0, 23.0), 22.0, 0.5
# From the top of an area to the first line that explains it, and between areas and disc on a narrow sheet.
_TEXT, _APART = 12.4, 4.0
_KINDS = {
    "area": Text(da="Område", en="Area"),
    "centre": Text(da="I midten", en="In the middle"),
    "link": Text(da="De samarbejder om", en="They collaborate on"),
}
_ALT = Text(
    da="Der står {number} områder omkring {centre}: {areas}. De samarbejder om {links}.",
    en="There are {number} areas around {centre}: {areas}. They collaborate on {links}.",
)
_AREA = Text(da="{name} ({meaning})", en="{name} ({meaning})")


def areas() -> Figure:
    """The areas around collaboration and coordination (figure 1.2)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=76.5, narrow_height=NARROW)


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Diagram: områder i omlægningen", en="Diagram: areas of the shift"))
    measured(canvas)
    if canvas.narrow:
        return _stack(canvas)
    for row in data("shift_areas").where(kind="area"):
        _draw_area(row, _PANELS[row.string("id")], _MIDDLE, canvas)
    _draw_middle(_MIDDLE, canvas)


def _stack(canvas: Canvas) -> None:
    """Two areas side by side above the disc, the third below it."""
    rows, width = {row.string("id"): row for row in data("shift_areas").where(kind="area")}, canvas.width_mm
    half = (width - _APART) / 2
    upper = max(_panel_height(rows[area], half, canvas) for area in ("casework", "provider"))
    middle = (width / 2, upper + _RADIUS + _APART)
    foot, last = middle[1] + _RADIUS + _APART, _panel_height(rows["universal"], width, canvas)
    canvas.resize(foot + last + 0.5)
    measured(canvas)
    _draw_area(rows["casework"], (0, 0.5, half, upper), middle, canvas)
    _draw_area(rows["provider"], (half + _APART, 0.5, half, upper), middle, canvas)
    _draw_area(rows["universal"], (0, foot, width, last), middle, canvas)
    _draw_middle(middle, canvas)


def _panel_height(row: Record, width: float, canvas: Canvas) -> float:
    lines = wrapped(canvas, canvas.say(_meaning(row.string("id"))), width - 2 * MARGIN, small=True)
    return _TEXT + canvas.leading(small=True) * len(lines)


def _draw_area(row: Record, place: tuple[float, ...], middle: tuple[float, float], canvas: Canvas) -> None:
    x, y, width, height = place
    canvas.line((middle[0], x + width / 2), (middle[1], y + height / 2), role="muted", width=0.9)
    # What covers the line inside the box stays inside it, so that the line reaches the frame.
    block(canvas, x + _INSIDE, y + _INSIDE, width - 2 * _INSIDE, height - 2 * _INSIDE, "paper")
    titled(canvas, x, y, width, height, canvas.say(row.text("label_")))
    paragraph(
        canvas,
        x + MARGIN,
        y + _TEXT,
        canvas.say(_meaning(row.string("id"))),
        width - 2 * MARGIN,
        foot=y + height,
        small=True,
    )


def _draw_middle(middle: tuple[float, float], canvas: Canvas) -> None:
    (centre,) = data("shift_areas").where(kind="centre")
    x, y = middle
    canvas.marker(x, y, role="primary", size=_RADIUS * 2 * 72 / 25.4)
    centred(canvas, x, y - 7.5, canvas.say(centre.text("label_")), 36, align="center", role="paper", strong=True)
    for position, link in enumerate(data("shift_areas").where(kind="link")):
        canvas.label(x, y + 2.2 + 4.6 * position, canvas.say(link.text("label_")), align="center", role="paper")


def _meaning(area: str) -> Text:
    found = data("glossary").one(id=_GLOSSARY[area]).text("definition_")
    return found.map(lambda said: said.rstrip("."))


def _alt(language: Language) -> str:
    kinds = {kind: [row for row in data("shift_areas") if row.string("kind") == kind] for kind in _KINDS}
    named = {kind: [language.text(within(row.text("label_"))) for row in rows] for kind, rows in kinds.items()}
    areas = [
        language.text(_AREA, name=name, meaning=language.text(within(_meaning(row.string("id")))))
        for name, row in zip(named["area"], kinds["area"], strict=True)
    ]
    return language.text(
        _ALT,
        number=data("shift_areas").count(kind="area"),
        areas=language.listing(areas),
        centre=language.listing(named["centre"]),
        links=language.listing(named["link"]),
    )


def _table() -> Table:
    columns = [
        Column(heading, numeric=False)
        for heading in (
            Text(da="Plads i figuren", en="Place in the figure"),
            Text(da="Navn", en="Name"),
            Text(da="Betydning", en="Meaning"),
        )
    ]
    rows = [
        Row(
            (
                _KINDS[row.string("kind")],
                row.text("label_"),
                _meaning(row.string("id")) if row.string("kind") == "area" else None,
            )
        )
        for row in data("shift_areas")
    ]
    return Table(tuple(columns), tuple(rows))
