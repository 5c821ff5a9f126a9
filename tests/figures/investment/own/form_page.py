"""A page with the form of a reader's own case, as the site has it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from figures.investment.own.form import own_case
from report.html.case_form import case_form_html
from report.language.printing import Language
from report.printed.case_form import printed_case_form
from report.site.assets import SCRIPTS, screen_style
from report.site.exhibit import CASE_SCRIPTS
from report.style.theme import Theme
from tests.browser import opened

LABEL = "tbl-own"


def written(folder: Path, code: str) -> Path:
    """The file of the page in the language `code`."""
    form = case_form_html(printed_case_form(own_case(), Language(code)), LABEL)
    scripts = "".join(f'<script src="{(SCRIPTS / name).as_uri()}" defer></script>' for name in CASE_SCRIPTS)
    page = folder / f"own.{code}.html"
    page.write_text(
        f'<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8"><title>x</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{screen_style(Theme())}</style>{scripts}</head><body><div class=layout><main><h1>x</h1><h2>y</h2>"
        f'<div class="exhibit exhibit-table" id="{LABEL}">{form}</div></main></div></body></html>',
        encoding="utf-8",
    )
    return page


def form_page(within: Browser | BrowserContext, folder: Path, code: str, ending: str = "", **options: object) -> Page:
    """The page, opened and at rest; `ending` goes behind its address."""
    return opened(within, written(folder, code).as_uri() + ending, **options)
