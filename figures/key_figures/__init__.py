"""Placements, trends, expenditure and what they say of the goals; it may not know elements or cases."""

from figures.key_figures.chart_changes import changes
from figures.key_figures.chart_expenditure import expenditure_ratio
from figures.key_figures.chart_placements import placements
from figures.key_figures.chart_sub_goals import sub_goals
from figures.key_figures.chart_trends import trends
from figures.key_figures.tables import expenditure, overview, trajectories, trend_table, vulnerable_children

__all__ = [
    "changes",
    "expenditure",
    "expenditure_ratio",
    "overview",
    "placements",
    "sub_goals",
    "trajectories",
    "trend_table",
    "trends",
    "vulnerable_children",
]
