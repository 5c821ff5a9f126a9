"""The printed edition: one HTML document, laid out on pages, checked, and written as PDF; it may not know the site."""
