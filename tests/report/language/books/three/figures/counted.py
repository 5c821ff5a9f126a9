"""The values of the birds, and the exhibits that print them."""

from __future__ import annotations

from report.author import Column, Figure, Language, Row, Table, Text, Value, data, values


@values("birds")
def birds() -> dict[str, Value]:
    """The pairs of each bird, how many birds were counted, and how often."""
    found = {row.string("code"): row.value("pairs") for row in data("birds")}
    kinds = data("birds").count()
    return {
        **found,
        "kinds": kinds,
        "one": Value(number=1, origins=kinds.origins),
        "twice": Value(number=2, unit="times", origins=kinds.origins),
        "range": Value(number=1200, upper=1300, origins=kinds.origins),
        "about": Value(number=7, precision="about", origins=kinds.origins),
        "more": Value(number=5, unit="percent", origins=kinds.origins),
    }


def by_kind() -> Table:
    """The pairs of each bird."""
    columns = (
        Column(Text(da="Fugl", en="Bird", sv="Fågel"), numeric=False),
        Column(Text(da="Antal", en="Number", sv="Antal"), units=True),
    )
    return Table(columns, tuple(Row((row.text(), row.value("pairs"))) for row in data("birds")))


def chart() -> Figure:
    """The same as bars."""
    return Figure(draw=_draw, alt=_alt, table=by_kind(), height=30)


def _draw(canvas) -> None:
    canvas.entitle(Text(da="Fugle", en="Birds", sv="Fåglar"))
    canvas.plot_area(left=20, x=(0, 1300), y=(4, 0))
    for at, row in enumerate(data("birds"), 1):
        canvas.row_label(at, canvas.say(row.text()))
        canvas.bar(0, at, float(row.value("pairs").amount), thickness=0.6, role="primary")


def _alt(language: Language) -> str:
    text = Text(da="Flest er der af {name}.", en="Most are {name}.", sv="Flest är {name}.")
    return language.text(text, name=language.text(next(iter(data("birds"))).text()))
