"""An investment case of a reader's own: read from a file, computed, and told as a page."""
