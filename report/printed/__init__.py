"""Results as one language prints them: grids, source lines, models, handouts; it may not know HTML, chapters or pages."""
