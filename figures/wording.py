"""The terms that tables and figures share, each in Danish and English.  Knows no numbers."""

from __future__ import annotations

from report.author import Text

MEASURES = {
    "institution": Text("Institutionsanbringelser", "Institutional placements"),
    "foster": Text("Anbringelser i plejefamilier", "Placements in foster families"),
    "network": Text("Anbringelser i netværkspleje", "Placements in network foster care"),
    "home_based": Text("Hjemmebaserede foranstaltninger", "Home-based measures"),
    "preventive": Text("Forebyggende indsatser (§\N{NO-BREAK SPACE}11,\N{NO-BREAK SPACE}stk.\N{NO-BREAK SPACE}3)",
                       "Preventive measures (section\N{NO-BREAK SPACE}11(3))"),
}
SERIES = {
    "advised": Text("Gennemsnitlig rådgivningskommune", "Average advised municipality"),
    "national": Text("Landsgennemsnit", "National average"),
    "national_adjusted": Text("Landsgennemsnit, forsigtigt bud", "National average, cautious estimate"),
}
# Danish adjectives agree with the neuter antal (number).
DIRECTIONS = {
    "rising": Text("Stigende", "Rising"),
    "stable": Text("Stabilt", "Stable"),
    "falling": Text("Faldende", "Falling"),
}
# The arrow is for the eye; the word carries the meaning also when it is read aloud.
ARROWS = {
    "rising": Text("↑ stigende", "↑ rising"),
    "stable": Text("→ stabilt", "→ stable"),
    "falling": Text("↓ faldende", "↓ falling"),
}
STEPS = {
    "2-3": Text("trin 2-3", "steps 2–3"),
    "4-6": Text("trin 4-6", "steps 4–6"),
}
