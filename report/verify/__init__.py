"""Looks a finished site over by what lies in it, wherever it came from; it may not know the project behind it."""
