"""Units and precisions: what may stand in the data, and the words that print it in each language.

A unit without words of its own (a count, a rate per 1,000, an index) prints the bare number.
"""

from __future__ import annotations

from report.text import Text

_SPACE = "\N{NO-BREAK SPACE}"


def _after(da: str, en: str) -> Text:
    return Text(f"{{}}{_SPACE}{da}", f"{{}}{_SPACE}{en}")


# Each unit with its pattern; a second pattern is for exactly one.
UNITS: dict[str, tuple[Text, ...]] = {
    "count": (),
    "rate": (),
    "index": (),
    "grade": (),
    "project_year": (),
    "per_year": (),
    "unstated": (),
    "percent": (Text(f"{{}}{_SPACE}%", "{}%"),),
    "points": (_after("procentpoint", "percentage points"), _after("procentpoint", "percentage point")),
    "dkk": (Text(f"{{}}{_SPACE}kr.", f"DKK{_SPACE}{{}}"),),
    "dkk_thousand": (Text(f"{{}}{_SPACE}t.kr.", f"DKK{_SPACE}{{}}{_SPACE}thousand"),),
    "dkk_million": (Text(f"{{}}{_SPACE}mio.{_SPACE}kr.", f"DKK{_SPACE}{{}}{_SPACE}million"),),
    "years": (_after("år", "years"), _after("år", "year")),
    "quarters": (_after("kvartaler", "quarters"), _after("kvartal", "quarter")),
    "months": (_after("måneder", "months"), _after("måned", "month")),
    "weeks": (_after("uger", "weeks"), _after("uge", "week")),
    "hours": (_after("timer", "hours"), _after("time", "hour")),
    "times": (_after("gange", "times"), _after("gang", "time")),
    "halves": (_after("halve", "halves"), _after("halv", "half")),
    "thirds": (_after("tredjedele", "thirds"), _after("tredjedel", "third")),
}

# Each precision with the words that go before the number.
PRECISIONS: dict[str, Text] = {
    "exact": Text("", ""),
    "about": Text(f"ca.{_SPACE}", f"about{_SPACE}"),
    "just_under": Text(f"knap{_SPACE}", f"just under{_SPACE}"),
    "just_over": Text(f"lidt over{_SPACE}", f"just over{_SPACE}"),
    "well_over": Text(f"langt over{_SPACE}", f"well over{_SPACE}"),
    "up_to": Text(f"op mod{_SPACE}", f"up to{_SPACE}"),
    "close_to": Text(f"op mod{_SPACE}", f"close to{_SPACE}"),
    "at_most": Text(f"højst{_SPACE}", f"at most{_SPACE}"),
    "at_least": Text(f"mindst{_SPACE}", f"at least{_SPACE}"),
    "typical": Text(f"typisk{_SPACE}", f"typically{_SPACE}"),
}
