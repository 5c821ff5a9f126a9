"""Cells and analysis run in forked children with limits; it may not know Markdown, pages or paper."""
