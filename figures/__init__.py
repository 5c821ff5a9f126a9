"""The analysis: functions from data to named values, tables and figures.

Importing the package registers every value, reconciliation, command and motif.  It may not know chapters,
languages other than through :class:`report.language.text.Text`, formats or files; it imports no drawing
library, so that a build that draws nothing never pays for one.
"""

from figures import cover, discrepancies
from figures.elements import checks as element_checks
from figures.elements import values as element_values
from figures.herning import checks as herning_checks
from figures.herning import values as herning_values
from figures.investment import checks as investment_checks
from figures.investment.own import report as own_case
from figures.investment.prep import values as prep_values
from figures.investment.silkeborg import values as silkeborg_values
from figures.key_figures import amount_checks, count_checks, expenditure_values, placement_values, trend_values
from figures.municipalities import values as municipality_values
from figures.study import values as study_values

__all__ = [
    "amount_checks",
    "count_checks",
    "cover",
    "discrepancies",
    "element_checks",
    "element_values",
    "expenditure_values",
    "herning_checks",
    "herning_values",
    "investment_checks",
    "municipality_values",
    "own_case",
    "placement_values",
    "prep_values",
    "silkeborg_values",
    "study_values",
    "trend_values",
]
