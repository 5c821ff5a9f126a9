"""Values of the inspiration catalogue: the study, its four municipalities and how they were chosen.

Knows nothing of the investment models.
"""

from __future__ import annotations

from figures.municipalities.records import REGIONS
from figures.wording import filled
from report.author import Text, Value, data, growth, share, values

_SHARE = Text(
    da="{what}: {area} i procent af landsgennemsnittet", en="{what}: {area} as a percentage of the national average"
)
_INHABITANTS = Text(da="Indbyggere", en="Inhabitants")
_SPENDING = Text(da="Udgift pr. 0-22-årig", en="Expenditure per inhabitant aged 0–22")
_NEED = Text(
    da="Behovsindekset for {area} i forhold til landsgennemsnittet",
    en="Difference between the need index of {area} and the national average, as a percentage",
)
_THEMES = Text(da="Analysetemaer i kataloget", en="Analysis themes of the catalogue")
_REGION = Text(da="Regionen, som {area} ligger i", en="The region of {area}")


@values("catalogue")
def catalogue() -> dict[str, Value]:
    """Single numbers that VIVE (2021) states, and how many municipalities each stage of the selection had."""
    return {
        **{row.string("id"): row.value("number") for row in data("facts_vive2021")},
        **{f"selection.{row.string('stage')}": row.value("municipalities") for row in data("selection")},
        "themes.count": data("analysis_themes").count(point_number=1).called(_THEMES),
        "indicators.count": data("result_indicators").count(),
    }


@values("conditions")
def conditions() -> dict[str, Value]:
    """Inhabitants, index of need and expenditure of each municipality and of the country (table 2.1).

    Under ``….expenditure-share`` the expenditure as a percentage of the national average, under
    ``….need-above`` how far the index lies from it in percent.
    """
    table = data("framework_conditions")
    national = table.one(area="national")
    found: dict[str, Value] = {}
    for row in table:
        area = row.string("area").lower()
        found |= {
            f"{area}.inhabitants": row.value("inhabitants"),
            f"{area}.need": row.value("need_index"),
            f"{area}.expenditure": row.value("expenditure"),
        }
        if row is not national:
            of = {"area": Text.same(row.string("area"))}
            for column, what in (("expenditure", _SPENDING), ("inhabitants", _INHABITANTS)):
                name = filled(_SHARE, what=what, **of)
                found[f"{area}.{column}-share"] = share(row.value(column), national.value(column), name=name)
            above = growth(row.value("need_index"), national.value("need_index"), name=filled(_NEED, **of))
            found[f"{area}.need-above"] = above
            found[f"{area}.region"] = _region(row.string("code")).called(filled(_REGION, **of))
    return found


def _region(code: str) -> Value:
    row = data("municipalities").one(code=code)
    return Value(text=REGIONS[str(row.string("region"))], origins=(row.origin,))
