"""The files of a site that belong to no page of an edition, by path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from report.edition.imprint import statement_path
from report.language.interface import DATA_PAGES, VALUES_PAGE
from report.project.records import Publication
from report.results.motif import Motif
from report.site.assets import ASSETS
from report.site.back_pages import chapter_page, list_page
from report.site.front.head import Pairs, share_path
from report.site.front.knowledge import Download, Site
from report.site.front.landing import citation_files
from report.site.front.machine import feed, llms, robots, sitemap
from report.site.front.picture import share_picture
from report.site.front.policy import headers_file, nginx_snippet
from report.site.front.site_pages import INDEX, site_pages
from report.style.theme import Theme


@dataclass(frozen=True, slots=True)
class Made:
    """What a build made besides pages: other forms of the editions by path, and motifs by publication and name."""

    forms: Mapping[str, Download] = field(default_factory=dict)
    motifs: Mapping[str, Mapping[str, Motif]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        files: Mapping[str, bytes | Path],
        pages: Mapping[str, int],
        motifs: Mapping[str, Mapping[str, Motif]],
    ) -> Made:
        """The other forms are `files` by their paths, of which some have numbers of `pages`."""
        sizes = {path: len(content) for path, content in files.items() if isinstance(content, bytes)}
        return cls({path: Download(pages.get(path, 0), size) for path, size in sizes.items()}, motifs)


NOTHING = Made()


def front_files(site: Site, theme: Theme, motifs: Mapping[str, Mapping[str, Motif]]) -> dict[str, bytes]:
    """The pages of the site, what machines read of it, and what a server may be told."""
    texts = site_pages(site) | {
        "robots.txt": robots(site),
        "llms.txt": llms(site),
        "_headers": headers_file(_places(site), [f"/{ASSETS}/{path}" for path in site.assets.lasting]),
        "nginx-headers.conf": nginx_snippet(urlsplit(site.address).path, _alone(site), f"/{ASSETS}"),
    }
    if news := feed(site):
        texts["feed.xml"] = news
    if site.address:
        texts["sitemap.xml"] = sitemap(_mapped(site))
    files = {path: text.encode() for path, text in texts.items()}
    for document in site.editions:
        files |= citation_files(document, site)
    publications: dict[str, Publication] = {d.publication.key: d.publication for d in site.editions}
    for key, publication in publications.items():
        motif = motifs.get(key, {}).get(publication.cover.motif) if publication.cover else None
        if motif is not None:
            files[share_path(publication)] = share_picture(motif, theme)
    return files


def _places(site: Site) -> list[str]:
    """The paths of all pages, for a server; a folder stands for those in it."""
    first = ["/", f"/{INDEX}", "/404.html"]
    own = [f"/{code}/{page}" for code in site.languages for page in ("", INDEX)]
    own += [f"/{statement_path(code)}" for code in site.languages] if site.imprint.accessibility else []
    return [*first, *own, *(f"/{d.edition.folder}/*" for d in site.editions), f"/{ASSETS}/*", "/data/*", "/search/*"]


def _alone(site: Site) -> list[str]:
    """The single files, by path."""
    return [f"{d.edition.folder}.html" for d in site.editions if "single" in d.publication.formats]


def _mapped(site: Site) -> dict[str, Pairs]:
    """Every page that search engines may list, by full address, with the same page in each language."""
    mapped: dict[str, Pairs] = {}
    for same in _same_pages(site):
        others = [(code, f"{site.address}/{path}") for code, path in same]
        first = next((href for code, href in others if code == next(iter(site.languages))), others[0][1])
        for _, href in others:
            mapped[href] = [*others, ("x-default", first)]
    return {f"{site.address}/{INDEX}": [], **mapped}


def _same_pages(site: Site) -> list[Pairs]:
    """For each page its paths in every language."""
    codes = list(site.languages)
    pages: list[Pairs] = [[(code, f"{code}/{INDEX}") for code in codes]]
    if site.imprint.accessibility:
        pages.append([(code, statement_path(code)) for code in codes])
    by_page: dict[tuple[str, str], Pairs] = {}
    for document in site.editions:
        language, key = document.edition.language, document.publication.key
        names = {INDEX: INDEX} | {c.chapter.stem: chapter_page(c.chapter, language) for c in document.chapters}
        behind = (*(DATA_PAGES if site.package.version else ()), *((VALUES_PAGE,) if key in site.valued else ()))
        names |= {f"behind {page}": list_page(page, language) for page in behind}
        names |= {f"list {list_}": list_page(list_, language) for list_ in document.lists}
        for name, page in names.items():
            by_page.setdefault((key, name), []).append((language, f"{document.edition.folder}/{page}"))
    return pages + list(by_page.values())
