"""The study and its sources: values, charts, and what the introduction and the annex on the design import."""

from figures.study.chart_areas import areas
from figures.study.chart_data_sources import data_sources
from figures.study.chart_networks import networks

__all__ = ["areas", "data_sources", "networks"]
