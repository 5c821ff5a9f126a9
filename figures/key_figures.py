"""What the annex on key figures imports.  Defines nothing."""

from figures.charts import expenditure_ratio, placements
from figures.tables import expenditure, overview, trajectories, trend_table, vulnerable_children

__all__ = ["expenditure", "expenditure_ratio", "overview", "placements", "trajectories", "trend_table",
           "vulnerable_children"]
