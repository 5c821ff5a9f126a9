"""A chapter file as a tree whose lines can be found again; it may not know data, values or output."""
