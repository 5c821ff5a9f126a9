"""One tree, two renderers.

The contract: :class:`report.render.writer.Writer` turns resolved blocks into HTML; the renderers for
pages (:mod:`report.render.screen`) and paper (:mod:`report.render.paper`) override only what differs:
references, footnotes, headings and exhibits.
"""
