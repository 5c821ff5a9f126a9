"""Everything that touches the insides of WeasyPrint, pydyf and Pyphen; it may not know editions."""
