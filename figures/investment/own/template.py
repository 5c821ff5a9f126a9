"""The template of a reader's own case, as a table for the chapter on it."""

from __future__ import annotations

from figures.investment.own.file import COLUMNS
from report.author import Column, Row, Table, Text, Value, data

_WRITTEN = {
    "year": Text(
        da="Året med fire cifre. En række for hvert år, i rækkefølge; det første er året med den første udgift.",
        en="The year in four digits. A row for each year, in order; the first is that of the first cost.",
    ),
    "cost": Text(da="Årets udgift til indsatsen, i kroner.", en="What the investment costs in the year, in DKK."),
    "saving_low": Text(
        da="Årets besparelse efter det laveste skøn, i kroner.", en="The saving of the year, lowest estimate, in DKK."
    ),
    "saving_central": Text(
        da="Årets besparelse efter det bedste skøn, i kroner.", en="The saving of the year, best estimate, in DKK."
    ),
    "saving_high": Text(
        da="Årets besparelse efter det højeste skøn, i kroner.", en="The saving of the year, highest estimate, in DKK."
    ),
    "note": Text(
        da="En bemærkning til jer selv. Kolonnen kan udelades.", en="A note to yourselves. The column may be left out."
    ),
}


def own_case_columns() -> Table:
    """Each column of the template: what to write, and, as in the file, what stands there in a year of its example."""
    # The first year in which every estimate of the saving is above zero shows what each column is for.
    row = next(row for row in data("own_case_template") if row["saving_low"] > 0)
    shown = {column: Value(text=Text.same(str(row[column])), origins=(row.origin,)) for column in COLUMNS[:-1]}
    # The file is one for both editions, and its note says the same in each language.
    shown["note"] = Text(**dict(zip(("da", "en"), row["note"].split(" / "), strict=True)))
    return Table(
        (
            Column(Text(da="Kolonne", en="Column"), numeric=False),
            Column(Text(da="Hvad der skal stå", en="What to write"), numeric=False),
            Column(Text(da="Eksempel", en="Example")),
        ),
        tuple(Row((Text.same(column), _WRITTEN[column], shown[column])) for column in COLUMNS),
    )
