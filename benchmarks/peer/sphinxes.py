"""Sphinx with MyST-NB, and Jupyter Book 1, which is Sphinx with a configuration of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from peer.content import Chapter
from peer.kinds import HTML, Command, Main, Peer, notebook

SECONDS = 1200  # a cell may take, on a machine with other work

_CONFIGURATION = f"""\
project = "collection"
language = "en"
extensions = ["myst_nb", "sphinx_simplepdf"]
exclude_patterns = ["project", "home", "jupyter", "_build", "cache"]
root_doc = "index"
html_theme = "alabaster"
nb_execution_mode = "cache"
nb_execution_cache_path = "cache"
nb_execution_timeout = {SECONDS}
nb_execution_raise_on_error = True
nb_mime_priority_overrides = [("simplepdf", "image/svg+xml", 0)]
simplepdf_file_name = "collection.pdf"
simplepdf_weasyprint_flags = ["--pdf-variant", "pdf/ua-1"]
"""


class Sphinx(Peer):
    """Cells through jupyter-cache, pages read and written by two processes; PDF by sphinx-simplepdf and WeasyPrint."""

    key = "sphinx"
    title = "Sphinx + MyST-NB"
    packages = ("Sphinx", "myst-nb", "sphinx-simplepdf", "weasyprint")
    how = (
        "myst-nb keeps results of cells with jupyter-cache, `sphinx-build -j` reads and writes in as many processes "
        "as there are cores; the PDF by sphinx-simplepdf, which calls WeasyPrint for PDF/UA-1"
    )
    made = ("_build",)
    cells = ("cache", "_build/trees-html", "_build/trees-simplepdf")  # pages that did not change are not read again
    main = Main("div", "role", "main")

    def files(self, chapters: Sequence[Chapter]) -> dict[str, str]:
        contents = "\n".join(chapter.name for chapter in chapters)
        index = f"# Contents\n\n```{{toctree}}\n{contents}\n```\n"
        return {"conf.py": _CONFIGURATION, "index.md": index} | {f"{c.name}.ipynb": notebook(c) for c in chapters}

    def commands(self, form: str) -> list[Command]:
        builder = "html" if form == HTML else "simplepdf"
        return [*_first(self), [*sphinx_build(self, builder), f"_build/{form}"]]

    def output(self, form: str) -> Path:
        return self.folder / "_build" / (form if form == HTML else "pdf/collection.pdf")


def _first(peer: Peer) -> list[Command]:
    """What makes the cache of cells where there is none: two processes that do so at once may fail (jupyter-cache)."""
    made = "from jupyter_cache import get_cache; get_cache('cache').list_cache_records()"
    return [] if (peer.folder / "cache").exists() else [[peer.tools.program(peer.key, "python"), "-c", made]]


def sphinx_build(peer: Peer, builder: str) -> Command:
    """The command of Sphinx for the folder of a peer, without where it writes."""
    program = peer.tools.program(peer.key, "sphinx-build")
    return [program, "-q", "-b", builder, "-j", str(peer.tools.jobs), "-d", f"_build/trees-{builder}", "."]


class JupyterBook(Peer):
    """Its own configuration, called as its manual says for options of Sphinx that it has not; PDF through Chromium."""

    key = "jupyter-book"
    title = "Jupyter Book 1"
    packages = ("jupyter-book", "Sphinx", "myst-nb", "playwright")
    how = (
        "its cache of cells; its configuration made by `jupyter-book config sphinx`, then `sphinx-build -j`, as "
        "its own command has no such option; the PDF by its builder `pdfhtml`, through Chromium"
    )
    made = ("_build", "conf.py")
    cells = ("cache", "_build/trees-html", "_build/.doctrees")
    main = Main("article", "class", "bd-article")

    def files(self, chapters: Sequence[Chapter]) -> dict[str, str]:
        told = {
            "title": "collection",
            "only_build_toc_files": True,
            "execute": {"execute_notebooks": "cache", "cache": "cache", "timeout": SECONDS},
            "sphinx": {"config": {"language": "en", "nb_execution_raise_on_error": True}},
        }
        listed = {"format": "jb-book", "root": "index", "chapters": [{"file": chapter.name} for chapter in chapters]}
        settings = {"_config.yml": json.dumps(told), "_toc.yml": json.dumps(listed), "index.md": "# Contents\n"}
        return settings | {f"{c.name}.ipynb": notebook(c) for c in chapters}

    def commands(self, form: str) -> list[Command]:
        program = self.tools.program(self.key, "jupyter-book")
        if form == HTML:
            return [*_first(self), [program, "config", "sphinx", "."], [*sphinx_build(self, "html"), "_build/html"]]
        return [[program, "build", "-q", "--builder", "pdfhtml", "."]]

    def output(self, form: str) -> Path:
        return self.folder / "_build" / (form if form == HTML else "pdf/book.pdf")
