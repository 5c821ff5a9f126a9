"""What the chapter on results imports.  Defines nothing."""

from figures.charts import changes, sub_goals, trends

__all__ = ["changes", "sub_goals", "trends"]
