"""The words of what readers take along: files of exhibits, and the pages of the data."""

from __future__ import annotations

DOWNLOADS = {
    "csv_precision": "qualifier",
    "csv_unit": "unit",
    "data_changes": "Changes in the data",
    "data_changes_slug": "changes",
    "data_slug": "data",
    "exhibit_close": "Close",
    "exhibit_copied": "Link copied",
    "exhibit_enlarge": "Enlarge",
    "exhibit_link": "Link",
    "exhibit_made": "How this was made",
    "made_function": "Function",
    "other_languages": "Other languages",
    "tables_at_source": "Find the source",
    "tables_extent": "{rows} rows, {columns} columns",
    "tables_intro": "These tables hold the numbers and wordings of the edition, each as a CSV file (UTF-8, commas).",
    "tables_nowhere": "not in this publication",
    "tables_places": "{number} places",
    "tables_printed": "Used in",
}
