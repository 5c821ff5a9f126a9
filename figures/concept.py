"""What the chapter on the concept imports.  Defines nothing."""

from figures.chart_ladder import ladder
from figures.chart_overview import elements_overview

__all__ = ["elements_overview", "ladder"]
