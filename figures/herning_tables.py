"""Tables of Herning's midterm evaluation: what the slides state, and what they claim."""

from __future__ import annotations

from collections.abc import Callable

from report.author import Column, Language, Row, Table, Text, Value, data

_NONE = Text("kan ikke læses", "cannot be read")
_SERIES = {"sweden": Text("Sverigesdistrikter", "Sweden districts"), "others": Text("Øvrige distrikter", "Other districts")}
_FROM_TO = {
    ("institution", "share_start"): Text("Andel på institution før", "Share in institutions before"),
    ("institution", "share_end"): Text("Andel på institution efter", "Share in institutions after"),
    ("placements", "number_change"): Text("Anbragte årsbørn, ændring", "Child-years of placement, change"),
    ("foster", "share_change"): Text("Familiepleje, ændring i andel", "Foster care, change in share"),
    ("network", "share_change"): Text("Slægt og netværk, ændring i andel", "Kin and network, change in share"),
    ("network", "share_end"): Text("Slægt og netværk, andel i 2014", "Kin and network, share in 2014"),
}
_RULES = {"goal": Text("Programmets mål", "The programme’s goal"), "section_70": Text("Servicelovens § 70", "Section 70 of the Act")}
_UPS = {"first": Text("første gang", "the first time"), "then": Text("derefter", "after that")}
_FIRST = Text("efter {time}", "after {time}")
_EVERY = {"weeks": Text("hver {number}. uge", "every {number} weeks"), "months": Text("hver {number}. måned", "every {number} months")}
_AT_LEAST = Text("mindst {how}", "at least {how}")
_NOT_STATED, _WHOLE = Text("ikke angivet", "not stated"), Text.same("–")
VERDICTS = {
    "supported": Text("Bæres af tallene", "Supported by the numbers"),
    "partly": Text("Bæres delvist", "Supported in part"),
    "not_checkable": Text("Kan ikke afgøres", "Cannot be settled"),
    "contradicted": Text("Modsiges", "Contradicted"),
}
_CODES = ("da", "en")
_ECONOMY = ("goal.saving", "placements.change.sweden", "placements.change.others", "prevention.change.others",
            "placements.saving-2013", "investment.staff")


def herning_shares() -> Table:
    """What the slides state of placements, by kind of district."""
    columns = (Column(Text("Mål", "Measure"), numeric=False), *(Column(s, units=True) for s in _SERIES.values()))
    return Table(columns, tuple(
        Row((wording, *(_share(step, series, quantity) for series in _SERIES)))
        for (step, quantity), wording in _FROM_TO.items()))


def herning_follow_up() -> Table:
    """How often the programme means to follow up, against the law; the scan has lost what the three rows are."""
    columns = (Column(Text("Foranstaltning", "Measure"), numeric=False),
               *(Column(_joined(_RULES[rule], _UPS[up]), numeric=False) for rule in _RULES for up in _UPS))
    rows = dict.fromkeys(row["row"] for row in data("herning_follow_up"))
    return Table(columns, tuple(
        Row((Text(f"Række {number}", f"Row {number}"), *(_follow_up(number, rule, up) for rule in _RULES for up in _UPS)))
        for number in rows))


def herning_economy() -> Table:
    """The amounts that can be read."""
    columns = (Column(Text("Beløb", "Amount"), numeric=False), Column(Text("Distrikter", "Districts"), numeric=False),
               Column(Text("Angivet", "Stated"), units=True))
    table = data("herning_economy")
    rows = [table.one(id=name) for name in _ECONOMY]
    return Table(columns, tuple(Row((row.text("text_"), _SERIES.get(str(row["series"]), _WHOLE), row.value("number"))) for row in rows))


def herning_verdicts() -> Table:
    """How many claims of the slides the legible numbers carry."""
    columns = (Column(Text("Hvad tallene siger om udsagnet", "What the numbers say of the claim"), numeric=False),
               Column(Text("Udsagn", "Claims")))
    return Table(columns, (
        *(Row((wording, data("herning_claims").count(verdict=verdict))) for verdict, wording in VERDICTS.items()),
        Row((Text("I alt", "Total"), data("herning_claims").count()), total=True)))


def herning_claims() -> Table:
    """The claims that the legible numbers carry only in part or contradict, and why; by verdict, then by slide."""
    columns = (Column(Text("Udsagn", "Claim"), numeric=False), Column(Text("Dias", "Slide")),
               Column(Text("Hvad tallene siger", "What the numbers say"), numeric=False))
    claims = data("herning_claims")
    rows = [row for verdict in ("contradicted", "partly")
            for row in sorted(claims.where(verdict=verdict), key=lambda row: row["slide"])]
    return Table(columns, tuple(Row((row.text("claim_"), row.value("slide"), _reasoned(row))) for row in rows))


def _reasoned(row) -> Text:
    """The verdict on a claim, and why."""
    verdict, why = VERDICTS[row["verdict"]], row.text("why_")
    return Text(f"{verdict.da}. {why.da}", f"{verdict.en}. {why.en}")


def _share(step: str, series: str, quantity: str):
    found = data("herning_shares").where(step=step, series=series, quantity=quantity)
    if not found or found[0]["number"] is None:
        return _NONE
    value = found[0].value("number")
    return _worded(value, lambda language: language.value(value, sign=True)) if quantity.endswith("change") else value


def _follow_up(number: int, rule: str, up: str):
    found = data("herning_follow_up").where(row=number, rule=rule, follow_up=up)
    if not found:
        return _NOT_STATED
    value = found[0].value("number")
    return _worded(value, lambda language: _often(value, up, language))


def _often(value: Value, up: str, language: Language) -> str:
    """When a first follow-up is due, or how often later ones are; "at least" is of how often, not of the time between."""
    if up == "first":
        return language.text(_FIRST, time=value)
    how = language.text(_EVERY[value.unit], number=language.value(value, unit=False, precision=False))
    return language.text(_AT_LEAST, how=how) if value.precision == "at_least" else how


def _worded(value: Value, words: Callable[[Language], str]) -> Value:
    """A cell of `words` in each language, with the place in the source that `value` rests on."""
    return Value(text=Text(*(words(Language(code)) for code in _CODES)), origins=value.origins)


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.da}, {second.da}", f"{first.en}, {second.en}")
