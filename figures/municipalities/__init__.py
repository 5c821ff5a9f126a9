"""The catalogue's municipalities, how they were chosen and what they built; it may not know investment models."""

from figures.elements.chart_ladder import ladder
from figures.municipalities.chart_dashboard import dashboard
from figures.municipalities.chart_dimensions import dimensions
from figures.municipalities.chart_enquiries import enquiries
from figures.municipalities.chart_matrix import matrix
from figures.municipalities.chart_tile_map import tile_map
from figures.municipalities.records import comparison, fact_box
from figures.municipalities.tables import analysis_themes, conditions_table, criteria_table, indicators, selection_table

__all__ = [
    "analysis_themes",
    "comparison",
    "conditions_table",
    "criteria_table",
    "dashboard",
    "dimensions",
    "enquiries",
    "fact_box",
    "indicators",
    "ladder",
    "matrix",
    "selection_table",
    "tile_map",
]
