"""The search of the site: what it can find, and the index of that; it may not know how pages look."""
