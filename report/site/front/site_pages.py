"""The pages of a site that belong to no edition: its first page, that of each language, the statement, and the 404."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from report.edition.compose import EditionDocument
from report.edition.imprint import statement_path
from report.language import cldr
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.project.records import Accessibility, Tested
from report.site.front import linked_data
from report.site.front.head import Head, Pairs, share_address
from report.site.front.knowledge import Link, Site, form_links
from report.site.front.landing import main_results
from report.site.rendering import environment

INDEX, NOT_FOUND = "index.html", "404.html"


@dataclass(frozen=True, slots=True)
class Card:
    """An edition on a page of the site; `folder`, ending in a slash, is its address from there."""

    document: EditionDocument
    folder: str
    forms: list[Link]
    results: list[Markup]


@dataclass(frozen=True, slots=True)
class Group:
    """The editions of one language; `title` is the one that they share, or the word for publications."""

    code: str
    interface: str
    title: str
    shared: bool
    cards: list[Card]

    @property
    def statement(self) -> str:
        """The statement on accessibility in the language, relative to the site."""
        return statement_path(self.code)


def site_pages(site: Site) -> dict[str, str]:
    """All these pages by their paths."""
    codes = list(site.languages)
    pages = {INDEX: _front(site, codes, "", INDEX), NOT_FOUND: _not_found(site)}
    for code in codes:
        pages[f"{code}/{INDEX}"] = _front(site, [code], "../", f"{code}/{INDEX}")
        if site.imprint.accessibility:
            pages[statement_path(code)] = _statement(site, code, site.imprint.accessibility)
    return pages


def _front(site: Site, codes: list[str], root: str, page: str) -> str:
    """The first page, or with a single language that of the language; `root` leads from there to the site."""
    groups = [_group(site, code, root) for code in codes]
    one = groups[0]
    description = " ".join(card.document.edition.description for card in one.cards)
    turned = [(code, f"{code}/{INDEX}") for code in site.languages]
    head = _head(site, " · ".join(group.title for group in groups), description, page, turned)
    if len(codes) > 1 and not site.address:
        head = replace(head, alternates=[])  # only full addresses can say that it is for all other languages
    return _render(site, "site.html", one, root, head=head, path=page, groups=groups, languages=turned)


def _group(site: Site, code: str, root: str) -> Group:
    documents = site.languages[code]
    edition = documents[0].edition
    titles = {d.edition.title for d in documents}
    shared = len(titles) == 1
    cards = [_card(d, site, f"{root}{d.edition.folder}/") for d in documents]
    title = edition.title if shared else word("publications", edition.interface)
    return Group(code, edition.interface, title, shared, cards)


def _card(document: EditionDocument, site: Site, folder: str) -> Card:
    return Card(document, folder, form_links(document, site, folder), main_results(document, folder))


def _not_found(site: Site) -> str:
    """The page for addresses that lead nowhere, which a server may show at any depth.

    Its links begin with the path of the site's address.  Where that is not known they are those of a page beside the
    first one.
    """
    root = f"{urlsplit(site.address).path}/" if site.address else ""
    groups = [_group(site, code, root) for code in site.languages]
    title = " · ".join(word("not_found", group.interface) for group in groups)
    head = Head(title, title, [], [], "", [], listed=False)
    return _render(site, "not_found.html", groups[0], root, head=head, path=NOT_FOUND, groups=groups, languages=())


def _statement(site: Site, code: str, tested: Accessibility) -> str:
    group = _group(site, code, "../")
    interface = group.interface
    rules = rules_of(code)
    turned = [(other, statement_path(other)) for other in site.languages]
    title, about = word("accessibility", interface), word("accessibility_about", interface)
    return _render(
        site,
        "statement.html",
        group,
        "../",
        path=statement_path(code),
        groups=[group],
        head=_head(site, f"{title} – {group.title}", about, statement_path(code), turned),
        title=title,
        when=word("accessibility_when", interface, date=cldr.day(tested.day, rules.date, rules.locale)),
        tests=[_tested(test, interface) for test in tested.tests],
        limits=tested.limits.get(code, ()),
        languages=turned,
    )


def _tested(test: Tested, interface: str) -> str:
    """What a test found, in a sentence or two."""
    said = word(
        "accessibility_tool",
        interface,
        tool=test.tool,
        version=test.version,
        pages=str(test.pages),
        views=word(f"accessibility_view_{test.view}", interface),
        violations=str(test.violations),
    )
    rules = word("accessibility_rules", interface, rules=", ".join(test.rules))
    return f"{said} {rules}" if test.rules else said


def _head(site: Site, title: str, description: str, page: str, turned: Pairs) -> Head:
    """The head of a page that each language has at a path of its own; the first page of the site is for all others."""
    up = "../" * page.count("/")
    alternates = [(code, f"{site.address}/{path}" if site.address else f"{up}{path}") for code, path in turned]
    if site.address:
        first = f"{site.address}/{INDEX}" if page.endswith(INDEX) else alternates[0][1]
        alternates.append(("x-default", first))
    picture = share_address(site.editions[0].publication, up)
    properties = [("og:type", "website"), ("og:title", title), ("og:description", description)]
    properties += [("og:url", site.absolute(page))] * bool(site.address) + [("og:image", picture)] * bool(picture)
    return Head(
        title,
        description,
        [("DC.title", title), ("DC.description", description), ("DC.type", "Text")],
        properties,
        site.absolute(page) if site.address else "",
        alternates,
        linked_data.block({"@graph": [linked_data.reference(d) for d in site.editions]}),
    )


def _render(site: Site, template: str, group: Group, root: str, **given: object) -> str:
    """A page in the language of `group`, from which `root` leads to the site."""
    around = {
        "code": group.code,
        "home": f"{root}{INDEX}",
        "home_path": INDEX,
        "before": None,
        "after": None,
        "scripts": (),
        "root": root,
        "assets": f"{root}assets",
        **site.assets.words(f"{root}assets"),
        "imprint": site.imprint,
        "say": word,
        "word": partial(word, language=group.interface),
        "locale": rules_of(group.interface).locale.replace("_", "-"),
        "feed": f"{root}feed.xml" if any(v.date for v in site.imprint.versions) else "",
        "interface": group.interface,
    }
    return environment().get_template(template).render(around | given)
