"""What the introduction imports.  Defines nothing."""

from figures.chart_areas import areas
from figures.chart_networks import networks

__all__ = ["areas", "networks"]
