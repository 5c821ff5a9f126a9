"""What screen and paper have in common as HTML; it may not know addresses of pages or numbers of pages.

The contract: :class:`report.html.writer.Writer` turns resolved blocks into HTML; the writers for
pages (:mod:`report.site.screen`) and paper (:mod:`report.pdf.paper`) override only what differs:
references, footnotes, headings and exhibits.
"""
