"""The files that tell what has changed since the last release: a page and a text in each language."""

from __future__ import annotations

from pathlib import Path

from report.diagnostics import Diagnostics
from report.release.addresses import lost
from report.release.compared import compared
from report.release.contents import CHANGES
from report.release.facts import Facts
from report.release.last import LastSite
from report.release.news import news_in
from report.release.news_page import FROM_CHANGES, news_markdown, news_page
from report.release.published import read_site
from report.site.back_pages import chapter_page


def news_files(root: Path, facts: Facts, last: LastSite, site: Path, found: Diagnostics) -> dict[str, bytes]:
    """The files by path in the release of the project in `root`, whose `site` is built.

    Addresses of the last release that lead nowhere in it are reported in `found`.
    """
    before, now = read_site(last.site), read_site(site)
    order = [
        f"{document.edition.folder}/{chapter_page(text.chapter, document.edition.language)}"
        for document in facts.editions
        for text in document.chapters
    ]
    former = {
        document.edition.folder: {one.label: one.now for one in document.publication.former}
        for document in facts.editions
    }
    news = compared(before, now, order, former)
    found.add(*lost(before, now, facts, last.last.version or last.last.named))
    theme = facts.editions[0].publication.theme.at(root)
    files: dict[str, bytes] = {}
    for code in facts.languages:
        told = news_in(code, news, facts, (before.package, now.package), last.last)
        files[f"{CHANGES}/{code}.html"] = news_page(told, FROM_CHANGES, theme).encode()
        files[f"{CHANGES}/{code}.md"] = news_markdown(told, FROM_CHANGES).encode()
    return files
