"""Wordings and months that only charts print, beside those of :mod:`figures.wording`."""

from __future__ import annotations

from report.author import Text, Value, data

PLACEMENTS = ("institution", "foster", "network")
LOWER_STEPS = ("home_based", "preventive")

COUNTED = {
    "institution": Text("Institutionsanbragte", "Children in institutional placements"),
    "foster": Text("Anbragte i plejefamilie", "Children in foster families"),
    "network": Text("Anbragte i netværkspleje", "Children in network foster care"),
}


def within(wording: Text) -> Text:
    """A label as it is written inside a sentence."""
    return Text(wording.da[:1].lower() + wording.da[1:], wording.en[:1].lower() + wording.en[1:])


def month(period: str, **cells: str) -> Value:
    """`period`, such as ``2016-03``, as a month to print, with the origin of a placement row that has `cells`.

    Raises IndexError when there is none.
    """
    return data("placements").where(period=period, **cells)[0].month("period")
