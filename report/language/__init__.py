"""Texts and values, and how each language prints them; it may not know where they are printed."""
