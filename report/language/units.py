"""Units and precisions: what may stand in the data, and the words that print it in each language.

A unit without words of its own (a count, a rate per 1,000, an index) prints the bare number.
"""

from __future__ import annotations

from report.language.text import Text

_SPACE = "\N{NO-BREAK SPACE}"


def _after(da: str, en: str) -> Text:
    return Text(da=f"{{}}{_SPACE}{da}", en=f"{{}}{_SPACE}{en}")


# Each unit with its pattern; a second pattern is for exactly one.
UNITS: dict[str, tuple[Text, ...]] = {
    "count": (),
    "rate": (),
    "index": (),
    "grade": (),
    "project_year": (),
    "per_year": (),
    "unstated": (),
    "percent": (Text(da=f"{{}}{_SPACE}%", en="{}%"),),
    "points": (_after("procentpoint", "percentage points"), _after("procentpoint", "percentage point")),
    "dkk": (Text(da=f"{{}}{_SPACE}kr.", en=f"DKK{_SPACE}{{}}"),),
    "dkk_thousand": (Text(da=f"{{}}{_SPACE}t.kr.", en=f"DKK{_SPACE}{{}}{_SPACE}thousand"),),
    "dkk_million": (Text(da=f"{{}}{_SPACE}mio.{_SPACE}kr.", en=f"DKK{_SPACE}{{}}{_SPACE}million"),),
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
    "exact": Text(da="", en=""),
    "about": Text(da=f"ca.{_SPACE}", en=f"about{_SPACE}"),
    "just_under": Text(da=f"knap{_SPACE}", en=f"just under{_SPACE}"),
    "just_over": Text(da=f"lidt over{_SPACE}", en=f"just over{_SPACE}"),
    "well_over": Text(da=f"langt over{_SPACE}", en=f"well over{_SPACE}"),
    "up_to": Text(da=f"op mod{_SPACE}", en=f"up to{_SPACE}"),
    "close_to": Text(da=f"op mod{_SPACE}", en=f"close to{_SPACE}"),
    "at_most": Text(da=f"højst{_SPACE}", en=f"at most{_SPACE}"),
    "at_least": Text(da=f"mindst{_SPACE}", en=f"at least{_SPACE}"),
    "typical": Text(da=f"typisk{_SPACE}", en=f"typically{_SPACE}"),
}
