"""Colours and typefaces, once for drawings, pages and paper; it may not import a drawing library."""
