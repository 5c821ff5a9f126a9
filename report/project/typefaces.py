"""The typefaces under ``theme:`` of _quarto.yml: their files, from a Python package or a folder of the project."""

from __future__ import annotations

import re
from pathlib import Path

from report.diagnostics import nearest
from report.project.yaml_lines import ProjectReader, YamlNode
from report.style.fonts import FALLBACKS, FONT_FORMATS, MONOSPACE, WEIGHTS, FontFile, Typeface, package_folder

# As style sheets and drawings can name it without quotation marks.
_FAMILY = re.compile(r"[A-Za-z][\w-]*( [A-Za-z][\w-]*)*", re.ASCII)


def read_typeface(node: YamlNode | None, where: str, own: Typeface, reader: ProjectReader) -> Typeface:
    """The typeface in `node`; the generator's `own` where there is none or something is wrong, which is reported."""
    if node is None:
        return own
    before = len(reader.found)
    wanted = ("family", *WEIGHTS)
    keys = reader.keys(node, where, (*wanted, "generic", "package", "folder"), wanted)
    family = reader.string(keys.get("family"), f"{where}.family")
    if family and not _FAMILY.fullmatch(family):
        reader.wrong(keys["family"], f"{where}.family", "a name of words that begin with a letter")
    generic = reader.string(keys.get("generic"), f"{where}.generic") or own.generic
    known = (MONOSPACE,) if own.generic == MONOSPACE else tuple(FALLBACKS)
    if generic not in known:
        reader.wrong(keys["generic"], f"{where}.generic", " or ".join(known))
    files = _files(node, keys, where, reader)
    return own if len(reader.found) > before else Typeface(family, generic, *files)


def _files(node: YamlNode, keys: dict[str, YamlNode], where: str, reader: ProjectReader) -> list[FontFile]:
    """The file of each face, as far as there is one."""
    given = [key for key in ("package", "folder") if key in keys]
    if len(given) != 1:
        reader.found.error(
            "C03",
            f"{where}: a typeface has exactly one of package, folder",
            file=reader.file,
            line=node.line,
            hint="write package: for one that is installed by pip, folder: for files of the project",
        )
        return []
    package = reader.string(keys.get("package"), f"{where}.package")
    folder = reader.path(keys.get("folder"), f"{where}.folder") if "folder" in keys else ""
    if not (package or folder) or (package and not _installed(package, keys["package"], where, reader)):
        return []
    names = {face: reader.string(keys.get(face), f"{where}.{face}") for face in WEIGHTS}
    return [
        file
        for face, name in names.items()
        if name and (file := _file(name, package, folder, keys[face], f"{where}.{face}", reader))
    ]


def _installed(package: str, node: YamlNode, where: str, reader: ProjectReader) -> bool:
    try:
        return package_folder(package).is_dir()
    except (LookupError, ValueError):
        reader.found.error(
            "C05",
            f"{where}: the package {package!r} is not installed",
            file=reader.file,
            line=node.line,
            hint=f"pip install {package}, or mend its name",
        )
        return False


def _file(name: str, package: str, folder: str, node: YamlNode, where: str, reader: ProjectReader) -> FontFile | None:
    if "/" in name or "\\" in name:
        reader.wrong(node, where, "the name of a file, without its folder")
        return None
    file = FontFile(name, package) if package else FontFile(f"{folder}/{name}")
    path = file.find(reader.root)
    if folder and not reader.stays(file.path, node):
        return None
    known = path.is_file() and path.suffix.lower() in FONT_FORMATS
    restricted = _restricted(path) if known else None
    if restricted is False:
        return file
    if restricted:
        code, what = "C11", f"{name} says that it may not be embedded (OS/2.fsType)"
        hint = "take a typeface whose licence lets pages and PDFs hold it"
    elif path.is_file():
        code, what = "C11", f"{name} is no font of the kind {' or '.join(FONT_FORMATS)}"
        hint = "take the file of an outline font, not one made for pages or packed"
    else:
        code, what = "C05", f"the font file {name} is missing in {package or folder}"
        there = (p.name for p in path.parent.glob("*") if p.suffix.lower() in FONT_FORMATS)
        hint = nearest(name, there) or "mend its name, or put it there"
    reader.found.error(code, f"{where}: {what}", file=reader.file, line=node.line, hint=hint)
    return None


def _restricted(path: Path) -> bool | None:
    """Whether a font says that nothing may hold it; None for what cannot be read as a whole font with letters."""
    import io
    import struct

    from fontTools.ttLib import TTFont, TTLibError

    from report.style.webfonts import is_restricted

    try:
        content = path.read_bytes()
        with TTFont(io.BytesIO(content), lazy=True) as font:
            whole = all(table.offset + table.length <= len(content) for table in font.reader.tables.values())
            return is_restricted(font) if whole and font.getBestCmap() else None
    except (TTLibError, struct.error, AssertionError, KeyError):
        return None
