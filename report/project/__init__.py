"""_quarto.yml as frozen records, with every problem of the file at once; it may not open a chapter or a table."""
