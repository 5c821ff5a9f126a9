"""The keys ``imprint:``, ``contact:`` and ``accessibility:`` of _quarto.yml: what editions say of themselves.

Nobody and nothing is made up: what is not written there is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from string import Formatter

from report.language.rules import LANGUAGE_TAG
from report.project.accessibility import read_accessibility
from report.project.addresses import KINDS, is_site, outside
from report.project.records import Contact, Imprint, Version, Work
from report.project.yaml_lines import ProjectReader, YamlNode

# What an address for reports of errors may ask for.
FIELDS = ("title", "section", "version", "page")
KEYS = ("imprint", "contact", "accessibility")
_TEXTS = ("kind", "status", "licence")


def read_imprint(top: Mapping[str, YamlNode], languages: Iterable[str], reader: ProjectReader) -> Imprint:
    """What the keys :data:`KEYS` of the file `top` say, in all of `languages`; what is wrong is reported."""
    contact = _contact(top.get("contact"), reader)
    accessibility = read_accessibility(top.get("accessibility"), languages, reader)
    node = top.get("imprint")
    if node is None:
        return Imprint(contact=contact, accessibility=accessibility)
    keys = reader.keys(node, "imprint", ("year", *_TEXTS, "licence-address", "sources", "versions"))
    year = reader.integer(keys.get("year"), "imprint.year", 0)
    kind, status, licence = (reader.texts(keys.get(key), f"imprint.{key}", languages) for key in _TEXTS)
    sources = _sources(keys.get("sources"), languages, reader)
    versions = _versions(keys.get("versions"), languages, reader)
    address = _web(keys.get("licence-address"), "imprint.licence-address", reader)
    return Imprint(str(year) if year else "", kind, status, licence, sources, versions, address, contact, accessibility)


def _sources(node: YamlNode | None, languages: Iterable[str], reader: ProjectReader) -> dict[str, tuple[Work, ...]]:
    """By language the works that the editions build on, each a text, or a text with the language that it is in."""
    where = "imprint.sources"
    listed = (
        {name: (value, f"{where}.{name}") for name, value in reader.keys(node, where, languages).items()}
        if node
        else {}
    )
    for value, place in listed.values():
        if not isinstance(value.content, list):
            reader.wrong(value, place, "a list")
    return {
        name: tuple(_work(item, place, reader) for item in value.content if isinstance(value.content, list))
        for name, (value, place) in listed.items()
    }


def _work(node: YamlNode, where: str, reader: ProjectReader) -> Work:
    if not isinstance(node.content, dict):
        return Work(reader.string(node, where))
    keys = reader.keys(node, where, ("text", "lang"), ("text", "lang"))
    language = reader.string(keys.get("lang"), f"{where}.lang")
    if language and not LANGUAGE_TAG.fullmatch(language):
        reader.wrong(keys["lang"], f"{where}.lang", "the code of a language, as sv or pt-BR")
        language = ""
    return Work(reader.string(keys.get("text"), f"{where}.text"), language)


def _versions(node: YamlNode | None, languages: Iterable[str], reader: ProjectReader) -> tuple[Version, ...]:
    if node is None:
        return ()
    if not isinstance(node.content, list) or not node.content:
        reader.wrong(node, "imprint.versions", "a list of versions, the newest first")
        return ()
    versions = tuple(_version(item, languages, reader) for item in node.content)
    reader.once([(v.number, item.line) for v, item in zip(versions, node.content, strict=True)], "the version")
    return versions


def _version(node: YamlNode, languages: Iterable[str], reader: ProjectReader) -> Version:
    where = "imprint.versions"
    keys = reader.keys(node, where, ("version", "date", "changes"), ("version",))
    changes = reader.texts(keys.get("changes"), f"{where}.changes", languages)
    return Version(reader.string(keys.get("version"), f"{where}.version"), _date(keys.get("date"), reader), changes)


def _date(node: YamlNode | None, reader: ProjectReader) -> date | None:
    """A day as YAML has it; a time of the day is no part of one."""
    if node is None:
        return None
    if isinstance(node.content, date) and not isinstance(node.content, datetime):
        return node.content
    reader.wrong(node, "imprint.versions.date", "a date as 2031-05-17")
    return None


def _contact(node: YamlNode | None, reader: ProjectReader) -> Contact:
    if node is None:
        return Contact()
    keys = reader.keys(node, "contact", ("name", "editor", "email", "errors"))
    name, editor, email = (reader.string(keys.get(key), f"contact.{key}") for key in ("name", "editor", "email"))
    if email and (email.count("@") != 1 or set(email) & set(" <>?&\"'") or not outside(f"mailto:{email}")):
        reader.wrong(keys["email"], "contact.email", "an e-mail address")
        email = ""
    return Contact(name, editor, email, _errors(keys.get("errors"), reader))


def _errors(node: YamlNode | None, reader: ProjectReader) -> str:
    """The address at which an error is reported, with fields of :data:`FIELDS` only."""
    template = reader.string(node, "contact.errors")
    if node is None or not template:
        return ""
    try:
        fields = [(name, spec, how) for _, name, spec, how in Formatter().parse(template) if name is not None]
    except ValueError:
        fields = [("", "", None)]
    if all(name in FIELDS and not spec and not how for name, spec, how in fields):
        filled = template.format(**dict.fromkeys(FIELDS, "x"))
        if outside(filled) and filled.lower().startswith(("https://", "http://", "mailto:")):
            return template
    reader.wrong(node, "contact.errors", f"an address with no other fields than {', '.join(FIELDS)} in braces")
    return ""


def _web(node: YamlNode | None, where: str, reader: ProjectReader) -> str:
    address = reader.string(node, where)
    if node and address and not is_site(address):
        reader.wrong(node, where, f"an address in the web; {KINDS.replace(', mailto: or doi:', '')}")
        return ""
    return address
