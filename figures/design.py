"""What the annex on the design of the study imports.  Defines nothing."""

from figures.chart_data_sources import data_sources

__all__ = ["data_sources"]
