"""What is said of a reader's own case, in both languages, whatever it comes to."""

from __future__ import annotations

from figures.investment.cases import LEVELS
from report.author import Text, case_form

LEVEL_NAMES = {
    "low": Text(da="Lav besparelse", en="Low saving"),
    "central": Text(da="Bedste skøn", en="Best estimate"),
    "high": Text(da="Høj besparelse", en="High saving"),
}
_WITH = {
    "low": Text(da="Med den lave besparelse", en="With the low saving"),
    "central": Text(da="Med det bedste skøn over besparelsen", en="With the best estimate of the saving"),
    "high": Text(da="Med den høje besparelse", en="With the high saving"),
}
_PAID = Text(
    da="{case} er investeringen tjent hjem fra udgangen af {row}.",
    en="{case} the investment has paid for itself from the end of {row} on.",
)
_UNPAID = Text(
    da="{case} er investeringen ikke tjent hjem ved udgangen af {last}: Der er brugt {left} mere, end der er sparet.",
    en="{case} the investment has not paid for itself by the end of {last}: {left} more has been spent than saved.",
)
_MORE_SAVED = Text(
    da="Ved udgangen af {last} er der sparet {left} mere, end der er brugt.",
    en="By the end of {last} {left} more has been saved than spent.",
)
_PRESENT = {
    "below": Text(
        da="Nettonutidsværdien ved begyndelsen af {first} er et overskud på {left} med en diskonteringsrente på "
        "{rate}.",
        en="The net present value at the start of {first} is a gain of {left} at a discount rate of {rate}.",
    ),
    "above": Text(
        da="Nettonutidsværdien ved begyndelsen af {first} er et underskud på {left} med en diskonteringsrente på "
        "{rate}.",
        en="The net present value at the start of {first} is a loss of {left} at a discount rate of {rate}.",
    ),
    "zero": Text(
        da="Nettonutidsværdien ved begyndelsen af {first} er nul med en diskonteringsrente på {rate}.",
        en="The net present value at the start of {first} is zero at a discount rate of {rate}.",
    ),
}
_NEEDED_SAVING = Text(
    da="Uden diskontering er investeringen netop tjent hjem ved udgangen af {last}, hvis besparelsen efter det "
    "bedste skøn hvert år er {share} af den skrevne.",
    en="Without discounting the investment has just paid for itself by the end of {last} if the best estimate of the "
    "saving is {share} of what is entered, every year.",
)
_NEEDED_COST = Text(
    da="Det samme gælder, hvis udgiften hvert år er {share} af den skrevne.",
    en="The same holds if the cost is {share} of what is entered, every year.",
)
_CHANGE = {
    "above": Text(da="Det er {change} mere.", en="That is {change} more."),
    "below": Text(da="Det er {change} mindre.", en="That is {change} less."),
    "zero": Text(da="Det er netop det skrevne.", en="That is exactly what is entered."),
}
_RESULTS = {
    "settled": (Text(da="{case}: tjent hjem fra udgangen af", en="{case}: has paid for itself from the end of"), "row"),
    "balance": (
        Text(
            da="{case}: akkumuleret netto efter sidste år, uden diskontering (kr.)",
            en="{case}: cumulative net after the last year, not discounted (DKK)",
        ),
        "amount",
    ),
    "worth": (
        Text(da="{case}: nettonutidsværdi (kr.)", en="{case}: net present value (DKK)"),
        "amount",
    ),
}
_NO_SAVING = Text(
    da="Det bedste skøn over besparelsen er nul alle år. Ingen ændring af det kan tjene investeringen hjem.",
    en="The best estimate of the saving is zero in every year. No change of it can pay for the investment.",
)
_SIGN = Text(
    da="I tabellerne er et beløb over nul det, der er brugt mere, end der er sparet. Et beløb under nul, med minus, er "
    "det, der er sparet mere, end der er brugt.",
    en="In the tables an amount above zero is what has been spent beyond what is saved. An amount below zero, with a "
    "minus, is what has been saved beyond what is spent.",
)
_LIMITS = (
    Text(
        da="Regnestykket lægger årenes beløb sammen, som de er skrevet, og antager, at alle er i samme prisniveau. "
        "Kun nutidsværdien er diskonteret; hvert års beløb regnes, som om de falder ved årets udgang.",
        en="The calculation adds up the amounts of the years as entered and takes them all to be at one price level. "
        "Only the present value is discounted; the amounts of a year count as if they fell at its end.",
    ),
    Text(
        da="Det ved ikke, om besparelserne skyldes indsatsen. Hvad der ville være sket uden den, er jeres eget skøn, "
        "og det samme er spændet fra lav til høj.",
        en="It does not know whether the savings are due to the investment. What would have happened without it is "
        "your own estimate, as is the range from low to high.",
    ),
    Text(
        da="Det ved ikke, hvad der sker efter det sidste år, og ikke, hvad indsatsen betyder for børn og familier ud "
        "over kroner.",
        en="It does not know what happens after the last year, nor what the investment means to children and families "
        "beyond money.",
    ),
)
# What changes at a time, and the two courses of what the balance becomes; a star stands for each area.
_SWINGS = (
    (Text(da="Alle udgifter: {share} lavere og højere", en="All costs: {share} lower and higher"), "cost"),
    (Text(da="Alle besparelser: {share} lavere og højere", en="All savings: {share} lower and higher"), "saving"),
)
_AREA_SWINGS = (
    (Text(da="{area}, udgifter: {share} lavere og højere", en="{area}, costs: {share} lower and higher"), "cost"),
    (
        Text(da="{area}, besparelser: {share} lavere og højere", en="{area}, savings: {share} lower and higher"),
        "saving",
    ),
)
_RANGES = (
    (
        Text(da="Alle besparelser: lav og høj", en="All savings: low and high"),
        "balance.low",
        "balance.high",
    ),
    (Text(da="{area}, besparelser: lav og høj", en="{area}, savings: low and high"), "low.*", "high.*"),
)


def _said(level: str, wording: Text) -> Text:
    """`wording` with the estimate that it is said of."""
    return Text(**{code: wording.in_(code).replace("{case}", _WITH[level].in_(code)) for code in wording.codes})


def _outcome(level: str) -> case_form.Paragraph:
    """Whether and when the case pays for itself under one estimate, what is left in the end, and its present value."""
    left, paid = {"left": ("amount", f"balance.{level}")}, _said(level, _PAID)
    settled = {"none": _said(level, _UNPAID), "above": paid, "zero": paid}
    sentences = (
        case_form.Sentence(f"settled.{level}", settled, {**left, "row": ("row", f"settled.{level}")}),
        case_form.Sentence(f"balance.{level}", {"below": _MORE_SAVED}, left),
        case_form.Sentence(f"present.{level}", _PRESENT, {"left": ("amount", f"present.{level}")}),
    )
    return case_form.Paragraph(sentences, scenario=level != "central")


def _needed(what: str, wordings: dict[str, Text]) -> case_form.Paragraph:
    """How much all savings, or all costs, may or must change."""
    return case_form.Paragraph(
        (
            case_form.Sentence("gained", wordings, {"share": ("percent", f"needed.{what}")}),
            case_form.Sentence(f"change.{what}", _CHANGE, {"change": ("percent", f"change.{what}")}),
        ),
        needs="gained" if what == "cost" else "",
    )


def _lines(course: str) -> tuple[case_form.Line, ...]:
    return tuple(
        case_form.Line(LEVEL_NAMES[level], f"{course}.{level}", scenario=level != "central") for level in LEVELS
    )


ANSWER: tuple[case_form.Part, ...] = (
    *map(_outcome, LEVELS),
    case_form.Chart(
        Text(da="Akkumuleret netto", en="Cumulative net"),
        Text(
            da="Akkumuleret netto, {unit}: over nul er der brugt mere, end der er sparet",
            en="Cumulative net, {unit}: above zero more has been spent than saved",
        ),
        _lines("cumulated"),
    ),
    _SIGN,
    case_form.Rows(
        Text(da="Årets udgift minus årets besparelse (kr.)", en="The cost of each year less its saving (DKK)"),
        _lines("net"),
    ),
    case_form.Rows(
        Text(da="Akkumuleret netto ved årets udgang (kr.)", en="Cumulative net at the end of each year (DKK)"),
        _lines("cumulated"),
    ),
    case_form.Parties(
        Text(
            da="Hvem betaler, og hvem sparer, efter det bedste skøn, {first}-{last} (kr.)",
            en="Who pays and who saves, by the best estimate, {first}–{last} (DKK)",
        ),
        (
            Text(da="Område eller betaler", en="Area or payer"),
            Text(da="Betaler", en="Pays"),
            Text(da="Sparer", en="Saves"),
            Text(da="Netto", en="Net"),
        ),
        "spent",
        "gained",
        Text(da="I alt", en="Total"),
    ),
    case_form.Heading(Text(da="Hvad der skal til", en="What it takes")),
    _needed("saving", {"above": _NEEDED_SAVING, "zero": _NO_SAVING}),
    _needed("cost", {"above": _NEEDED_COST}),
    case_form.Swings(
        Text(
            da="Akkumuleret netto ved udgangen af {last}, når én forudsætning ændres ad gangen (kr.)",
            en="Cumulative net at the end of {last} when one assumption changes at a time (DKK)",
        ),
        (
            Text(da="Forudsætning", en="Assumption"),
            Text(da="Lavere", en="Lower"),
            Text(da="Højere", en="Higher"),
        ),
        (
            *((label, f"fewer.{what}", f"more.{what}") for label, what in _SWINGS),
            *((label, f"fewer_{what}.*", f"more_{what}.*") for label, what in _AREA_SWINGS),
        ),
        _RANGES,
        {"share": ("share", "share")},
    ),
    case_form.Entries(Text(da="Casens beløb (kr.) og bemærkninger", en="The amounts of the case (DKK) and its notes")),
    case_form.Heading(Text(da="Hvad regnestykket ikke ved", en="What the calculation does not know")),
    *_LIMITS,
)


def results() -> tuple[tuple[Text, str, str], ...]:
    """What the first sheet of the workbook shows: a label, what kind of number it is, and its course."""
    return tuple(
        (
            Text(**{code: label.in_(code).format(case=LEVEL_NAMES[level].in_(code)) for code in label.codes}),
            kind,
            f"{course}.{level}",
        )
        for course, (label, kind) in _RESULTS.items()
        for level in LEVELS
    )
