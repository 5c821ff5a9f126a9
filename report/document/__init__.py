"""Chapters as one tree: read, cross-referenced, numbered and cited.  Writes no output."""
