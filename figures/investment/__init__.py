"""The investment cases, printed and a reader's own, and what the chapters on them import.

It may not know chapters, nor any other subject of the analysis.
"""

from figures.investment.own.form import own_case
from figures.investment.prep.exhibits import prep_box, prep_course, prep_readings, prep_tornado
from figures.investment.prep.form import prep_model
from figures.investment.silkeborg.chart_areas import silkeborg_areas, silkeborg_areas_chart
from figures.investment.silkeborg.exhibits import silkeborg_box, silkeborg_course, silkeborg_tornado, silkeborg_ways
from figures.investment.silkeborg.form import silkeborg_model

__all__ = [
    "own_case",
    "prep_box",
    "prep_course",
    "prep_model",
    "prep_readings",
    "prep_tornado",
    "silkeborg_areas",
    "silkeborg_areas_chart",
    "silkeborg_box",
    "silkeborg_course",
    "silkeborg_model",
    "silkeborg_tornado",
    "silkeborg_ways",
]
