"""The words of what readers take along: files of exhibits, what a PDF carries, and the pages of the data."""

from __future__ import annotations

DOWNLOADS = {
    "attached_bibliography": "The references as BibTeX",
    "attached_descriptor": "Description of the data package",
    "continued": "{name} (continued)",
    "csv_attached": "Data:\N{NO-BREAK SPACE}{file} (attached)",
    "csv_precision": "qualifier",
    "csv_unit": "unit",
    "data_changes": "Changes in the data",
    "data_changes_slug": "changes",
    "data_slug": "data",
    "exhibit_close": "Close",
    "exhibit_copied": "Link copied",
    "exhibit_enlarge": "Enlarge",
    "exhibit_form": "Form as PDF",
    "exhibit_link": "Link",
    "exhibit_made": "How this was made",
    "exhibit_on_web": "{name} on the web",
    "form_field": "{label}, row {number}",
    "form_intro": "The fields can be filled in here and saved. They are also the columns of the file {file}, which is "
    "attached to this PDF. {name} of the edition says what to enter in each field.",
    "form_rows": "One row for each entry",
    "made_function": "Function",
    "numbers_annex": "The figures as tables",
    "numbers_annex_about": "What the figures show, as tables: numbers, or in some of them words alone. "
    "Each table leads back to its figure, where notes and sources stand. "
    "The same tables are attached to this PDF as CSV files.",
    "numbers_left_out": "{count} of {all} rows have nothing to show and are left out. "
    "The file {file}, which is attached to this PDF, has them all.",
    "other_languages": "Other languages",
    "tables_at_source": "Find the source",
    "tables_extent": "{rows} rows, {columns} columns",
    "tables_intro": "These tables hold the numbers and wordings of the edition, each as a CSV file (UTF-8, commas).",
    "tables_nowhere": "not in this publication",
    "tables_places": "{number} places",
    "tables_printed": "Used in",
    "tables_verify": "Anyone can check a copy of this site: {record} says what it was made from and has the checksum "
    "of every file. The generator’s command <code>verify</code> compares them, follows every link and computes the "
    "numbers again, with no network.",
}
