"""MkDocs with Material and mkdocs-jupyter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from peer.content import Chapter
from peer.kinds import HIDDEN, HTML, KERNEL, Command, Main, Peer, notebook

# WeasyPrint cuts what does not fit a page off boxes that the style of notebooks makes flexible and scrolled.
_PRINTED = (
    ".jupyter-wrapper :is(.jp-Notebook, .jp-Cell, .jp-Cell-inputWrapper, .jp-Cell-outputWrapper, .jp-InputArea, "
    ".jp-OutputArea, .jp-OutputArea-child, .jp-OutputArea-output, .jp-MarkdownOutput)"
    " { display: block !important; overflow: visible !important }\n"
    ".jupyter-wrapper :is(.jp-InputPrompt, .jp-OutputPrompt, .jp-Collapser) { display: none !important }\n"
)


class MkDocs(Peer):
    """Cells through the cache of mkdocs-jupyter; the PDF by mkdocs-to-pdf and WeasyPrint."""

    key = "mkdocs"
    title = "MkDocs Material + mkdocs-jupyter"
    packages = ("mkdocs", "mkdocs-material", "mkdocs-jupyter", "mkdocs-to-pdf", "weasyprint")
    how = (
        "mkdocs-jupyter with its cache; it has no parallel option, and `--dirty`, which leaves pages alone, is not "
        "used, as its manual warns of wrong links; the PDF by mkdocs-to-pdf, through WeasyPrint"
    )
    texts = "docs/{}.ipynb"
    made = ("site-html", "site-pdf")
    cells = (".cache",)
    main = Main("article", "class", "md-content__inner")

    def files(self, chapters: Sequence[Chapter]) -> dict[str, str]:
        to_pdf = {"output_path": "collection.pdf", "cover": False}
        # JSON is YAML, so that nothing has to be quoted.
        settings = {
            "mkdocs.yml": json.dumps(self._told(chapters, HTML)),
            "mkdocs-pdf.yml": json.dumps(self._told(chapters, "pdf", {"to-pdf": to_pdf})),
            "docs/index.md": "# Contents\n",
            "docs/print.css": _PRINTED,
        }
        return settings | {f"docs/{c.name}.ipynb": notebook(c) for c in chapters}

    def _told(self, chapters: Sequence[Chapter], form: str, *plugins: dict[str, Any]) -> dict[str, Any]:
        cells = {
            "execute": True,
            "kernel_name": KERNEL,
            "allow_errors": False,
            "include_source": False,
            "remove_tag_config": {"remove_input_tags": [HIDDEN]},
        }
        return {
            "site_name": "collection",
            "site_dir": f"site-{form}",
            "theme": {"name": "material", "language": "en", "font": False},
            "extra_css": ["print.css"] if plugins else [],
            "markdown_extensions": ["footnotes", "tables"],
            "plugins": ["search", {"mkdocs-jupyter": cells}, *plugins],
            "nav": ["index.md", *(f"{chapter.name}.ipynb" for chapter in chapters)],
        }

    def commands(self, form: str) -> list[Command]:
        settings = "mkdocs.yml" if form == HTML else "mkdocs-pdf.yml"
        return [[self.tools.program(self.key, "mkdocs"), "build", "-q", "-f", settings]]

    def output(self, form: str) -> Path:
        return self.folder / ("site-html" if form == HTML else "site-pdf/collection.pdf")
