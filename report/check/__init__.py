"""What differs between the languages, is typed by hand or is not borne out; it may not change what it checks."""
