"""The studies: who took part and what they rest on; it may not know what was found in them."""

from figures.study.chart_areas import areas
from figures.study.chart_data_sources import data_sources
from figures.study.chart_networks import networks

__all__ = ["areas", "data_sources", "networks"]
