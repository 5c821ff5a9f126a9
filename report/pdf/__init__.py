"""The printed edition: one HTML document laid out on pages, checked and written as tagged PDF; it may not know the site."""
