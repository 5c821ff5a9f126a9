"""Inputs that want to run a script for who reads the site: every place where a text may stand, and many such texts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from tests.book import Book
from tests.faults.full_book import CHAPTER, STREETS

GROWTH, STREET, FIRST = f"{CHAPTER}.da.qmd", f"{STREETS}.da.qmd", "chapters/trees/first.da.qmd"
CONFIG, PACKAGE, WORKS, CODE = "_quarto.yml", "data/datapackage.json", "data/references.bib", "figures/exhibits.py"
RUN = "alert('ran')"
# Texts that break out of where they stand, if anything lets them.
BREAKING = (
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload={RUN}>",
    f'x" onmouseover="{RUN}" onclick="{RUN}" title="',
    f"</title></style></textarea><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f'<a href="javascript:{RUN}">x</a>',
    f'<iframe srcdoc="<script>{RUN}</script>"></iframe>',
    '<meta http-equiv="refresh" content="0;url=http://canary.example/">',
    '<base href="//canary.example/"><link rel=stylesheet href="//canary.example/x.css">',
    f"{{{{ cycler.__init__.__globals__ }}}}<details open ontoggle={RUN}>",
    f"<math><a xlink:href=javascript:{RUN}>x</a></math>",
    f"x' onfocus='{RUN}' autofocus tabindex='",
    f"\u2028<script>{RUN}</script>\u202e",
)
# What Markdown makes of a text.
MARKUP = (
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN})",
    f"[x](java&#115;cript:{RUN})",
    f"[x](<java\tscript:{RUN}>)",
    f"[x](data:text/html,<script>{RUN}</script>)",
    f"<javascript:{RUN}>",
    f"[x](vbscript:{RUN})",
    f'[x](https://example.org/"onclick="{RUN})',
    f"[x](https://example.org 'a\" onclick=\"{RUN}')",
    f'[x]{{onclick="{RUN}"}}',
    '[x]{style="background:url(//canary.example/x)"}',
    f'[x]{{lang="en\\" onclick=\\"{RUN}"}}',
    f'[x](https://example.org){{onclick="{RUN}" target=_blank}}',
    f"`<script>{RUN}</script>`{{=html}}",
    f"`<script>{RUN}</script>`",
    f"$\\href{{javascript:{RUN}}}{{x}}$",
    f"![x](data:image/svg+xml,<svg onload={RUN}>)",
    "![x](//canary.example/x.png)",
    f"x^[<b onclick={RUN}>x</b>]",
    f"[x]: javascript:{RUN}\n\n[x]",
)
ADDRESSES = (
    f"javascript:{RUN}",
    f"JAVASCRIPT:{RUN}",
    f" javascript:{RUN}",
    f"java\\nscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "//canary.example/x",
    f'https://example.org/" onclick="{RUN}',
    f"https://example.org/'><script>{RUN}</script>",
    f"javascript://example.org/%0a{RUN}",
    f"vbscript:{RUN}",
)
BIBTEX = (
    rf"\href{{javascript:{RUN}}}{{x}}",
    rf"\url{{javascript:{RUN}}}",
    rf"{{<script>{RUN}</script>}}",
    rf"x<img src=x onerror={RUN}>",
    rf"\textless script\textgreater {RUN}",
    rf"x'' onclick=''{RUN}",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text goes: `old` in a file, put in the way of its language as `new`, in which PUT stands for it."""

    name: str
    file: str
    old: str
    new: str
    texts: tuple[str, ...] = BREAKING
    often: int = 4


PLACES = (
    *(
        Place(f"{key} of an edition", CONFIG, rf"(?m)^( +{key}:).*", r"\1 PUT")
        for key in ("title", "subtitle", "description")
    ),
    Place("slug of an edition", CONFIG, r"slug: byens-traeer", "slug: PUT"),
    Place("slug of a chapter", CONFIG, r"da: vaekst", "da: PUT", often=3),
    *(
        Place(f"imprint: {key}", CONFIG, rf"({key}:\n +da:).*", r"\1 PUT", often=3)
        for key in ("kind", "status", "licence")
    ),
    Place("address of the licence", CONFIG, r"licence-address: .*", "licence-address: PUT", ADDRESSES, 6),
    Place("number of a version", CONFIG, r"version: '1\.1'", "version: PUT", often=3),
    Place("date of a version", CONFIG, r"date: 2024-05-17", "date: PUT", often=2),
    Place("changes of a version", CONFIG, r"da: Flere træer\.", "da: PUT", often=4),
    *(
        Place(f"{key} of the contact", CONFIG, rf"(?m)^(  {key}:) .*", r"\1 PUT", often=3)
        for key in ("name", "editor", "email")
    ),
    Place("address of errors", CONFIG, r"errors: .*", "errors: PUT", ADDRESSES, 6),
    Place("limit of accessibility", CONFIG, r"- Figurer er billeder\.", "- PUT", often=4),
    Place("results of tests", "data/tests.json", r"\"axe-core\"", "PUT", often=3),
    Place("view of tests", "data/tests.json", r"\"wide\"", "PUT", often=2),
    Place("rules of tests", "data/tests.json", r"\"WCAG 2.2 AA\"", "PUT", often=3),
    Place("sources of the imprint", CONFIG, r"- 'Grove.*|- Grove.*", "- PUT"),
    Place("name of an author", CONFIG, r"name: Anna Grove", "name: PUT"),
    Place("affiliation", CONFIG, r"affiliation: The town", "affiliation: PUT"),
    Place("orcid", CONFIG, r"orcid: .*", "orcid: PUT", ADDRESSES, 3),
    Place("alternative of the logo", CONFIG, r"da: Byens våben", "da: PUT"),
    Place("address of a publication", CONFIG, r"(?m)^( +)formats:", r"\1address: PUT\n\1formats:", ADDRESSES, 10),
    Place("pattern of a unit", CONFIG, r"- '\{\} blad'", "- PUT", ("{} " + BREAKING[0], "{} " + BREAKING[1]), 2),
    Place("title of the index", CONFIG, r"da: Træer efter emne", "da: PUT"),
    Place("name of a typeface", CONFIG, r"(?m)^theme:", "theme:\n  typefaces: {credit: {da: PUT}}", often=3),
    Place(
        "colour", CONFIG, r"primary: .*", "primary: PUT", ("#fff;} *{background:url(//canary.example)}", BREAKING[4]), 2
    ),
    Place("paragraph", STREET, r"Gaderne er", "PUT er", MARKUP, 20),
    Place("paragraph", STREET, r"Gaderne er", "PUT er", often=6),
    Place("heading", STREET, r"# Gaderne", "# PUT", (*MARKUP[:6], *BREAKING[:4]), 10),
    Place(
        "label",
        STREET,
        r"#sec-streets\}",
        "#sec-PUT}",
        (f'x" onclick="{RUN}', f"x onclick={RUN}", f"x'onclick='{RUN}"),
        3,
    ),
    Place(
        "class", STREET, r"#sec-streets\}", "#sec-streets PUT}", (f'.x onclick="{RUN}"', f'style="x" onload="{RUN}"'), 2
    ),
    Place("caption of a picture", STREET, r"!\[Et træ\]", "![PUT]", (*MARKUP[:6], *BREAKING[:4]), 10),
    Place("alternative of a picture", STREET, r"En grøn firkant, der", "PUT", often=8),
    Place("path of a picture", STREET, r"\(tree\.png\)", "(PUT)", ADDRESSES, 6),
    Place(
        "attribute of a picture",
        STREET,
        r"fig-alt=\"En grøn firkant, der",
        f'onclick="{RUN}" PUT fig-alt="x',
        ("x=y", "w=x"),
        2,
    ),
    Place("caption of a cell", GROWTH, r"fig-cap: \"Træer i byen\"", "fig-cap: PUT", (*MARKUP[:5], *BREAKING[:5]), 10),
    Place("footnote", GROWTH, r"Træerne er talt i", "PUT i", (*MARKUP[:4], *BREAKING[:4]), 8),
    Place("note", GROWTH, r"Talt om sommeren", "PUT", (*MARKUP[:4], *BREAKING[:4]), 8),
    Place("title of the first page", FIRST, r"# Byens træer", "# PUT", (*MARKUP[:4], *BREAKING[:4]), 6),
    Place("text of the first page", FIRST, r"Byen har talt", "PUT talt", (*MARKUP[:6], *BREAKING[:4]), 8),
    Place("result on the first page", FIRST, r"Der er flere træer", "PUT", (*MARKUP[:4], *BREAKING[:4]), 6),
    Place("title of a box", STREET, r"## Sådan er der talt", "## PUT", (*MARKUP[:4], *BREAKING[:4]), 8),
    Place("list", GROWTH, r"- i parken", "- PUT", (*MARKUP[:3], *BREAKING[:3]), 6),
    Place("quotation", STREET, r"> Et citat", "> PUT", (*MARKUP[:3], *BREAKING[:3]), 6),
    Place("locator of a citation", GROWTH, r"s\. 4\]", "PUT]", (*MARKUP[:3], *BREAKING[:3]), 6),
    Place("term", GROWTH, r"term=\"zone\"", "term=PUT", often=3),
    Place("reason of a typed number", STREET, r"reason=\"et klokkeslæt\"", "reason=PUT", often=3),
    Place("front matter", GROWTH, r"lang: da", "lang: da\ntitle: PUT", often=2),
    Place("link", STREET, r"\(https://example\.org/\)", "(PUT)", ADDRESSES, 8),
    *(
        Place(f"field {key}", WORKS, rf"{key} = \{{[^}}]*\}}", f"{key} = {{PUT}}", (*BIBTEX, *BREAKING[:3]), 5)
        for key in ("title", "journal", "institution", "volume", "pages")
    ),
    Place("field author", WORKS, r"\{Elm, Bo and Oak", "{PUT and Oak", (*BIBTEX, *BREAKING[:3]), 5),
    Place("field url", WORKS, r"url = \{[^}]*\}", "url = {PUT}", ADDRESSES, 8),
    Place("field doi", WORKS, r"doi = \{[^}]*\}", "doi = {PUT}", (*ADDRESSES[:3], BREAKING[1], BREAKING[3]), 5),
    Place("key of a work", WORKS, r"\{ash2018,", "{PUT,", (f'ash" onclick="{RUN}', "ash<b>"), 2),
    Place("title of a source", PACKAGE, r"(\"short\": \{\n +\"da\": )\"[^\"]*\"", r"\1PUT"),
    Place("title of a table", PACKAGE, r"\"da\": \"Gader\"", '"da": PUT'),
    Place("licence of a table", PACKAGE, r"\"name\": \"CC-BY-4.0\"", '"name": PUT', often=3),
    Place("licence's address", PACKAGE, r"\"name\": \"CC-BY-4.0\"", '"name": "CC-BY-4.0", "path": PUT', ADDRESSES, 4),
    Place("address of a source", PACKAGE, r"\"key\": \"grove2020\",", '"key": "grove2020", "path": PUT,', ADDRESSES, 4),
    Place("item of a source", PACKAGE, r"\"item\": \"table-1\"", '"item": PUT', often=3),
    Place("page of a source", PACKAGE, r"\"page\": \"3\"", '"page": PUT', often=3),
    Place("cell of a table", "data/streets.csv", r"Lindegade", "PUT", often=8),
    Place("wording of a term", "data/words.csv", r"zone,zone", "PUT,zone", often=3),
    Place("definition of a term", "data/words.csv", r"Et område med ens jord\.", "PUT", often=5),
    Place("abbreviation", "data/words.csv", r",DBH\n", ",PUT\n", often=3),
    Place("entry of the index", "data/topics.csv", r"Plantning", "PUT", often=4),
    Place("text in a figure", CODE, r"(?<=row_label\(row, )str\(year\)", "PUT", often=4),
    Place("title of a figure", CODE, r"entitle\(Text\(da=\"Træer\"", "entitle(Text(da=PUT", often=3),
    Place("heading of a column", CODE, r"da=\"Gade\"", "da=PUT", often=4),
    Place("alternative of a figure", CODE, r"da=\"Byen har \{trees\} træer\.\"", "da=PUT + '{trees}'", often=4),
    Place("file of a reader", "own.txt", r"own", "PUT", often=8),
)
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 2"{}>'
    '{}<rect width="4" height="2" fill="#225500"/></svg>'
)
DRAWINGS = (
    *(
        FRAME.format(f' onload="{RUN}"', ""),
        FRAME.format(f' ONLOAD="{RUN}"', ""),
        FRAME.format("", f"<script>{RUN}</script>"),
    ),
    *(
        FRAME.format("", inside)
        for inside in (
            f'<s:script xmlns:s="http://www.w3.org/2000/svg">{RUN}</s:script>',
            f'<script xmlns="http://www.w3.org/1999/xhtml">{RUN}</script>',
            '<script href="//canary.example/x.js"/>',
            f'<a href="javascript:{RUN}"><text y="1">x</text></a>',
            f'<a xlink:href="javascript:{RUN}"><rect width="9" height="9"/></a>',
            f'<a xlink:href="&#106;avascript:{RUN}"><rect width="9" height="9"/></a>',
            f'<a><set attributeName="href" to="javascript:{RUN}"/><text y="1">x</text></a>',
            f'<a><animate attributeName="href" values="javascript:{RUN}"/><text y="1">x</text></a>',
            f'<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="{RUN}"/></foreignObject>',
            f'<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:{RUN}"/></foreignObject>',
            '<image href="http://canary.example/x.png"/>',
            f'<image href="data:image/svg+xml,&lt;svg onload={RUN}&gt;"/>',
            f'<image href="x" onerror="{RUN}"/>',
            '<use href="http://canary.example/x.svg#a"/>',
            f'<use href="data:image/svg+xml,&lt;svg id=a onload={RUN}&gt;#a"/>',
            "<style>@import url(//canary.example/x.css);</style>",
            "<style>rect{fill:url(http://canary.example/x#a)}</style>",
            '<rect style="fill:url(//canary.example/x#a)"/>',
            f'<handler xmlns="http://www.w3.org/2001/xml-events" type="application/ecmascript">{RUN}</handler>',
            f'<set onbegin="{RUN}" attributeName="x" to="y"/>',
            f'<animate onend="{RUN}" attributeName="x" dur="0.1s"/>',
            f'<rect onclick="{RUN}" width="9" height="9"/>',
            f'<text onmouseover="{RUN}">x</text>',
            f'<desc><x:img xmlns:x="http://www.w3.org/1999/xhtml" src="x" onerror="{RUN}"/></desc>',
            '<feImage href="http://canary.example/x.png"/>',
            f'<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml">{RUN}</h:script></metadata>',
        )
    ),
    f'<?xml-stylesheet href="javascript:{RUN}"?>{FRAME.format("", "")}',
    f'<!DOCTYPE svg [<!ENTITY x "&#60;script&#62;{RUN}&#60;/script&#62;">]>{FRAME.format("", "&x;")}',
    f'<html xmlns="http://www.w3.org/1999/xhtml"><script>{RUN}</script></html>',
    FRAME.format("", "").replace("<svg", "<svg xml:base='//canary.example/'"),
    FRAME.format("", f"<script>{RUN}</script>").encode("utf-16").decode("latin-1"),
    f"\ufeff{FRAME.format('', '')}<script>{RUN}</script>",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One input: its name, what it does to a book, and whether a command of the analysis is to be given it."""

    name: str
    put: Callable[[Book], None]
    for_reader: bool = False


def hostile_inputs() -> Iterator[Hostile]:
    """Every one, in an order in which neighbours are of different kinds."""
    rounds = [list(_of_place(place)) for place in PLACES] + [list(_of_drawings(at)) for at in range(3)]
    for at in range(max(map(len, rounds))):
        yield from (of_place[at] for of_place in rounds if at < len(of_place))


def _of_place(place: Place) -> Iterator[Hostile]:
    start = PLACES.index(place) % len(place.texts)
    for text in islice(cycle(place.texts), start, start + min(place.often, len(place.texts))):
        yield Hostile(f"{place.name}: {text}", lambda book, text=text: _put(book, place, text), place.file == "own.txt")


def _of_drawings(which: int) -> Iterator[Hostile]:
    """The drawings, by turns as a picture, as the logo and as the icon."""
    file = ("chapters/trees/round.svg", "figures/logo.svg", "figures/icon.svg")[which]
    for drawing in DRAWINGS[which::3]:
        content = drawing.encode("latin-1") if drawing.startswith("\xff\xfe") else drawing.encode()
        yield Hostile(f"{file}: {drawing[:200]}", lambda book, content=content: book.write(file, content))


def _put(book: Book, place: Place, text: str) -> None:
    if place.file == "own.txt":
        book.write(place.file, text)
        return
    before = book.read(place.file)
    after, number = re.subn(place.old, place.new.replace("PUT", "\0"), before, count=1)
    assert number == 1, f"{place.name}: no {place.old} in {place.file}"
    book.write(place.file, after.replace("\0", _written(place, text)))


def _written(place: Place, text: str) -> str:
    """`text` as its language writes it, so that it arrives whole."""
    if place.file.endswith(".csv"):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow([text, ""])
        return line.getvalue()[:-1]
    marked = place.file.endswith(".qmd") and "=PUT" not in place.new and ": PUT" not in place.new
    if marked and place.name.startswith("alternative"):
        return text.replace('"', '\\"')
    return text if marked or place.file == WORKS else json.dumps(text, ensure_ascii=False)
