"""An edition as one page that needs no other file: its texts, figures, scripts, letters and workbooks are all inside.

A policy in the page lets its own style and scripts run, by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.imprint import works
from report.forms.rendering import MEDIA_TYPES, STYLES, environment, list_html
from report.html.hyphenation import SoftHyphens
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.markdown.tree import printed_text
from report.printed.exhibit import PrintedModel
from report.site.assets import FIRST_SCRIPT, SCRIPTS, TABS_SCRIPT, FontsAhead, enclosed_fonts, screen_style
from report.site.exhibit import ExhibitWriter, scripts_of
from report.site.exhibit_links import Addresses
from report.site.screen import Links, ScreenWriter
from report.style.sheets import filled

_PAGE_SCRIPTS = ("page.js", "navigation.js")
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class SingleSection:
    """A chapter or a list of the page: its anchor, its name as in "Kapitel 4", its title, and all of it as HTML."""

    label: str
    name: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Inside:
    """What a page holds besides its texts: the pictures of the project by path, typefaces, and points of division."""

    pictures: Mapping[str, bytes]
    fonts: FontsAhead
    hyphens: SoftHyphens


def write_single(document: EditionDocument, data_version: str, inside: Inside) -> str:
    """The page of an edition, the same for the same edition."""
    edition, imprint = document.edition, document.publication.imprint
    chapters = [_chapter(document, chapter, inside) for chapter in document.chapters]
    lists = [_list(document, key) for key in document.lists]
    exhibits = [exhibit for chapter in document.chapters for exhibit in chapter.exhibits.values()]
    tabs = (TABS_SCRIPT,) * any('<div class="tabset"' in chapter.html for chapter in chapters)
    first, rest = _script(FIRST_SCRIPT), [*map(_script, (*_PAGE_SCRIPTS, *scripts_of(exhibits), *tabs))]
    style, template = _style(inside.fonts), environment().get_template("single.html")
    return template.render(
        word=lambda key, **fields: word(key, edition.interface, **fields),
        locale=rules_of(edition.interface).locale.replace("_", "-"),
        edition=edition,
        publication=document.publication,
        imprint=imprint,
        works=works(imprint, edition.language),
        data_version=data_version,
        picture=partial(_picture_address, pictures=inside.pictures),
        sections=[*chapters, *lists],
        policy=_policy(style, [first, *rest]),
        style=Markup(style),
        first_script=Markup(first),
        scripts=[Markup(script) for script in rest],
    )


class _AloneWriter(ExhibitWriter):
    """Exhibits whose pictures and workbooks are in their addresses."""

    pictures: Mapping[str, bytes]

    def picture(self, path: str) -> str:
        """The picture itself."""
        return _picture_address(path, self.pictures)

    def workbook(self, label: str, model: PrintedModel) -> str:
        """The workbook itself."""
        return _data_address(model.workbook, _WORKBOOK)


class _SingleWriter(ScreenWriter):
    """Writes a chapter of the page; its exhibits lead to no other file."""

    def __init__(self, document: EditionDocument, chapter: ChapterDocument, inside: Inside) -> None:
        edition = document.edition
        cell = partial(inside.hyphens.written, language=edition.language)
        links = Links(dict.fromkeys(document.targets, ""), "", Addresses())
        super().__init__(edition.language, chapter.exhibits, links, edition.interface, cell)
        self.mark, self.of = f"{chapter.chapter.stem}-", chapter.label
        refer = partial(self.reference, bracketed=False)
        self._exhibits = _AloneWriter(edition.language, interface=edition.interface, refer=refer, written=cell)
        self._exhibits.pictures = inside.pictures


def _chapter(document: EditionDocument, chapter: ChapterDocument, inside: Inside) -> SingleSection:
    writer = _SingleWriter(document, chapter, inside)
    title, body = writer.inlines(chapter.title), writer.blocks(chapter.blocks)
    name = f'<p class="chapter-name">{chapter.name}</p>\n' if chapter.name else ""
    html = f'{name}<h1 id="{chapter.label}" class="chapter-title">{title}</h1>\n{body}{writer.notes_section()}'
    plain = printed_text(chapter.title, document.edition.language)
    return SingleSection(chapter.label, chapter.name, plain, Markup(html))


def _list(document: EditionDocument, key: str) -> SingleSection:
    writer = ScreenWriter(document.edition.language, {}, Links({}, "", Addresses()))
    hrefs = dict.fromkeys((c.chapter for c in document.chapters), "")
    html = list_html(key, document, writer, hrefs, "")
    return SingleSection(key, "", document.list_title(key), Markup(html))


def _style(fonts: FontsAhead) -> str:
    rules = ""
    for typeface, face, name, content in enclosed_fonts(fonts):
        suffix = PurePosixPath(name).suffix.lower()
        rules += typeface.rule(face, _data_address(content, MEDIA_TYPES[suffix]), suffix=suffix)
    return rules + screen_style(fonts.theme) + filled(STYLES / "single.css", fonts.theme)


def _script(name: str) -> str:
    return (SCRIPTS / name).read_text(encoding="utf-8")


def _policy(style: str, scripts: list[str]) -> str:
    """A Content Security Policy (Level 3) for a page with this style and these scripts in it."""
    allowed = " ".join(dict.fromkeys(map(_digest, scripts)))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _picture_address(path: str, pictures: Mapping[str, bytes]) -> str:
    return _data_address(pictures[path], MEDIA_TYPES[PurePosixPath(path).suffix.lower()])


def _data_address(content: bytes, kind: str) -> str:
    """`content` of the media type `kind` as an address that holds it (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
