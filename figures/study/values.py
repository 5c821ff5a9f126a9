"""Values about the studies: who took part, how socially burdened they are, how many goals were set.

Knows nothing of the measures the municipalities use.
"""

from __future__ import annotations

from figures.stated import stated
from report.author import Text, Value, data, sort_key, values

_INTERVIEWED = Text(da="Kommunerne i interviewundersøgelsen", en="The municipalities in the interview study")
_KEY_FIGURES = Text(da="Kommunerne i nøgletalsanalysen", en="The municipalities in the analysis of key figures")
_ONLY = Text(
    da="Kommunerne i nøgletalsanalysen, som ikke er interviewet",
    en="The municipalities in the analysis of key figures that were not interviewed",
)
_PARTNERS = Text(da="Partnerskabskommunerne", en="The partnership municipalities")
_SIDES = {
    "below": Text(
        da="Kommuner med en andel sårbare børn under landsgennemsnittet",
        en="Municipalities with a share of vulnerable children below the national average",
    ),
    "above": Text(
        da="Kommuner med en andel sårbare børn over landsgennemsnittet",
        en="Municipalities with a share of vulnerable children above the national average",
    ),
}
_SCALE = Text(
    da="Ordene for, hvor mange kommuner det gælder, fra færrest til flest",
    en="Words for how many municipalities, from fewest to most",
)


@values("study")
def study() -> dict[str, Value]:
    """Counts and names of the municipalities in the interviews, the key figures and the partnership."""
    table = data("municipalities")
    return {
        **stated("study"),
        "interviewed": table.count(interviewed=True),
        "interviewed.names": names(interviewed=True).called(_INTERVIEWED),
        "key-figures": table.count(key_figures=True),
        "key-figures.names": names(key_figures=True).called(_KEY_FIGURES),
        "overlap": table.count(interviewed=True, key_figures=True),
        "only-key-figures": table.count(interviewed=False, key_figures=True),
        "only-key-figures.names": names(interviewed=False, key_figures=True).called(_ONLY),
        "country": table.count(),
        "partners": table.count(partner=True),
        "partners.names": names(partner=True).called(_PARTNERS),
    }


def names(**cells: bool) -> Value:
    """The names of the municipalities whose columns equal `cells`, in the order of the Danish alphabet."""
    rows = data("municipalities").where(**cells)
    return Value(
        items=tuple(Text.same(name) for name in sorted((row.string("name") for row in rows), key=danish_order)),
        origins=tuple(sorted({row.origin for row in rows})),
    )


def danish_order(name: str) -> tuple[str, str]:
    """A key that sorts names of municipalities as Danish indexes do, in every language."""
    return sort_key(name, "da")


@values("vulnerable")
def vulnerable() -> dict[str, Value]:
    """Shares of vulnerable children, and how many municipalities lie on each side of the national one."""
    return {
        **stated("vulnerable"),
        **{row.string("area").lower(): row.value("share") for row in data("vulnerable_children")},
        "below": group("below"),
        "above": group("above"),
    }


def group(side: str) -> Value:
    """How many municipalities have a share of vulnerable children `below` or `above` the national average."""
    table = data("vulnerable_children")
    national = table.one(area="national")
    shares = [
        row
        for row in table.where(kind="municipality")
        if (row.number("share") < national.number("share")) == (side == "below")
    ]
    return table.counted(shares, national.value("share")).called(_SIDES[side])


@values("quantity-words")
def quantity_words() -> dict[str, Value]:
    """The words for how many municipalities something holds for, from fewest to most."""
    ranked = [row for row in data("quantity_words") if row.optional("rank") is not None]
    rows = sorted(ranked, key=lambda row: row.whole("rank"))
    return {"scale": Value(items=tuple(row.text("label_") for row in rows), origins=(rows[0].origin,), name=_SCALE)}


@values("sub-goals")
def sub_goals() -> dict[str, Value]:
    """How many sub-goals the shift has."""
    return {"count": data("sub_goals").count()}
