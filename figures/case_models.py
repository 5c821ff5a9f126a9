"""What the chapters on the investment cases import.  Defines nothing."""

from figures.model_prep import prep_model
from figures.model_silkeborg import silkeborg_model

__all__ = ["prep_model", "silkeborg_model"]
