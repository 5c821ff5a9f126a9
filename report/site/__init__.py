"""The site: pages, styles, fonts and data, as files by path.  Decides no content."""
