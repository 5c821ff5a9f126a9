"""What the chapters on the five themes import.  Defines nothing."""

from figures.chart_elements import element_bars
from figures.chart_element_map import element_map

__all__ = ["element_bars", "element_map"]
