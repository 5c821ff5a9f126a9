"""Values of the inspiration catalogue: the study, its four municipalities and how they were chosen.

Knows nothing of the investment models.
"""

from __future__ import annotations

from figures.municipalities.records import REGIONS
from report.author import Value, data, growth, share, values


@values("catalogue")
def catalogue() -> dict[str, Value]:
    """Single numbers that VIVE (2021) states, and how many municipalities each stage of the selection had."""
    return {
        **{row.string("id"): row.value("number") for row in data("facts_vive2021")},
        **{f"selection.{row.string('stage')}": row.value("municipalities") for row in data("selection")},
        "themes.count": data("analysis_themes").count(point_number=1),
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
            found[f"{area}.expenditure-share"] = share(row.value("expenditure"), national.value("expenditure"))
            found[f"{area}.inhabitants-share"] = share(row.value("inhabitants"), national.value("inhabitants"))
            found[f"{area}.need-above"] = growth(row.value("need_index"), national.value("need_index"))
            found[f"{area}.region"] = _region(row.string("code"))
    return found


def _region(code: str) -> Value:
    row = data("municipalities").one(code=code)
    return Value(text=REGIONS[str(row.string("region"))], origins=(row.origin,))
