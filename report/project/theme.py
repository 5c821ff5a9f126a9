"""The key ``theme:`` of _quarto.yml: colours, typefaces, logo and icon, with every problem at once.

Where it says nothing the generator's own look stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from report.project.records import Cover
from report.project.svg_file import more_than_a_picture
from report.project.typefaces import read_typeface
from report.project.yaml_lines import ProjectReader, YamlNode
from report.style.contrast import weak_pairs
from report.style.fonts import MONO, SANS, SERIF, Typeface
from report.style.palette import DAY, NIGHT, ROLES
from report.style.theme import Logo, Theme

_HEX = re.compile(r"#[0-9a-f]{6}")
_PNG = b"\x89PNG\r\n\x1a\n"


def read_theme(node: YamlNode | None, languages: Iterable[str], reader: ProjectReader) -> Theme:
    """The theme in `node`, whose words are in all of `languages`.

    What is wrong is reported with line and cure, and the generator's own stands for it.
    """
    keys = reader.keys(node, "theme", ("colours", "typefaces", "logo", "icon")) if node else {}
    day, night = _colours(keys.get("colours"), reader)
    (text, headings, code), credit = _typefaces(keys.get("typefaces"), languages, reader)
    logo, icon = _logo(keys.get("logo"), languages, reader), _picture(keys.get("icon"), "theme.icon", (".svg",), reader)
    return Theme("", day, night, text, headings, credit, logo, icon, code)


def read_cover(node: YamlNode | None, where: str, reader: ProjectReader) -> Cover | None:
    """The motif of a publication's cover by its name; whether there is one is known when the analysis has run."""
    motif = reader.string(node, where)
    return Cover(motif, node.line) if node and motif else None


def _colours(node: YamlNode | None, reader: ProjectReader) -> tuple[Mapping[str, str], Mapping[str, str]]:
    if node is None:
        return DAY, NIGHT
    keys = reader.keys(node, "theme.colours", ("day", "night"))
    before = len(reader.found)
    given = {
        time: reader.keys(keys[time], f"theme.colours.{time}", ROLES) if time in keys else {}
        for time in ("day", "night")
    }
    day, night = (
        {**own, **_codes(given[time], f"theme.colours.{time}", reader)}
        for time, own in (("day", DAY), ("night", NIGHT))
    )
    if len(reader.found) == before:
        _check_apart(day, given["day"], reader)
        for time, colours in (("day", day), ("night", night)):
            _check_contrast(time, colours, day, given, reader)
    return day, night


def _codes(given: Mapping[str, YamlNode], where: str, reader: ProjectReader) -> dict[str, str]:
    codes = {}
    for role, node in given.items():
        code = str(node.content).lower()
        if role in ROLES and _HEX.fullmatch(code):
            codes[role] = code
        elif role in ROLES:
            reader.wrong(node, f"{where}.{role}", 'a colour as "#1c2126", in quotes')
    return codes


def _check_apart(day: Mapping[str, str], given: Mapping[str, YamlNode], reader: ProjectReader) -> None:
    """Drawings are painted in codes, from which the role is found again; so each role has its own by day."""
    for role in (r for r in ROLES if r in given):
        twin = next((other for other in ROLES if other != role and day[other] == day[role]), None)
        if twin and (twin not in given or ROLES.index(twin) < ROLES.index(role)):
            reader.found.error(
                "C10",
                f"theme.colours.day.{role} is {day[role]}, and so is {twin}",
                file=reader.file,
                line=given[role].line,
                hint="make one of them differ by a shade",
            )


def _check_contrast(
    time: str,
    colours: Mapping[str, str],
    day: Mapping[str, str],
    given: Mapping[str, Mapping[str, YamlNode]],
    reader: ProjectReader,
) -> None:
    own = {**given["day"], **given[time]}
    for pair, found in weak_pairs(colours, day):
        blamed = next(role for role in (pair.role, pair.ground, "primary", *own) if role in own)
        reader.found.error(
            "C10",
            f"theme.colours.{time}: {pair.says} has a contrast of {found:.2f}:1, at least {pair.wanted:g}:1 is needed",
            file=reader.file,
            line=own[blamed].line,
            hint=f"make {pair.role} and {pair.ground} differ more in lightness",
        )


def _typefaces(
    node: YamlNode | None, languages: Iterable[str], reader: ProjectReader
) -> tuple[tuple[Typeface, ...], Mapping[str, str]]:
    """The typefaces of text, headings and code, and their credit."""
    own = {"text": SERIF, "headings": SANS, "code": MONO}
    keys = reader.keys(node, "theme.typefaces", (*own, "credit")) if node else {}
    found = tuple(read_typeface(keys.get(name), f"theme.typefaces.{name}", own[name], reader) for name in own)
    files = {file for typeface in set(found) for file in typeface.files.values()}
    reader.once([(file.name, node.line if node else 0) for file in sorted(files, key=str)], "the font file")
    return found, reader.texts(keys.get("credit"), "theme.typefaces.credit", languages)


def _logo(node: YamlNode | None, languages: Iterable[str], reader: ProjectReader) -> Logo | None:
    if node is None:
        return None
    keys = reader.keys(node, "theme.logo", ("file", "alt"), ("file", "alt"))
    path = _picture(keys.get("file"), "theme.logo.file", (".svg", ".png"), reader)
    alt = reader.texts(keys.get("alt"), "theme.logo.alt", languages)
    return Logo(path, alt) if path and alt.keys() == set(languages) else None


def _picture(node: YamlNode | None, where: str, kinds: tuple[str, ...], reader: ProjectReader) -> str:
    """The path of a picture of one of `kinds`, endings of names, that can be read; else an empty text."""
    path = reader.file_path(node, where, "the picture")
    if not path or node is None:
        return ""
    kind, content = Path(path).suffix.lower(), (reader.root / path).read_bytes()
    if kind in kinds and (content.startswith(_PNG) if kind == ".png" else _is_svg(content)):
        return "" if kind == ".svg" and _is_more(content, f"{where}: {path}", node.line, reader) else path
    reader.found.error(
        "C11",
        f"{where}: {path} is no picture of the kind {' or '.join(kinds)}",
        file=reader.file,
        line=node.line,
        hint="save it as one of these, and let its name say which",
    )
    return ""


def _is_more(content: bytes, named: str, line: int, reader: ProjectReader) -> bool:
    """Whether an SVG holds more than a picture, which is reported."""
    more = more_than_a_picture(content)
    if more:
        hint = "save it as a plain SVG, with all that it shows inside it"
        reader.found.error("C11", f"{named} holds {more}", file=reader.file, line=line, hint=hint)
    return bool(more)


def _is_svg(content: bytes) -> bool:
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"
    except ElementTree.ParseError:
        return False
