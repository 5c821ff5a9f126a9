"""Figures as SVG: colours, type, canvas and the one function that saves.  Knows nothing of chapters or data."""
