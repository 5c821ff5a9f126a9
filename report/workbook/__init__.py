"""Workbooks with live formulas as files that spreadsheets open; it may not know what they compute."""
