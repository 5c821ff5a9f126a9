"""The recipe of a build, what it publishes and what it tells of itself; it may not know arguments of a command line."""
