"""What a reader enters in a case of their own: the columns of the file, which are the fields of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from figures.investment.own.operations import SAVINGS
from report.author import Column, Entry, Language, Layout, Record, Row, Table, Text, Value, data

MOST_YEARS = 100
_YEAR = Entry(
    "year",
    Text(da="År", en="Year"),
    Text(
        da="Året med fire cifre. En række for hvert år og område; intet år mellem det første og det sidste må mangle.",
        en="The year in four digits. A row for each year and area; no year between the first and the last may be "
        "missing.",
    ),
)
_AREA = Entry(
    "area",
    Text(da="Område", en="Area"),
    Text(
        da="Området, hvis penge det er, fx dagtilbud. Kolonnen kan udelades.",
        en="The area whose money it is, such as day care. The column may be left out.",
    ),
)
_PAYER = Entry(
    "payer",
    Text(da="Hvem betaler", en="Who pays"),
    Text(
        da="Hvem der betaler områdets udgift, hvis det ikke er området selv. Kolonnen kan udelades.",
        en="Who pays the area’s cost, if not the area itself. The column may be left out.",
    ),
)
_COST = Entry(
    "cost",
    Text(da="Udgift", en="Cost"),
    Text(
        da="Årets udgift til indsatsen i kr., når de opgaver, der falder bort, er trukket fra.",
        en="What the initiative costs in the year, in DKK, less the tasks that it replaces.",
    ),
)
_SAVINGS = {
    "low": Entry(
        SAVINGS["low"],
        Text(da="Lav besparelse", en="Low saving"),
        Text(da="Årets besparelse efter det laveste skøn, i kr.", en="The year’s saving, lowest estimate, in DKK."),
    ),
    "central": Entry(
        SAVINGS["central"],
        Text(da="Bedste skøn", en="Best estimate"),
        Text(da="Årets besparelse efter det bedste skøn, i kr.", en="The year’s saving, best estimate, in DKK."),
    ),
    "high": Entry(
        SAVINGS["high"],
        Text(da="Høj besparelse", en="High saving"),
        Text(da="Årets besparelse efter det højeste skøn, i kr.", en="The year’s saving, highest estimate, in DKK."),
    ),
}
_NOTE = Entry(
    "note",
    Text(da="Bemærkning", en="Note"),
    Text(
        da="Fx hvem der har skønnet og på hvilket grundlag. Kolonnen kan udelades.",
        en="For example who made the estimate and on what grounds. The column may be left out.",
    ),
)
_RATE = Entry(
    "rate",
    Text(da="Diskonteringsrente i procent", en="Discount rate in per cent"),
    Text(
        da="Renten, som nutidsværdien regnes med. Skrives i første række; uden den bruges Finansministeriets.",
        en="The rate of the present value. Entered in the first row; without it, that of the Ministry of Finance.",
    ),
)
_LEVEL = Entry(
    "price_level",
    Text(da="Prisniveau", en="Price level"),
    Text(
        da="Det år, hvis priser og lønninger beløbene er i. Skrives i første række og kan udelades.",
        en="The year whose prices and wages the amounts are in. Entered in the first row; may be left out.",
    ),
)
LAYOUT = Layout(
    _YEAR,
    _AREA,
    _PAYER,
    (_COST, *_SAVINGS.values()),
    _NOTE,
    _RATE,
    _LEVEL,
    rising=tuple(SAVINGS.values()),
    highest_rate=Decimal(20),
    most_rows=MOST_YEARS,
    most_digits=12,
)


def own_case_columns() -> Table:
    """Each field of the form: its column in the template, what to write, and what stands there in its example."""
    # The first row in which every estimate of the saving is above zero shows what each column is for.
    rows = list(data("own_case_template"))
    rows.sort(key=lambda row: row.number(SAVINGS["low"]) == 0)
    shown = {column: _example(rows, column) for column in LAYOUT.columns}
    entries = (_YEAR, _AREA, _PAYER, _COST, *_SAVINGS.values(), _NOTE, _RATE, _LEVEL)
    return Table(
        (
            Column(Text(da="Felt i formularen", en="Field of the form"), numeric=False),
            Column(Text(da="Kolonne i filen", en="Column of the file"), numeric=False),
            Column(Text(da="Hvad der skal stå", en="What to write"), numeric=False),
            Column(Text(da="Eksempel", en="Example")),
        ),
        tuple(Row((entry.label, Text.same(entry.name), entry.hint, shown[entry.name])) for entry in entries),
    )


def in_language(written: str, language: Language) -> str:
    """What a cell of the template says in `language`; its file is one for both editions and says it in each."""
    both = dict(zip(("da", "en"), written.split(" / "), strict=False))
    return both.get(language.code, written) if len(both) > 1 else written


def _example(rows: Sequence[Record], column: str) -> Value | Text:
    """What stands in `column` in the first of `rows` that has something there."""
    row = next(row for row in rows if row[column] is not None and row[column] != "")
    if column == _RATE.name:  # the only number with decimals, which each language parts off in its own way
        return replace(row.value(column), decimals=-int(row.number(column).as_tuple().exponent))
    if " / " in str(row[column]):
        return Text(**{code: in_language(row.string(column), Language(code)) for code in ("da", "en")})
    return Value(text=Text.same(str(row[column])), origins=(row.origin,))
