"""From a concern to support in Mariagerfjord, by way of the exploratory team meeting.

The source's chart shows how many enquiries each district made; its values are lost, so that the process is drawn
and the place of the chart in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import MARGIN, NARROW, arrow, bullets, centred, frame, measured, paragraph, titled
from figures.municipalities.lost_drawings import belonging, parts, told
from figures.stacks import Stack
from figures.stated import fact
from figures.wording import within
from report.author import Column, Figure, Language, Row, Table, Text, data, worded

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: upper left corner, width and height of each box.
_CONCERN, _ENQUIRY, _MEETING = (0, 18, 27, 22), (35, 18, 32, 22), (75, 3, 35, 52)
_ENDS = {"granted": (115.5, 0, 34.5, 31), "elsewhere": (115.5, 34, 34.5, 31)}
_MORE, _LOST = (75, 69, 75, 11), (0, 60, 67, 20)
_ARROWS = (
    ((27, 29), (34, 29), ">"),
    ((67, 29), (74, 29), ">"),
    ((110, 18), (114.5, 18), ">"),
    ((110, 44), (114.5, 44), ">"),
    ((92.5, 55), (92.5, 68), "v"),
)
_SHARE = Text(da="{share} af møderne", en="{share} of the meetings")
_MOST = Text(da="De fleste møder", en="Most meetings")
_COUNTED = Text(
    da="Kvalitetsrapporten tæller henvendelser pr. {base} {age}-årige i hvert distrikt, {start}-{end}; tallene "
    "står ikke i kildens tekst.",
    en="The quality report counts enquiries per {base} aged {age} in each district, {start}–{end}; the numbers "
    "are not in the source’s text.",
)
_ALT = Text(
    da="Et forløb i trin: {concern}, {enquiry} og selve mødet. I {share} af tilfældene ender mødet med, at "
    "{granted}; i de fleste med, at {elsewhere}. {more}. {counted}",
    en="A process in steps: {concern}, {enquiry} and the meeting itself. After {share} of the meetings {granted}; "
    "after most, {elsewhere}. {more}. {counted}",
)


def enquiries() -> Figure:
    """The way from a concern to support, and what figure 3.1 of the catalogue counts on it."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=80.5, narrow_height=NARROW)


def _counted(language: Language) -> str:
    years = data("catalogue_dates").one(id="mariagerfjord.figure")
    return language.text(
        _COUNTED,
        base=fact("mariagerfjord.figure-base"),
        start=years.string("start"),
        end=years.string("end"),
        age=language.value(fact("mariagerfjord.figure-age"), unit=False),
    )


def _heading(canvas: Canvas) -> str:
    printed = canvas.say(_SHARE, share=canvas.language.words(fact("mariagerfjord.utm-share")))
    return printed[0].upper() + printed[1:]


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Diagram: fra bekymring til indsats", en="Diagram: from concern to support"))
    found = parts("enquiries")
    if canvas.narrow:
        return _stack({part: canvas.say(label) for part, label in found.items()}, canvas)
    measured(canvas)
    for part, place in (("concern", _CONCERN), ("enquiry", _ENQUIRY)):
        _draw_step(canvas.say(found[part]), place, canvas)
    _draw_meeting(
        canvas.say(found["meeting"]), [canvas.say(found[part]) for part in belonging("enquiries", "meeting")], canvas
    )
    for part, heading in (("granted", _heading(canvas)), ("elsewhere", canvas.say(_MOST))):
        _draw_end(heading, canvas.say(found[part]), _ENDS[part], canvas)
    _draw_aside(canvas.say(found["more"]), _MORE, canvas, dashed=False)
    _draw_aside(_counted(canvas.language), _LOST, canvas, dashed=True)
    canvas.line((51, 51), (40, 60), role="secondary", width=0.8, dashed=True)
    for start, end, shape in _ARROWS:
        arrow(canvas, start, end, shape)


def _stack(found: dict[str, str], canvas: Canvas) -> None:
    stack = Stack(canvas)
    for part in ("concern", "enquiry"):
        stack.box(found[part])
        stack.arrow()
    stack.panel(found["meeting"], items=[found[part] for part in belonging("enquiries", "meeting")])
    stack.arrow()
    stack.panel(_heading(canvas), printed=found["granted"], role="primary")
    stack.gap()
    stack.panel(canvas.say(_MOST), printed=found["elsewhere"], role="primary")
    for printed, dashed in ((found["more"], False), (_counted(canvas.language), True)):
        stack.gap()
        stack.box(printed, dashed=dashed)
    stack.end()


def _draw_step(printed: str, place: tuple[float, ...], canvas: Canvas) -> None:
    x, y, width, height = place
    frame(canvas, x, y, width, height)
    centred(canvas, x + width / 2, y + height / 2, printed, width - 2 * MARGIN, align="center")


def _draw_meeting(title: str, present: list[str], canvas: Canvas) -> None:
    x, y, width, height = _MEETING
    titled(canvas, x, y, width, height, title, head=11)
    bullets(canvas, x + MARGIN, y + 16, width - 2 * MARGIN + 1, present, foot=y + height, role="secondary")


def _draw_end(heading: str, printed: str, place: tuple[float, ...], canvas: Canvas) -> None:
    x, y, width, height = place
    titled(canvas, x, y, width, height, heading, head=11, role="primary")
    paragraph(canvas, x + MARGIN, y + 15.3, printed, width - 2 * MARGIN + 1, foot=y + height, small=True)


def _draw_aside(printed: str, place: tuple[float, ...], canvas: Canvas, *, dashed: bool) -> None:
    """A box in small print, with a frame of dashes around what the source has lost."""
    x, y, width, height = place
    frame(canvas, x, y, width, height, dashed=dashed)
    role = "muted" if dashed else "ink"
    centred(canvas, x + MARGIN, y + height / 2, printed, width - 2 * MARGIN, small=True, role=role)


def _alt(language: Language) -> str:
    found = {part: language.text(within(label)) for part, label in parts("enquiries").items()}
    found["more"] = language.text(parts("enquiries")["more"])
    share = language.words(fact("mariagerfjord.utm-share"))
    return language.text(_ALT, **found, share=share, counted=_counted(language))


def _table() -> Table:
    columns = (
        Column(Text(da="Led i forløbet", en="Part of the process"), numeric=False),
        Column(Text(da="Andel af møderne", en="Share of the meetings"), numeric=False, units=True),
    )
    share = fact("mariagerfjord.utm-share")
    said = worded(Text.same("{share}"), {"share": share}, {"share": "words"})
    return Table(
        columns, tuple(Row((label, said if part == "granted" else None)) for part, label in told("enquiries").items())
    )
