from figures.counted import of_year, trees_in
from report.author import Column, Figure, Row, Table, Text, data

YEARS = (2010, 2020)


def growth() -> Figure:
    return Figure(draw=draw, alt=alt, table=by_year(), height=40)


def by_year() -> Table:
    return Table(
        (Column(Text(da="År", en="Year"), numeric=False), Column(Text(da="Træer", en="Trees"))),
        tuple(Row((Text.same(str(year)), of_year(year))) for year in YEARS),
    )


def by_street() -> Table:
    return Table(
        (Column(Text(da="Gade", en="Street"), numeric=False), Column(Text(da="Træer", en="Trees"))),
        tuple(Row((street.text(), trees_in(street["code"], YEARS[-1]))) for street in data("streets")),
    )


def draw(canvas) -> None:
    canvas.entitle(Text(da="Træer", en="Trees"))
    canvas.plot_area(left=20, x=(0, 100), y=(3, 0))
    for row, year in enumerate(YEARS, 1):
        canvas.row_label(row, str(year))
        canvas.bar(0, row, float(of_year(year).number), thickness=0.6, role="primary")


def alt(language) -> str:
    return language.text(Text(da="Byen har {trees} træer.", en="The town has {trees} trees."), trees=of_year(YEARS[-1]))
