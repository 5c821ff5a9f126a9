"""The command ``data add``: a CSV file becomes a table of the data package, described as its file is."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report import PROGRAM
from report.command.accept import acceptable, next_version, one_line, with_entry
from report.command.changing import change
from report.data.descriptor import PACKAGE_FILE, Descriptor, JsonObject, read_descriptor, text_in
from report.data.package import CHANGELOG
from report.data.rows import read_rows
from report.data.schema import NUMERIC, broken_origin, read_resources
from report.diagnostics import Diagnostics, Stop, UsageError, nearest
from report.language.units import is_unit, unit_names
from report.language.vocabulary import languages
from report.project.configuration import read_in_hand
from report.project.records import Project
from report.system.files import read_file
from report.writing.changes import Changes
from report.writing.inferred import Inferred, infer, no_number, read_table, tells_apart
from report.writing.names import plain
from report.writing.resource import Told, describe_table, empty_package, licences_in, source_in, written

DATA = "data"
_TABLE = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class _Package:
    """The description of the package as it is, with its text, which is empty where there is none yet."""

    descriptor: Descriptor
    text: str


def add_data(options: argparse.Namespace, root: Path) -> int:
    """Describe the file that `options` name in the data package of the project `root`; the exit code.

    What they leave out is asked for at a terminal.  Everything is written or nothing.
    """

    def put(project: Project | None, changes: Changes, found: Diagnostics) -> list[str]:
        assert project is not None  # it is begun where there is one
        lines = _put(options, project, changes, found)
        return [*changes.lines(), *lines]

    return change(root, put)


def _put(options: argparse.Namespace, project: Project, changes: Changes, found: Diagnostics) -> list[str]:
    """Put table, description and changelog into `changes`; the lines that say what was found and what comes next."""
    if len(options.versions) != 1:
        raise UsageError("data add needs one CSV file, as in data add trees.csv")
    path = _path(options.versions[0], changes.root)
    name, content = _name(path), _content(path)
    package = _package(changes.root, found)
    _check_new(package.descriptor, name, path, changes.root)
    rows = read_table(content, str(path), found)
    if rows is None:
        raise Stop
    table = infer(rows, _key(options.key, rows))
    _check_units(dict(options.unit), table, rows, path.name)
    told = _told(options, package.descriptor, table, project, changes.root)
    entry = describe_table(package.descriptor, name, content, table, told)
    package.descriptor["resources"].append(entry)
    _describe(changes, package, name, content, told.source, options.message)
    _check(changes, name, content, found)
    return [*_summary(name, table, told), f"Next: {PROGRAM} new figure NAME --data {name}"]


def _path(given: str, root: Path) -> Path:
    """The file that is named from where the command was started, or else in the folder of the data."""
    path, inside = Path(given), root / DATA / given
    return inside if not path.exists() and inside.is_file() else path


def _name(path: Path) -> str:
    """The name of the table, which is that of its file."""
    if path.suffix.lower() != ".csv":
        raise UsageError(f"{path} is no CSV file; save it from the spreadsheet as CSV UTF-8")
    if not _TABLE.fullmatch(path.stem) or path.suffix != ".csv":
        meant = plain(path.stem).replace("-", "_").lstrip("0123456789_")
        such = f", such as {meant}.csv" if meant else ""
        raise UsageError(f"{path.name} gives the table its name: small letters a-z, digits and _; rename it{such}")
    return path.stem


def _content(path: Path) -> bytes:
    try:
        return read_file(path)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error


def _package(root: Path, found: Diagnostics) -> _Package:
    """The package as it is.  Raises Stop, with the problems reported, where its description can serve as no model."""
    path = root / DATA / PACKAGE_FILE
    if not path.exists():
        return _Package(empty_package(plain(root.resolve().name) or DATA), "")
    try:
        package = _Package(acceptable(path), path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{DATA}/{PACKAGE_FILE}: {error}; {PROGRAM} check says more") from error
    file = f"{DATA}/{PACKAGE_FILE}"
    read_resources(package.descriptor, package.text, found, file)
    try:
        licences_in(package.descriptor)
    except ValueError as error:
        if not found.failed:  # else a table's own are told already
            line = package.text.count("\n", 0, max(package.text.find('"licenses"'), 0)) + 1
            hint = 'write them as "licenses": [{"name": "CC-BY-4.0"}]'
            found.error("D10", f"the licences of the package cannot be read: {error}", file=file, line=line, hint=hint)
    if found.failed:
        raise Stop
    return package


def _check_new(descriptor: Descriptor, name: str, path: Path, root: Path) -> None:
    for resource in descriptor["resources"]:
        if text_in(resource, "name") == name or text_in(resource, "path") == f"{name}.csv":
            raise UsageError(f"the table {name} is described already; after a change in it run {PROGRAM} data accept")
    target = root / DATA / f"{name}.csv"
    if target.exists() and not target.samefile(path):
        raise UsageError(f"{DATA}/{name}.csv is there already and is another file; rename one of the two")


def _key(given: str, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    for name in names:
        if name not in rows[0]:
            raise UsageError(f"no column {name!r}; {nearest(name, rows[0]) or 'known: ' + ', '.join(rows[0])}")
    if names and not tells_apart(rows, names):
        raise UsageError(f"--key {','.join(names)} does not tell the rows apart: two have the same")
    return names


def _describe(changes: Changes, package: _Package, name: str, content: bytes, key: str, message: str | None) -> None:
    """The table, whose description is in the `package`, with its source `key`, a new version and its entry."""
    descriptor = package.descriptor
    if not any(text_in(source, "key") == key for source in descriptor["sources"]):
        descriptor["sources"].append(_work(changes.root, key) or {"key": key})
    descriptor["version"] = version = next_version(str(descriptor["version"])) if package.text else "1.0.0"
    log, line = f"{DATA}/{CHANGELOG}", "A new table" if message is None else one_line(message)
    before = changes.read(log) if (changes.root / log).exists() else ""
    target = f"{DATA}/{name}.csv"
    if not (changes.root / target).exists():
        changes.put(target, content)
    changes.put(f"{DATA}/{PACKAGE_FILE}", written(descriptor, package.text).encode())
    changes.put(log, with_entry(before, version, f"{line} ({name})").encode())


def _work(root: Path, key: str) -> JsonObject | None:
    """The work `key` of the project's bibliography, as a source."""
    bibliography = read_in_hand(root, Diagnostics()).bibliography
    return source_in(root / bibliography, key) if bibliography else None


def _check(changes: Changes, name: str, content: bytes, found: Diagnostics) -> None:
    """Report what a build would say of the table as it is now described."""
    file, text = f"{DATA}/{PACKAGE_FILE}", changes.read(f"{DATA}/{PACKAGE_FILE}")
    resources = read_resources(read_descriptor(text), text, found, file)
    if name in resources:
        read_rows(content.decode("utf-8"), resources[name], f"{DATA}/{name}.csv", found)


def _told(options: argparse.Namespace, descriptor: Descriptor, table: Inferred, project: Project, root: Path) -> Told:
    """What a person says of the table, by options or asked for.  Raises UsageError for what is missing or unknown."""
    titles, units = dict(options.title), dict(options.unit)
    measured = [column.name for column in table.columns if column.measured]
    _check_given(titles, units, [column.name for column in table.columns])
    sources = [text_in(source, "key") for source in descriptor["sources"]]
    asked = _Asked()
    for code in languages():
        titles[code] = titles.get(code) or asked.text(f"Title of the table ({code})", f"--title {code}=…")
    for name in measured:
        units[name] = units.get(name) or asked.text(
            f"Unit of {name} ({', '.join(unit_names())})", f"--unit {name}=…", is_unit
        )
    source = options.source or asked.text(f"Source ({', '.join(sources) or 'its key'})", "--source KEY")
    licence = options.licence or asked.text(
        f"Licence ({', '.join(licences_in(descriptor)) or 'such as CC-BY-4.0'})", "--licence NAME"
    )
    asked.refuse()
    if source not in sources and not (project.bibliography and source_in(root / project.bibliography, source)):
        hint = nearest(source, sources) or "add it to the bibliography, whose keys are known here"
        raise UsageError(f"no source {source!r}; {hint}")
    for broken in broken_origin(options.item, options.page):
        raise UsageError(f"{broken}; write an item such as table-2 or section-3, a page such as 12 or 12-14")
    return Told(titles, units, source, licence, options.item, options.page)


def _check_given(titles: Mapping[str, str], units: Mapping[str, str], columns: Sequence[str]) -> None:
    for code in titles:
        if code not in languages():
            raise UsageError(f"--title {code}=…: no such language; known: {', '.join(languages())}")
    for name, unit in units.items():
        if name not in columns:
            raise UsageError(f"--unit {name}=…: no such column; {_known(name, columns)}")
        if not is_unit(unit):
            raise UsageError(f"--unit {name}={unit}: no such unit; {_known(unit, unit_names())}")


def _check_units(units: Mapping[str, str], table: Inferred, rows: Sequence[Sequence[str]], file: str) -> None:
    """Raise UsageError for a unit of a column that is taken for something else than numbers."""
    for column in (one for one in table.columns if one.name in units and one.kind not in NUMERIC):
        first = no_number(rows, column.name)
        why = f"{file}:{first[0]}: {first[1]!r} in {column.name} is no number" if first else f"{column.name} is empty"
        raise UsageError(f"{why}, so that --unit {column.name}={units[column.name]} says nothing; mend it, or leave it")


def _known(name: str, known: Iterable[str]) -> str:
    return nearest(name, known) or f"known: {', '.join(known)}"


class _Asked:
    """Asks at a terminal for what no option says; elsewhere collects the options that are missing."""

    def __init__(self) -> None:
        self.missing: list[str] = []

    def text(self, question: str, option: str, right: Callable[[str], bool] = bool) -> str:
        """The answer to `question` that is `right`; an empty text where nobody answers, `option` then being missing."""
        while sys.stdin.isatty():
            try:
                answer = input(f"{question}: ").strip()
            except EOFError:
                break
            if right(answer):
                return answer
        self.missing.append(option)
        return ""

    def refuse(self) -> None:
        """Raise UsageError that names the options that are missing, if any are."""
        if self.missing:
            raise UsageError(f"data add does not know everything yet; add {' '.join(self.missing)}")


def _summary(name: str, table: Inferred, told: Told) -> list[str]:
    """What was found in the table, column by column."""
    lines = [f"{name}:"]
    for column in table.columns:
        decimals = f", {column.decimals} decimals" if column.decimals else ""
        unit = f", {told.units[column.name]}" if column.measured else ", years" if column.years else ""
        lines.append(f"  {column.name}: {column.kind}{decimals}{unit}{', key' if column.name in table.key else ''}")
    if not table.key:
        lines.append("  no columns tell its rows apart; name them with --key if some should")
    several = len(told.titles) > 1
    return [
        *lines,
        "  each column has its name as its title" + several * f"; write them in each language in {DATA}/{PACKAGE_FILE}",
    ]
