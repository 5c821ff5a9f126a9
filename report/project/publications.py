"""The publications of a project, as _quarto.yml describes them, with every problem at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from report import CONFIG, FORMATS
from report.diagnostics import nearest
from report.language.rules import LanguageRules
from report.project.addresses import is_site
from report.project.authors import read_authors
from report.project.chapters import Shelf, read_brief, read_chapters, read_landing
from report.project.former import former_labels
from report.project.records import LISTS, Author, Edition, Imprint, Publication, TableName
from report.project.theme import read_cover
from report.project.yaml_lines import ProjectReader, YamlNode
from report.style.theme import Theme

_REQUIRED = ("folder", "editions", "chapters")
_TEXTS = ("landing", "brief", "chapters")
_KEYS = ("folder", "address", "formats", "claims", "authors", "cover", "editions", "former", *_TEXTS, *LISTS)


@dataclass(frozen=True, slots=True)
class Common:
    """What all publications of a project have in common.

    `rules` are those of the languages that can be used, `claim_verbs` are by language, and `authors` wrote what names
    no others.
    """

    rules: Mapping[str, LanguageRules]
    claim_verbs: dict[str, tuple[str, ...]]
    imprint: Imprint
    theme: Theme
    authors: tuple[Author, ...]

    def rules_of(self, languages: Iterable[str]) -> dict[str, LanguageRules | None]:
        """The rules of each of `languages`, None for one that cannot be used."""
        return {code: self.rules.get(code) for code in languages}


def read_publications(node: YamlNode | None, common: Common, reader: ProjectReader) -> dict[str, Publication]:
    """The publications in `node` by their keys; none, and reported, where it is no mapping with one in it."""
    if node is None:
        return {}
    if not isinstance(node.content, dict) or not node.content:
        reader.wrong(node, "publications", "a mapping with a publication in it")
        return {}
    publications = {key: _publication(key, value, common, reader) for key, value in node.content.items()}
    places = [
        (place, node.content[key].line)
        for key, publication in publications.items()
        for edition in publication.editions.values()
        for place in _places(publication, edition, common.rules.get(edition.language))
    ]
    reader.once(places, "the slug")
    return publications


def _places(publication: Publication, edition: Edition, rules: LanguageRules | None) -> Iterator[str]:
    """Where the edition and its brief stand in the site, as far as that can be told."""
    if edition.slug:
        yield edition.folder
    if edition.slug and publication.brief and rules:
        yield f"{edition.folder}-{rules.words['brief_slug']}"


def _publication(key: str, node: YamlNode, common: Common, reader: ProjectReader) -> Publication:
    where = f"publications.{key}"
    keys = reader.keys(node, where, _KEYS, _REQUIRED)
    editions = _editions(key, keys.get("editions"), reader)
    shelf = Shelf(reader.path(keys.get("folder"), f"{where}.folder"), common.rules_of(editions), reader)
    landing = read_landing(keys.get("landing"), f"{where}.landing", shelf)
    brief = read_brief(keys.get("brief"), f"{where}.brief", shelf)
    chapters = read_chapters(keys.get("chapters") if editions else None, where, shelf, (landing, brief))
    return Publication(
        key,
        shelf.folder,
        _address(keys.get("address"), f"{where}.address", reader),
        _formats(keys.get("formats"), where, reader),
        editions,
        chapters,
        _claims(keys.get("claims"), f"{where}.claims", tuple(editions), common.claim_verbs, reader),
        {name: _list(name, keys[name], where, tuple(editions), reader) for name in LISTS if name in keys},
        common.imprint,
        common.theme,
        read_authors(keys.get("authors"), f"{where}.authors", reader) or common.authors,
        read_cover(keys.get("cover"), f"{where}.cover", reader),
        landing,
        brief,
        former_labels(keys.get("former"), f"{where}.former", [chapter.stem for chapter in chapters], reader),
    )


def _address(node: YamlNode | None, where: str, reader: ProjectReader) -> str:
    """Where the site will stand, which its pages say of themselves; empty where it is not known."""
    address = reader.string(node, where).rstrip("/")
    if node and address and not is_site(address):
        reader.wrong(node, where, "an address that begins with https:// or http://, without ?, #, <, > and quotes")
    return address


def _list(name: str, node: YamlNode, publication: str, languages: tuple[str, ...], reader: ProjectReader) -> TableName:
    """The table of a list: its name or, for an index, a mapping of the table and the title in each language."""
    where = f"{publication}.{name}"
    if name != "index" or not isinstance(node.content, dict):
        return TableName(reader.string(node, where), node.line)
    keys = reader.keys(node, where, ("table", "title", "sections"), ("table", "title"))
    titles = reader.texts(keys.get("title", YamlNode({}, node.line)), f"{where}.title", languages)
    sections = reader.file_path(keys.get("sections"), f"{where}.sections", "the sections of the index")
    return TableName(reader.string(keys.get("table"), f"{where}.table"), node.line, titles, sections)


def _claims(
    node: YamlNode | None,
    where: str,
    languages: tuple[str, ...],
    verbs: dict[str, tuple[str, ...]],
    reader: ProjectReader,
) -> bool:
    """Whether claims have to be marked, for which every language needs its verbs."""
    if node is None or not reader.boolean(node, where):
        return False
    for code in (c for c in languages if not verbs.get(c)):
        reader.found.error(
            "C03",
            f"{where}: there are no verbs of claims in {code}",
            file=CONFIG,
            line=node.line,
            hint=f"list them under claims: {code}:",
        )
    return True


def _formats(node: YamlNode | None, where: str, reader: ProjectReader) -> tuple[str, ...]:
    formats = reader.strings(node, f"{where}.formats")
    if node is None or not formats:
        return FORMATS
    for name in formats:
        if name and name not in FORMATS:
            reader.found.error(
                "C04",
                f"{where}.formats: unknown format {name!r}",
                file=CONFIG,
                line=node.line,
                hint=nearest(name, FORMATS) or f"known formats: {', '.join(FORMATS)}",
            )
    return formats


def _editions(publication: str, node: YamlNode | None, reader: ProjectReader) -> dict[str, Edition]:
    """The editions by language, in their order; of a publication without any it is reported."""
    if node is None:
        return {}
    if not isinstance(node.content, dict) or not node.content:
        reader.wrong(node, f"publications.{publication}.editions", "a mapping with an edition for each language")
        return {}
    return {code: _edition(publication, code, edition, reader) for code, edition in node.content.items()}


def _edition(publication: str, code: str, node: YamlNode, reader: ProjectReader) -> Edition:
    """The edition; its interface is in its own language where it names no other."""
    where = f"publications.{publication}.editions.{code}"
    wanted = ("title", "subtitle", "slug", "description")
    keys = reader.keys(node, where, (*wanted, "interface"), wanted)
    texts = {k: reader.string(keys.get(k), f"{where}.{k}") for k in (*wanted, "interface") if k != "slug"}
    texts["interface"] = texts["interface"] or code
    lines = {key: given.line for key, given in keys.items()}
    return Edition(publication, code, slug=reader.slug(keys.get("slug"), f"{where}.slug"), lines=lines, **texts)
