"""Results as one language prints them: grids, models, source lines, handouts; it may not know HTML or chapters."""
