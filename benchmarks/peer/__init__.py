"""The same content built by other tools: what they are given, how they are set up and called, what is said of it."""
