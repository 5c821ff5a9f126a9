"""What the chapter on the focus of the catalogue imports.  Defines nothing."""

from figures.chart_dimensions import dimensions
from figures.chart_ladder import ladder
from figures.finance_tables import analysis_themes

__all__ = ["analysis_themes", "dimensions", "ladder"]
