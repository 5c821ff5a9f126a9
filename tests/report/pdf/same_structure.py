"""What a document has in its HTML, and what the structure of its PDF has: each kind as a list to be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import tinyhtml5

from tests.report.pdf.tagged import SOFT_HYPHEN, Node, Run, Tagged, words_of

SVG = "{http://www.w3.org/2000/svg}svg"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NUMBERINGS = {"a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
INLINE = {"a", "abbr", "cite", "code", "em", "span", "strong", "sub", "sup"}
# What is a block to the eye.
APART = {"as-item", "as-list", "as-paragraph", "as-quotation", "back-cover-lead", "footnote", "lead"}
UNSAID = str.maketrans("", "", SOFT_HYPHEN + "\N{WORD JOINER}")


def parsed(html: str) -> Element:
    """The body of a document."""
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    assert body is not None
    return body


def solid(text: str) -> str:
    """`text` without white space, and without signs that nobody sees or hears."""
    return "".join(text.translate(UNSAID).split())


def _text(element: Element) -> str:
    """The text of an HTML element as it is printed: drawings have their own, marks of items are no text."""
    if element.tag == SVG or "as-mark" in _classes(element):
        return ""
    inner = "".join(_text(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def _said(node: Node) -> str:
    """The text of a structure element."""
    return words_of(_read(node))


def _read(node: Node) -> Iterator[Run]:
    """What is read out of a structure element: neither marks of list items nor words in drawings."""
    for kid in node.kids:
        if not isinstance(kid, Node):
            if node.role != "Figure" and kid.text:
                yield kid
        elif kid.role != "Lbl" or node.role != "LI":
            yield from _read(kid)


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _every(body: Element, *tags: str) -> list[Element]:
    return [e for e in body.iter() if e.tag in tags]


# Each kind of thing: what the HTML says, and what the PDF says.
Said = Iterator[object]


def notes_of_html(body: Element) -> Said:
    for element in body.iter("span"):
        if "footnote" in _classes(element):
            yield solid(_text(element)), element.get("id"), f"call-{(element.get('id') or '').removeprefix('note-')}"


def notes_of_pdf(root: Node) -> Said:
    for node in root.all("Note"):
        kids = [kid for kid in node.around.kids if isinstance(kid, Node) or kid.text]
        call = kids[kids.index(node) - 1]
        [link] = call.all("Link")
        back = node.all("Lbl")[0].all("Link")[0]
        yield solid(_said(node)), link.targets[0], back.targets[0]


def languages_of_html(body: Element) -> Said:
    yield from ((e.get("lang"), solid(_text(e))) for e in body.iter() if e.get("lang") and solid(_text(e)))


def languages_of_pdf(root: Node) -> Said:
    yield from ((n.entries["Lang"], solid(_said(n))) for n in root.walk() if "Lang" in n.entries)


def headings_of_html(body: Element) -> Said:
    for element in _every(body, *HEADINGS):
        title = "cover-title" in _classes(element)
        yield "Title" if title else element.tag.upper(), solid(_text(element))


def headings_of_pdf(root: Node) -> Said:
    roles = (*(tag.upper() for tag in HEADINGS), "Title")
    yield from ((node.role, solid(_said(node))) for node in root.all(*roles))


def sections_of_html(body: Element) -> Said:
    yield from (words for e in _every(body, "section", "nav") if (words := _words(_spaced(e))))


def sections_of_pdf(root: Node) -> Said:
    yield from (_words(_said(node)) for node in root.all("Sect"))


def _spaced(element: Element) -> str:
    """The text of an HTML element with spaces around what is set apart."""
    if element.tag == SVG or "as-mark" in _classes(element):
        return ""
    inner = (element.text or "") + "".join(_spaced(child) + (child.tail or "") for child in element)
    return inner if element.tag in INLINE and not APART & set(_classes(element)) else f" {inner} "


def _words(text: str) -> list[str]:
    """The words of `text`; nobody can tell whether a space follows a hyphen at the end of a line."""
    return re.sub(r"([-\N{EN DASH}/])\s+", r"\1", text.translate(UNSAID)).split()


def lists_of_html(body: Element) -> Said:
    contents = {id(e) for nav in body.iter("nav") for e in nav.iter()}
    for element in body.iter():
        if id(element) in contents:
            continue
        if element.tag in ("ul", "ol"):
            numbered = NUMBERINGS.get(element.get("type") or "", "Decimal")
            yield numbered if element.tag == "ol" else "", [solid(_text(e)) for e in element.findall("li")]
        elif "as-list" in _classes(element):
            yield element.get("data-numbering") or "", [solid(_text(e)) for e in element]


def lists_of_pdf(root: Node) -> Said:
    for node in root.all("L"):
        numbering = str(node.attributes["ListNumbering"])[1:]
        assert all(item.role == "LI" and item.nodes()[-1].role == "LBody" for item in node.nodes())
        labelled = {item.nodes()[0].role == "Lbl" for item in node.nodes()}
        assert labelled == {numbering != "None"}
        yield numbering if numbering not in ("Disc", "None") else "", [solid(_said(item)) for item in node.nodes()]


def contents_of_html(body: Element) -> Said:
    for nav in body.iter("nav"):
        for item in nav.iter("li"):
            link = item.find("a")
            assert link is not None
            yield solid(_text(link)), (link.get("href") or "").removeprefix("#"), len(list(item.iter("li"))) - 1


def contents_of_pdf(root: Node) -> Said:
    for item in root.all("TOCI"):
        reference = item.nodes()[0]
        [link] = reference.nodes()
        assert (item.around.role, reference.role, link.role) == ("TOC", "Reference", "Link")
        yield solid(_said(link)), link.targets[0], len(item.all("TOCI")) - 1


def tables_of_html(body: Element) -> Said:
    for table in body.iter("table"):
        caption = table.find("caption")
        rows = [list(_placed(row)) for row in table.iter("tr")]
        yield "" if caption is None else solid(_text(caption)), [list(_cells_of_html(rows, row)) for row in rows]


# The cells of a row, each with the columns that it stands in.
Placed = list[tuple[range, Element]]


def _placed(row: Element) -> Iterator[tuple[range, Element]]:
    at = 0
    for cell in (cell for cell in row if cell.tag in ("th", "td")):
        assert cell.get("rowspan", "1") == "1"
        taken = range(at, at + int(cell.get("colspan", "1")))
        yield taken, cell
        at = taken.stop


def _cells_of_html(rows: list[Placed], row: Placed) -> Said:
    for taken, cell in row:
        if cell.tag == "th":
            yield "TH", solid(_text(cell)), {"row": "Row", "col": "Column"}[cell.get("scope") or ""]
        else:
            above = [c for r in rows for columns, c in r if c.get("scope") == "col" and taken.start in columns]
            heads = [*(c for _, c in row if c.get("scope") == "row"), *above]
            yield "TD", solid(_text(cell)), [solid(_text(head)) for head in heads]


def tables_of_pdf(root: Node) -> Said:
    known = {node.entries["ID"]: node for node in root.walk() if "ID" in node.entries}
    for table in root.all("Table"):
        captions = [solid(_said(node)) for node in table.nodes() if node.role == "Caption"]
        rows = [[_cell_of_pdf(cell, known) for cell in row.nodes()] for row in table.all("TR")]
        yield "".join(captions), rows


def _cell_of_pdf(cell: Node, known: dict[str, Node]) -> object:
    if cell.role == "TH":
        return cell.role, solid(_said(cell)), str(cell.attributes["Scope"])[1:]
    return cell.role, solid(_said(cell)), [solid(_said(known[name])) for name in cell.attributes["Headers"]]


def figures_of_html(body: Element) -> Said:
    captions = {id(p): f for f in body.iter("figure") for p in _every(f, SVG, "img")}
    for picture in _every(body, SVG, "img"):
        alternative = picture.findtext("{http://www.w3.org/2000/svg}title") or picture.get("alt")
        figure = captions.get(id(picture))
        caption = figure.find("figcaption") if figure is not None else None
        yield alternative, "" if caption is None else solid(_text(caption))


def figures_of_pdf(root: Node) -> Said:
    for figure in root.all("Figure"):
        yield figure.entries["Alt"], "".join(solid(_said(node)) for node in figure.nodes() if node.role == "Caption")


def links_of_html(body: Element) -> Said:
    for link in body.iter("a"):
        yield solid(_text(link)), unquote(link.get("href") or "").removeprefix("#")


def links_of_pdf(root: Node) -> Said:
    for link in root.all("Link"):
        assert len(set(link.targets)) == 1 == len(set(link.described)) and link.described[0]
        yield solid(_said(link)), unquote(link.targets[0])


def abbreviations_of_html(body: Element) -> Said:
    yield from ((solid(_text(e)), e.get("data-expansion")) for e in body.iter("abbr"))


def abbreviations_of_pdf(root: Node) -> Said:
    yield from ((solid(_said(n)), n.entries["E"]) for n in root.walk() if "E" in n.entries)


KINDS: dict[str, tuple[Callable[[Element], Said], Callable[[Node], Said]]] = {
    "notes": (notes_of_html, notes_of_pdf),
    "languages": (languages_of_html, languages_of_pdf),
    "headings": (headings_of_html, headings_of_pdf),
    "sections": (sections_of_html, sections_of_pdf),
    "lists": (lists_of_html, lists_of_pdf),
    "contents": (contents_of_html, contents_of_pdf),
    "tables": (tables_of_html, tables_of_pdf),
    "figures": (figures_of_html, figures_of_pdf),
    "links": (links_of_html, links_of_pdf),
    "abbreviations": (abbreviations_of_html, abbreviations_of_pdf),
}


def both(kind: str, html: str, pdf: Tagged) -> tuple[list[object], list[object]]:
    """All of one kind as the HTML and as the PDF have it."""
    of_html, of_pdf = KINDS[kind]
    return list(of_html(parsed(html))), list(of_pdf(pdf.root))


def misplaced_figures(pdf: Tagged) -> list[tuple[str, object]]:
    """The figures whose place is not on their page."""
    found = []
    for figure in pdf.root.all("Figure"):
        left, bottom, right, top = figure.attributes["BBox"]
        if not (0 <= left < right <= 596 and 0 <= bottom < top <= pdf.heights[figure.page] + 0.1):
            found.append((figure.entries["Alt"], figure.attributes["BBox"]))
    return found
