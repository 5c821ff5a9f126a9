"""A version given out of hand: what stops it, its folder, what changed in it, and how versions stand side by side."""
