"""Chapters in Quarto's own program and in Jupyter: what they print and show; it may not know editions or pages."""
