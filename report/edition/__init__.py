"""One language of a publication put together: numbers, values, references, back matter; it may not know HTML pages or paper."""
