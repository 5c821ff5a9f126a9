"""The terms that tables and figures share, each in Danish and English.  Knows no data."""

from __future__ import annotations

from report.author import Text, Value, in_each

MEASURES = {
    "institution": Text(da="Institutionsanbringelser", en="Institutional placements"),
    "foster": Text(da="Anbringelser i plejefamilier", en="Placements in foster families"),
    "network": Text(da="Anbringelser i netværkspleje", en="Placements in network foster care"),
    "home_based": Text(da="Hjemmebaserede foranstaltninger", en="Home-based measures"),
    "preventive": Text(
        da="Forebyggende indsatser (§\N{NO-BREAK SPACE}11,\N{NO-BREAK SPACE}stk.\N{NO-BREAK SPACE}3)",
        en="Preventive measures (section\N{NO-BREAK SPACE}11(3))",
    ),
}
SERIES = {
    "advised": Text(da="Gennemsnitlig rådgivningskommune", en="Average advised municipality"),
    "national": Text(da="Landsgennemsnit", en="National average"),
    "national_adjusted": Text(da="Landsgennemsnit, forsigtigt bud", en="National average, cautious estimate"),
}
# Danish adjectives agree with the neuter antal (number).
DIRECTIONS = {
    "rising": Text(da="Stigende", en="Rising"),
    "stable": Text(da="Stabilt", en="Stable"),
    "falling": Text(da="Faldende", en="Falling"),
}
# The arrow is for the eye; the word carries the meaning also when it is read aloud.
ARROWS = {
    "rising": Text(da="↑ stigende", en="↑ rising"),
    "stable": Text(da="→ stabilt", en="→ stable"),
    "falling": Text(da="↓ faldende", en="↓ falling"),
}
STEPS = {
    "2-3": Text(da="trin 2-3", en="steps 2–3"),
    "4-6": Text(da="trin 4-6", en="steps 4–6"),
}


PLACEMENTS = ("institution", "foster", "network")
LOWER_STEPS = ("home_based", "preventive")

COUNTED = {
    "institution": Text(da="Institutionsanbragte", en="Children in institutional placements"),
    "foster": Text(da="Anbragte i plejefamilie", en="Children in foster families"),
    "network": Text(da="Anbragte i netværkspleje", en="Children in network foster care"),
}


def filled(wording: Text, **parts: Text | Value) -> Text:
    """`wording` with texts, or values as they are printed, in its fields."""
    values = {name: Value(text=part) if isinstance(part, Text) else part for name, part in parts.items()}
    return in_each(lambda language: language.text(wording, **values))


def within(wording: Text) -> Text:
    """A label as it is written inside a sentence."""
    return wording.map(lambda said: said[:1].lower() + said[1:])
