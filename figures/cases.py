"""What the chapters on the municipalities of the catalogue import.  Defines nothing."""

from figures.case_records import comparison, fact_box
from figures.case_tables import conditions_table, criteria_table, indicators, selection_table
from figures.chart_dashboard import dashboard
from figures.chart_enquiries import enquiries
from figures.chart_matrix import matrix
from figures.chart_tile_map import tile_map

__all__ = ["comparison", "conditions_table", "criteria_table", "dashboard", "enquiries", "fact_box", "indicators",
           "matrix", "selection_table", "tile_map"]
