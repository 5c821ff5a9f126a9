"""The interface words of first pages and of what machines read, which are too many for the records of the languages."""
