"""The analysis, from data to values, tables and figures, registered on import; it may not know chapters or formats."""

from figures import cover
from figures.discrepancies import checks as discrepancy_checks
from figures.elements import checks as element_checks
from figures.elements import tried as element_examples
from figures.elements import values as element_values
from figures.herning import checks as herning_checks
from figures.herning import values as herning_values
from figures.herning import verdicts as herning_verdicts
from figures.investment import checks as investment_checks
from figures.investment.own import page as own_case
from figures.investment.prep import values as prep_values
from figures.investment.silkeborg import values as silkeborg_values
from figures.key_figures import checks as key_figure_checks
from figures.key_figures import expenditure_values, placement_values, trend_values
from figures.municipalities import values as municipality_values
from figures.study import checks as study_checks
from figures.study import values as study_values

__all__ = [
    "cover",
    "discrepancy_checks",
    "element_checks",
    "element_examples",
    "element_values",
    "expenditure_values",
    "herning_checks",
    "herning_values",
    "herning_verdicts",
    "investment_checks",
    "key_figure_checks",
    "municipality_values",
    "own_case",
    "placement_values",
    "prep_values",
    "silkeborg_values",
    "study_checks",
    "study_values",
    "trend_values",
]
