"""What is said of a reader's own case, in both languages, whatever it comes to."""

from __future__ import annotations

from fractions import Fraction

from figures.investment.cases import Year, as_decimal, payback
from report.author import Language, Text, Value

LEVEL_NAMES = {
    "low": Text(da="Lav besparelse", en="Low saving"),
    "central": Text(da="Central besparelse", en="Central saving"),
    "high": Text(da="Høj besparelse", en="High saving"),
}
_WITH = {
    "low": Text(da="den lave besparelse", en="the low saving"),
    "central": Text(da="den centrale besparelse", en="the central saving"),
    "high": Text(da="den høje besparelse", en="the high saving"),
}
_REPAID = Text(
    da="Med {saving} er investeringen tjent hjem ved udgangen af {year}.",
    en="With {saving} the investment is repaid by the end of {year}.",
)
_MORE_SAVED = Text(
    da="Ved udgangen af {year} er der sparet {amount} mere, end der er brugt.",
    en="By the end of {year} {amount} more has been saved than spent.",
)
_MISSING = Text(
    da="Med {saving} er investeringen ikke tjent hjem ved udgangen af {year}: Der er brugt {amount} mere, end der "
    "er sparet.",
    en="With {saving} the investment is not repaid by the end of {year}: {amount} more has been spent than saved.",
)
_NEEDED = {
    "saving": Text(
        da="Investeringen er netop tjent hjem ved udgangen af {year}, hvis den centrale besparelse hvert år er "
        "{share} af den skrevne. {change}",
        en="The investment is just repaid by the end of {year} if the central saving is {share} of what is "
        "entered, every year. {change}",
    ),
    "cost": Text(
        da="Det samme gælder, hvis udgiften hvert år er {share} af den skrevne. {change}",
        en="The same holds if the cost is {share} of what is entered, every year. {change}",
    ),
}
_HIGHER = Text(da="Det er {percent} mere.", en="That is {percent} more.")
_LOWER = Text(da="Det er {percent} mindre.", en="That is {percent} less.")
_AS_ENTERED = Text(da="Det er netop det skrevne.", en="That is exactly what is entered.")
_NO_SAVING = Text(
    da="Den centrale besparelse er nul alle år. Ingen ændring af den kan tjene investeringen hjem.",
    en="The central saving is zero in every year. No change of it can repay the investment.",
)
UNKNOWN = (
    Text(
        da="Regnestykket lægger årenes beløb sammen, som de er skrevet. Det tilbagediskonterer ikke og regner hverken "
        "med renter, løn- eller prisudvikling.",
        en="The calculation adds up the amounts of the years as entered. It does not discount, and takes no account of "
        "interest, wages or prices.",
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


def outcomes(courses: dict[str, tuple[Year, ...]], language: Language) -> list[str]:
    """For each level, whether and when the case is repaid, and what the last year leaves."""
    return [_outcome(level, years, language) for level, years in courses.items()]


def _outcome(level: str, years: tuple[Year, ...], language: Language) -> str:
    repaid, last = payback(years), years[-1]
    end, left, saving = str(last.year), money(abs(last.cumulated)), language.text(_WITH[level])
    if repaid is None:
        return language.text(_MISSING, saving=saving, year=end, amount=left)
    first = language.text(_REPAID, saving=saving, year=str(repaid))
    if last.cumulated == 0:
        return first
    return f"{first} {language.text(_MORE_SAVED, year=end, amount=left)}"


def needed(factors: dict[str, Fraction | None], last: int, language: Language) -> list[str]:
    """How much the saving and the cost may or must change by the year `last`.

    `factors` are what each has to be multiplied by to break even, None where no factor is enough.
    """
    found = {name: factor for name, factor in factors.items() if factor is not None}
    if "saving" not in found:
        return [language.text(_NO_SAVING)]
    return [
        language.text(_NEEDED[name], year=str(last), share=percent(factor), change=_change(factor, language))
        for name, factor in found.items()
    ]


def _change(factor: Fraction, language: Language) -> str:
    if factor == 1:
        return language.text(_AS_ENTERED)
    return language.text(_HIGHER if factor > 1 else _LOWER, percent=percent(abs(factor - 1)))


def money(amount: Fraction) -> Value:
    """An amount in DKK; one below a krone with its øre, so that it is not printed as nothing."""
    small = 0 < abs(amount) < 1
    return Value(number=as_decimal(Fraction(amount)), unit="dkk", decimals=2 * small, computed=True)


def percent(share: Fraction) -> Value:
    """A share of one in percent, with one decimal."""
    return Value(number=as_decimal(100 * Fraction(share)), unit="percent", decimals=1, computed=True)


def plain_year(year: int) -> Text:
    """A year, which has no thousands separator."""
    return Text.same(str(year))
