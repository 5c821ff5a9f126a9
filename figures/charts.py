"""The charts of results and key figures that chapters may call.

Each reads its table and returns a figure without language.  None imports a drawing library: they draw on the sheet
that they are given.
"""

from __future__ import annotations

from figures.chart_changes import changes
from figures.chart_expenditure import expenditure_ratio
from figures.chart_placements import placements
from figures.chart_sub_goals import sub_goals
from figures.chart_trends import trends

__all__ = ["changes", "expenditure_ratio", "placements", "sub_goals", "trends"]
