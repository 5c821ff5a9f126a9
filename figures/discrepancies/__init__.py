"""What the sources contradict: the reconciliations behind it and its tables; it may not know chapters."""

from figures.discrepancies.tables import disagreements, losses

__all__ = ["disagreements", "losses"]
