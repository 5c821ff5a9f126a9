"""Versions given out of hand: what stops one, its folder, what changed, a shelf of them; may not change a source."""
