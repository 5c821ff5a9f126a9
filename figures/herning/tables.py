"""Tables of Herning's midterm evaluation: what the slides state, and what they claim."""

from __future__ import annotations

from decimal import Decimal

from figures.herning.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNSETTLED, claims, number_of
from report.author import Column, Record, Row, Table, Text, Value, data, in_each, worded

_NONE = Text(da="kan ikke læses", en="cannot be read")
_SERIES = {
    "sweden": Text(da="Sverigesdistrikter", en="Sweden districts"),
    "others": Text(da="Øvrige distrikter", en="Other districts"),
}
_FROM_TO = {
    ("institution", "share_start"): Text(da="Andel på institution før", en="Share in institutions before"),
    ("institution", "share_end"): Text(da="Andel på institution efter", en="Share in institutions after"),
    ("placements", "number_change"): Text(da="Anbragte årsbørn, ændring", en="Child-years of placement, change"),
    ("foster", "share_change"): Text(da="Familiepleje, ændring i andel", en="Foster care, change in share"),
    ("network", "share_change"): Text(da="Slægt og netværk, ændring i andel", en="Kin and network, change in share"),
    ("network", "share_end"): Text(da="Slægt og netværk, andel i 2014", en="Kin and network, share in 2014"),
}
_RULES = {
    "goal": Text(da="Programmets mål", en="The programme’s goal"),
    "section_70": Text(da="Servicelovens § 70", en="Section 70 of the Act"),
}
_UPS = {"first": Text(da="første gang", en="the first time"), "then": Text(da="derefter", en="after that")}
_ROW = Text(da="Anbringelser (række {number}, navnet tabt)", en="Placements (row {number}, label lost)")
_LAST_ROW = Text(da="Forebyggende foranstaltninger (udledt)", en="Preventive measures (inferred)")
_FIRST = Text(da="efter {time}", en="after {time}")
_EVERY = {
    "weeks": Text(da="hver {number}. uge", en="every {number} weeks"),
    "months": Text(da="hver {number}. måned", en="every {number} months"),
}
_AT_LEAST = Text(da="mindst {how}", en="at least {how}")
_NOT_STATED, _WHOLE = Text(da="ikke angivet", en="not stated"), Text.same("–")
_VERDICTS = {
    SUPPORTED: Text(da="Støttes af tallene", en="Supported by the numbers"),
    PARTLY: Text(da="Støttes delvist", en="Supported in part"),
    UNSETTLED: Text(da="Kan ikke afgøres", en="Cannot be settled"),
    CONTRADICTED: Text(da="Modsiges", en="Contradicted"),
}
_ECONOMY = (
    "goal.saving",
    "placements.change.sweden",
    "placements.change.others",
    "prevention.change.others",
    "placements.saving-2013",
    "investment.staff",
)


def herning_shares() -> Table:
    """What the slides state of placements, by kind of district."""
    columns = (Column(Text(da="Mål", en="Measure"), numeric=False), *(Column(s, units=True) for s in _SERIES.values()))
    return Table(
        columns,
        tuple(
            Row((wording, *(_share(step, series, quantity) for series in _SERIES)))
            for (step, quantity), wording in _FROM_TO.items()
        ),
    )


def herning_follow_up() -> Table:
    """How often the programme means to follow up, against the law; the scan has lost what the three rows are."""
    columns = (
        Column(Text(da="Foranstaltning", en="Measure"), numeric=False),
        *(Column(_joined(_RULES[rule], _UPS[up]), numeric=False) for rule in _RULES for up in _UPS),
    )
    rows = dict.fromkeys(row.whole("row") for row in data("herning_follow_up"))
    return Table(
        columns,
        tuple(
            Row(
                (
                    _LAST_ROW if number == max(rows) else _numbered(number),
                    *(_follow_up(number, rule, up) for rule in _RULES for up in _UPS),
                )
            )
            for number in rows
        ),
    )


def _numbered(row: int) -> Text:
    return in_each(lambda language: language.text(_ROW, number=Value(number=Decimal(row))))


def herning_economy() -> Table:
    """The amounts that can be read."""
    columns = (
        Column(Text(da="Beløb", en="Amount"), numeric=False),
        Column(Text(da="Distrikter", en="Districts"), numeric=False),
        Column(Text(da="Angivet", en="Stated"), units=True),
    )
    table = data("herning_economy")
    rows = [table.one(id=name) for name in _ECONOMY]
    return Table(
        columns,
        tuple(Row((row.text("text_"), _SERIES.get(row.string("series"), _WHOLE), row.value("number"))) for row in rows),
    )


def herning_verdicts() -> Table:
    """How many claims of the slides the legible numbers support."""
    columns = (
        Column(Text(da="Hvad tallene siger om udsagnet", en="What the numbers say of the claim"), numeric=False),
        Column(Text(da="Udsagn", en="Claims")),
    )
    return Table(
        columns,
        (
            *(Row((wording, number_of(verdict))) for verdict, wording in _VERDICTS.items()),
            Row((Text(da="I alt", en="Total"), data("herning_claims").count()), total=True),
        ),
    )


def herning_claims() -> Table:
    """The claims that the legible numbers contradict or support only in part, and why; by verdict, then by slide."""
    columns = (
        Column(Text(da="Udsagn", en="Claim"), numeric=False),
        Column(Text(da="Dias", en="Slide")),
        Column(Text(da="Hvad tallene siger", en="What the numbers say"), numeric=False),
    )
    return Table(
        columns,
        tuple(
            Row((claim.text("claim_"), claim.value("slide"), _reasoned(verdict, claim)))
            for verdict in (CONTRADICTED, PARTLY)
            for claim in claims(verdict)
        ),
    )


def _reasoned(verdict: str, claim: Record) -> Text:
    """The verdict on a claim, and why."""
    return Text.combine("{}. {}", _VERDICTS[verdict], claim.text("why_"))


def _share(step: str, series: str, quantity: str) -> Value | Text:
    found = data("herning_shares").where(step=step, series=series, quantity=quantity)
    if not found or found[0]["number"] is None:
        return _NONE
    value = found[0].value("number")
    return (
        worded(Text.same("{number}"), {"number": value}, {"number": "signed"}) if quantity.endswith("change") else value
    )


def _follow_up(number: int, rule: str, up: str) -> Value | Text:
    found = data("herning_follow_up").where(row=number, rule=rule, follow_up=up)
    if not found:
        return _NOT_STATED
    value = found[0].value("number")
    return _often(value, up)


def _often(value: Value, up: str) -> Value:
    """When a first follow-up is due, or how often later ones are; "at least" is of how often, not of the time."""
    if up == "first":
        return worded(_FIRST, {"time": value})
    how = _EVERY[value.unit]
    if value.precision == "at_least":
        how = in_each(lambda language: _AT_LEAST.in_(language.code).replace("{how}", how.in_(language.code)))
    return worded(how, {"number": value}, {"number": "number"})


def _joined(first: Text, second: Text) -> Text:
    return Text.combine("{}, {}", first, second)
