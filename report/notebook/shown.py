"""How IPython shows what cells return: tables as HTML, figures as SVG, in the language of the chapter.

Registered with IPython's formatters, and only where it runs: results themselves know neither language nor HTML.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from html import escape
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from report.html.table import table_html
from report.language.interface import word
from report.notebook.chapter import chapter_language, label_name, project_in_hand, rendered
from report.printed.grid import printed_grid
from report.results.case_form import CaseForm
from report.results.exhibits import Figure, Table
from report.results.model import Model

Bundle = dict[str, str]
_FENCE = "`" * 7
_numbers = count(1)


class Shell(Protocol):
    """What runs cells: IPython, of which only the formatters are asked for."""

    display_formatter: Any


def install_under_ipython() -> None:
    """Show results where cells run in IPython, as under Quarto and in a notebook; else do nothing."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell:
        install(shell)


def install(shell: Shell) -> None:
    """Let `shell` show tables, models, forms and figures."""
    bundles = shell.display_formatter.mimebundle_formatter
    for kind, show in ((Table, table_html_of), (Model, model_html), (CaseForm, form_html)):
        bundles.for_type(kind, partial(_bundle, show))
    bundles.for_type(Figure, figure_bundle)


def _bundle(show: Callable[[Any], str], result: object, include: object = None, exclude: object = None) -> Bundle:
    """What `show` makes of a `result`; IPython tells what to `include` and to `exclude`, and there is one form only."""
    return _as_markdown(show(result))


def table_html_of(table: Table) -> str:
    """`table` as HTML."""
    language = chapter_language()
    return table_html(printed_grid(table, language, label_name), language.code)


def model_html(model: Model) -> str:
    """The table of `model` as it starts, and what it says then; nothing can be entered in it."""
    said = model.sentences(model.starting(), model.starting_options(), chapter_language())
    return table_html_of(model.table()) + "".join(f"<p>{escape(sentence)}</p>" for sentence in said)


def form_html(form: CaseForm) -> str:
    """The table of `form`; nothing can be entered in it."""
    return table_html_of(form.table)


def figure_bundle(figure: Figure, include: object = None, exclude: object = None) -> Bundle:
    """`figure` as SVG: with the numbers behind it in HTML, and alone in other formats."""
    from report.drawing.door import draw

    language, project = chapter_language(), project_in_hand()
    theme = project.theme.at(Path()) if project else None
    svg = draw(figure, f"drawing-{next(_numbers)}", language, theme).svg()
    if rendered().format != "html":
        return {"image/svg+xml": svg}
    if not figure.table.columns:
        return _as_markdown(svg)
    summary = f"<summary>{escape(word('numbers_behind', language.code))}</summary>"
    return _as_markdown(f"{svg}<details>{summary}{table_html_of(figure.table)}</details>")


def _as_markdown(html: str) -> Bundle:
    """HTML as a raw block of Markdown: of HTML that is no such block, Quarto expects scripts, and loads libraries."""
    return {"text/markdown": f"{_FENCE}{{=html}}\n{html.strip()}\n{_FENCE}\n"}
