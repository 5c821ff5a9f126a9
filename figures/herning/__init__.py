"""Herning's Sweden Programme as the slides of its evaluation state it, and what the chapter on it imports.

It may not know the chapter, nor any other subject of the analysis.
"""

from figures.herning.charts import herning_cases, herning_moves
from figures.herning.tables import herning_claims, herning_economy, herning_follow_up, herning_shares, herning_verdicts

__all__ = [
    "herning_cases",
    "herning_claims",
    "herning_economy",
    "herning_follow_up",
    "herning_moves",
    "herning_shares",
    "herning_verdicts",
]
