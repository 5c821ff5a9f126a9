"""A reader's own investment case: read from a file, computed and told as a page; it may not know the printed cases."""
