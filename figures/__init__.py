"""The analysis: functions from data to named values, tables and figures.

Importing the package registers every value, every reconciliation and every command.  It may not know chapters,
languages other than through :class:`report.text.Text`, formats or files; it imports no drawing
library, so that a build that draws nothing never pays for one.
"""

from figures import (
    amount_checks,
    catalogue_values,
    count_checks,
    discrepancy_checks,
    element_checks,
    element_values,
    expenditure_values,
    herning_checks,
    herning_values,
    investment_checks,
    own_case_report,
    placement_values,
    prep_values,
    silkeborg_values,
    study_values,
    trend_values,
)

__all__ = ["amount_checks", "catalogue_values", "count_checks", "discrepancy_checks", "element_checks",
           "element_values", "expenditure_values", "herning_checks", "herning_values", "investment_checks",
           "own_case_report", "placement_values", "prep_values", "silkeborg_values", "study_values", "trend_values"]
