"""The data sources of the study and the two analyses that they go into.

The source's own drawing is lost; this one follows what the annexes say of the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from figures.lettering import MARGIN, NARROW, arrow, bullets, centred, frame, measured, paragraph, titled
from figures.stacks import Stack
from figures.stated import statement
from report.author import Column, Figure, Language, Row, Table, Text, Value, data

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: upper left corner, width and height of each box.
_LISTS = {"document": (0, 5, 46, 57), "key_figures": (0, 69, 95, 35)}
_DESCRIPTIONS, _INTERVIEWS = (53, 5, 42, 18), (53, 29, 42, 33)
_ANALYSES = {"interview": (106, 5, 44, 57), "key_figures": (106, 69, 44, 35)}
_ARROWS = (
    ((46, 14), (52, 14), ">"),
    ((74, 23), (74, 28), "v"),
    ((95, 45), (105, 45), ">"),
    ((95, 86.5), (105, 86.5), ">"),
)
_BETWEEN = 7.0  # millimetres between the two analyses where they stand one below the other
_HEADINGS = ((0, Text(da="Datakilder", en="Data sources")), (106, Text(da="Analyser", en="Analyses")))
_NAMES = {
    "document": Text(da="Dokumenter", en="Documents"),
    "intermediate": Text(da="Forarbejde", en="Groundwork"),
    "interview": Text(da="Interview", en="Interviews"),
    "key_figures": Text(da="Nøgletal", en="Key figures"),
}
_ANALYSED = {
    "interview": Text(da="Interviewundersøgelse", en="Interview study"),
    "key_figures": Text(da="Nøgletalsanalyse", en="Analysis of key figures"),
}
# What is done with the interviews stands in their table.
_STEPS = ("records", "coding", "counting-rule")
_TRENDS = (
    Text(da="Udviklingen i brugen af foranstaltninger", en="Trends in the use of measures"),
    Text(da="Udviklingen i udgifterne", en="Trends in expenditure"),
)
_MUNICIPALITIES = Text(da="{count} kommuner", en="{count} municipalities")
_COUNT = Text(da="{count} interview", en="{count} interviews")
_ALT = Text(
    da="Dokumenter af {documents} slags fører til indsatsbeskrivelser for hver kommune, som er grundlag for "
    "{interviews} interview, men ikke en selvstændig datakilde. Interviewene går ind i en interviewundersøgelse af "
    "{interviewed} kommuner. Nøgletal fra {figures} kilder går ind i en nøgletalsanalyse af {counted} kommuner.",
    en="Documents of {documents} kinds lead to descriptions of the work in each municipality, on which {interviews} "
    "interviews build but which are not a data source in their own right. The interviews go into an interview "
    "study of {interviewed} municipalities. Key figures from {figures} sources go into an analysis of key figures in "
    "{counted} municipalities.",
)


def data_sources() -> Figure:
    """Where the study has its data from, and what it makes of them (annex figure 1.1)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=104.5, narrow_height=NARROW)


def _sources(kind: str) -> list[Text]:
    return [row.text("label_") for row in data("data_sources").where(kind=kind)]


def _municipalities() -> dict[str, Value]:
    table = data("municipalities")
    return {"interview": table.count(interviewed=True), "key_figures": table.count(key_figures=True)}


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Diagram: datakilder og analyser", en="Diagram: data sources and analyses"))
    if canvas.narrow:
        return _stack(canvas)
    measured(canvas)
    for x, heading in _HEADINGS:
        canvas.label(x, 1.6, canvas.say(heading), role="muted", small=True)
    for kind, (x, y, width, height) in _LISTS.items():
        titled(canvas, x, y, width, height, canvas.say(_NAMES[kind]))
        _draw_list(_sources(kind), (x, y + 12.3, width, y + height), "secondary", canvas)
    _draw_interviews(canvas)
    _draw_analyses(canvas)
    for start, end, shape in _ARROWS:
        arrow(canvas, start, end, shape)


def _stack(canvas: Canvas) -> None:
    """One analysis below the other, each below its data."""
    stack = Stack(canvas)
    stack.panel(canvas.say(_NAMES["document"]), items=[canvas.say(source) for source in _sources("document")])
    stack.arrow()
    stack.box(canvas.say(_sources("intermediate")[0]), dashed=True)
    stack.arrow()
    stack.panel(_interviews(canvas), printed=canvas.say(_sources("interview")[0]))
    stack.arrow()
    _stack_analysis("interview", stack, canvas)
    stack.y += _BETWEEN
    stack.panel(canvas.say(_NAMES["key_figures"]), items=[canvas.say(source) for source in _sources("key_figures")])
    stack.arrow()
    _stack_analysis("key_figures", stack, canvas)
    stack.end()


def _stack_analysis(kind: str, stack: Stack, canvas: Canvas) -> None:
    counted = canvas.say(_MUNICIPALITIES, count=_municipalities()[kind])
    items = [canvas.say(item) for item in _analysis(kind)]
    stack.panel(canvas.say(_ANALYSED[kind]), strong=counted, items=items, role="primary")


def _interviews(canvas: Canvas) -> str:
    return canvas.say(_COUNT, count=statement("study.interviews"))


def _analysis(kind: str) -> Sequence[Text]:
    """What is done in an analysis."""
    return [data("interviews").one(id=name).text("text_") for name in _STEPS] if kind == "interview" else _TRENDS


def _draw_list(items: Iterable[Text], place: tuple[float, ...], role: str, canvas: Canvas) -> None:
    x, y, width, foot = place
    bullets(canvas, x + MARGIN, y, width - 2 * MARGIN + 1, map(canvas.say, items), foot=foot, role=role)


def _draw_interviews(canvas: Canvas) -> None:
    x, y, width, height = _DESCRIPTIONS
    frame(canvas, x, y, width, height, dashed=True)
    centred(canvas, x + MARGIN, y + height / 2, canvas.say(_sources("intermediate")[0]), width - 2 * MARGIN, small=True)
    x, y, width, height = _INTERVIEWS
    titled(canvas, x, y, width, height, _interviews(canvas))
    paragraph(
        canvas,
        x + MARGIN,
        y + 12.3,
        canvas.say(_sources("interview")[0]),
        width - 2 * MARGIN,
        foot=y + height,
        small=True,
    )


def _draw_analyses(canvas: Canvas) -> None:
    for kind, (x, y, width, height) in _ANALYSES.items():
        titled(canvas, x, y, width, height, canvas.say(_ANALYSED[kind]), role="primary")
        counted = canvas.say(_MUNICIPALITIES, count=_municipalities()[kind])
        canvas.label(x + MARGIN, y + 12.6, counted, strong=True)
        _draw_list(_analysis(kind), (x, y + 18.2, width, y + height), "primary", canvas)


def _alt(language: Language) -> str:
    counts, sources = _municipalities(), data("data_sources")
    return language.text(
        _ALT,
        documents=sources.count(kind="document"),
        interviews=statement("study.interviews"),
        interviewed=counts["interview"],
        figures=sources.count(kind="key_figures"),
        counted=counts["key_figures"],
    )


def _table() -> Table:
    columns = (
        Column(Text(da="Slags", en="Kind"), numeric=False),
        Column(Text(da="Datakilde", en="Data source"), numeric=False),
        Column(Text(da="Kommuner i analysen", en="Municipalities in the analysis")),
    )
    counts = _municipalities()
    return Table(
        columns,
        tuple(
            Row(
                (
                    _NAMES[row.string("kind")],
                    Value(text=row.text("label_"), origins=(row.origin,)),
                    counts.get(row.string("kind")),
                )
            )
            for row in data("data_sources")
        ),
    )
