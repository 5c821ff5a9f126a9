"""The screen editions as files by path: pages, styles, fonts and data; it may not know paper."""
