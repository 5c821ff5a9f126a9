"""Cells run in forked workers, with limits, and what they returned is kept.  Knows nothing of Markdown."""
