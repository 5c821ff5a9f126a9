"""What the chapters on the investment cases import.  Defines nothing."""

from figures.model_prep import prep_model
from figures.model_silkeborg import silkeborg_model
from figures.own_case_template import own_case_columns
from figures.prep_exhibits import prep_box, prep_course, prep_readings, prep_tornado
from figures.silkeborg_exhibits import silkeborg_box, silkeborg_course, silkeborg_scenarios, silkeborg_tornado

__all__ = ["own_case_columns", "prep_box", "prep_course", "prep_model", "prep_readings", "prep_tornado",
           "silkeborg_box", "silkeborg_course", "silkeborg_model", "silkeborg_scenarios", "silkeborg_tornado"]
