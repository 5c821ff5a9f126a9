"""The elements of the shift, their concept and the ladder; it may not know key figures, cases or money."""

from figures.elements.chart_bars import element_bars
from figures.elements.chart_ladder import ladder
from figures.elements.chart_map import element_map
from figures.elements.chart_overview import elements_overview
from figures.elements.tried import tried

__all__ = ["element_bars", "element_map", "elements_overview", "ladder", "tried"]
