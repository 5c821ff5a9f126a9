"""The studies: who took part, what they rest on and the law they speak of; it may not know what they found."""

from figures.study.chart_areas import areas
from figures.study.chart_data_sources import data_sources
from figures.study.chart_networks import networks
from figures.study.law import law_today

__all__ = ["areas", "data_sources", "law_today", "networks"]
