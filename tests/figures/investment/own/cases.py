"""Cases of a reader's own, drawn at random, as they are entered and as files."""

from __future__ import annotations

import csv
import io
import random
from decimal import Decimal

from figures.investment.own.layout import LAYOUT
from report.author import Case, Entered

AREAS = ("Dagtilbud", 'Skoler; "nord", syd', "PPR & sundhed", "<Familie>", "Job")
MOST = 10**6


def random_case(chance: random.Random) -> Case:
    """Up to twelve years and four areas, with amounts that are whole, have decimals or are nought."""
    first, count = chance.randrange(1990, 2060), chance.choice([1, 2, 5, 12, 40])
    areas = chance.sample(AREAS, chance.randrange(1, 5))
    payers = {area: chance.choice(["", "", "Staten", *areas]) for area in areas}
    entered = [
        Entered(first + at, area, _amounts(chance), chance.choice(["", "skøn", 'å; "b", c', "=1+1"]))
        for area in areas
        for at in range(count)
    ]
    entered[0] = Entered(first, areas[0], (Decimal(chance.randrange(1, 100 * MOST)) / 100, *entered[0].amounts[1:]))
    rate = Decimal(chance.choice(["0", "3.5", "1.25", "4", "12.75"]))
    return Case(tuple(entered), payers, rate, chance.choice(["", "2026", "januar 2026"]))


def _amounts(chance: random.Random) -> tuple[Decimal, ...]:
    """A cost and three savings in rising order."""
    places = chance.choice([0, 0, 1, 2])

    def amount() -> Decimal:
        return Decimal(chance.choice([0, chance.randrange(MOST)])) / 10**places

    low, central, high = sorted(amount() for _ in range(3))
    return (amount(), low, chance.choice([low, central]), high)


def as_file(case: Case, separator: str = ",", mark: str = ".") -> str:
    """The file of `case`, in which amounts have the decimal `mark`."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator="\n")
    writer.writerow(LAYOUT.columns)
    for at, e in enumerate(case.entered):
        amounts = [f"{amount:f}".replace(".", mark) for amount in e.amounts]
        setting = ["", ""] if at else [f"{case.rate:f}".replace(".", mark), case.level]
        writer.writerow([e.row, e.area, case.payers[e.area], *amounts, e.note, *setting])
    return written.getvalue()
