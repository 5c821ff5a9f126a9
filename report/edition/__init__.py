"""One language of a publication: numbers, values, references and back matter; it may not know pages or paper."""
