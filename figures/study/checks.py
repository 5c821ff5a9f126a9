"""Reconciliations of who took part, as the lists of municipalities must be as long as stated, and of the law.

Each check returns None or a sentence.
"""

from __future__ import annotations

from figures.study.law import unexplained
from figures.study.values import study
from report.author import check, data


@check("the lists of municipalities have the stated lengths")
def lists() -> str | None:
    """Box 1.1, box 1.2 and annexes 1 and 2: 18, 10 and 3 municipalities, 24 advised, two interviews in each."""
    found = study()
    wrong = [
        name
        for name in ("interviewed", "key-figures", "partners")
        if found[name].amount != found[f"stated-{name}"].amount
    ]
    if found["interviewed"].amount + found["unfinished"].amount != found["advised"].amount:
        wrong.append("advised")
    if 2 * found["interviewed"].amount != found["interviews"].amount:
        wrong.append("interviews")
    return f"the number of municipalities or interviews differs: {', '.join(wrong)}" if wrong else None


@check("at most half of the municipalities worked with the National Board")
def reach() -> str | None:
    """Chapter 1 says up to half; partners, network and advised are a maximum, as their overlap is not known."""
    worked, all_ = sum(n.whole("municipalities") for n in data("networks")), len(data("municipalities"))
    return None if 2 * worked <= all_ else f"{worked} of {all_} municipalities is more than half"


@check("the glossary gives the present section of every provision")
def law_explained() -> str | None:
    """The definition of each term of the law and the table of the law name the same section of the Act in force."""
    wrong = unexplained()
    return f"the definition does not give the present section of {', '.join(wrong)}" if wrong else None
