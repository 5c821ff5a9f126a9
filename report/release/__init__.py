"""Versions that are issued: what stops one, its folder, what changed, a shelf of them; may not change a source."""
