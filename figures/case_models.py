"""What the chapters on the investment cases import.  Defines nothing."""

from figures.model_prep import prep_model
from figures.model_silkeborg import silkeborg_model
from figures.own_case_template import own_case_columns

__all__ = ["own_case_columns", "prep_model", "silkeborg_model"]
