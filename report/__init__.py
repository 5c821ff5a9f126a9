"""The report generator: chapters, analysis and data in, editions out.  It may not know what any publication is about."""
