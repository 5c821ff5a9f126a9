"""One language of a publication put together: numbers, values, references and lists; it may not know HTML or paper."""
