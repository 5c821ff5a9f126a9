"""What the chapter on Herning's Sweden Programme imports.  Defines nothing."""

from figures.herning_charts import herning_cases, herning_moves
from figures.herning_tables import herning_claims, herning_economy, herning_follow_up, herning_shares, herning_verdicts

__all__ = ["herning_cases", "herning_claims", "herning_economy", "herning_follow_up", "herning_moves", "herning_shares",
           "herning_verdicts"]
