"""Holds the licences of all pinned packages against setup/licences.toml, and writes what obliges into NOTICE.md.

    .venv/bin/python -m setup.licences              checks; names the package and the cure
    .venv/bin/python -m setup.licences --rewrite    writes the table in NOTICE.md as well

Each package is asked for its own metadata, as it is installed: ``License-Expression``, else ``License`` where that is
an SPDX expression, else the classifiers.  Nothing is looked up anywhere else.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from license_expression import ExpressionError, get_spdx_licensing

ROOT = Path(__file__).resolve().parent.parent
LISTED = "setup/licences.toml"
NOTICE = "NOTICE.md"
LOCKS = {"requirements.lock": "building", "requirements-test.lock": "tests"}
BEGIN, END = "<!-- written by setup/licences.py -->", "<!-- up to here -->"
PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?")
SPDX = get_spdx_licensing()


@dataclass(frozen=True)
class Listed:
    """The content of setup/licences.toml: licences by SPDX names, packages by the names that the locks have."""

    accepted: frozenset[str]
    classifiers: Mapping[str, str]
    stated: Mapping[str, Mapping[str, str]]
    obliges: Mapping[str, tuple[str, str]]  # by package: the licence that is taken, and what it obliges to
    system: Mapping[str, str]


@dataclass(frozen=True)
class Pinned:
    """A package of the locks: what it is needed for, the licence that its metadata say, in their words, and what holds.

    `licence` is an SPDX expression, empty where nobody has said one.
    """

    name: str
    needed_for: str
    said: str
    licence: str


def listed(text: str) -> Listed:
    """What the file `text` lists.  Raises ValueError or KeyError for what is not as this file's first lines say."""
    content: dict[str, Any] = tomllib.loads(text)
    obliges = {p: (group["licence"], group["to"]) for group in content["obliges"] for p in group["packages"]}
    accepted = frozenset(content["accepted"])
    return Listed(accepted, content["classifiers"], content["stated"], obliges, content["system"])


def pinned_names(root: Path) -> dict[str, str]:
    """The packages of every lock in `root`, each with the first purpose that it is needed for."""
    found: dict[str, str] = {}
    for lock, purpose in LOCKS.items():
        for name, _ in PIN.findall((root / lock).read_text(encoding="utf-8")):
            found.setdefault(name, purpose)
    return found


def said_by(package: Message) -> str:
    """The licence in the words of the metadata; empty where they have none, or the text of one in place of its name."""
    expression, field = package.get("License-Expression", ""), package.get("License", "").strip()
    named = field if field and "\n" not in field and field != "UNKNOWN" else ""
    classifiers = [c for c in package.get_all("Classifier") or [] if c.startswith("License :: ")]
    told = "; ".join(CLASSIFIER.sub("", c) for c in classifiers)
    if expression or is_spdx(named):
        return expression or named
    return told or named


def is_spdx(expression: str) -> bool:
    """Whether `expression` is one of SPDX licences that there are."""
    try:
        return SPDX.parse(expression, validate=True) is not None
    except ExpressionError:
        return False


def looked_up(names: Mapping[str, str], said: Mapping[str, str], known: Listed) -> Iterator[Pinned]:
    """The packages `names`, each with the licence that holds for it, by what their metadata have `said`."""
    for name, purpose in names.items():
        words, stated = said[name], known.stated.get(name)
        licence = known.classifiers.get(words, words if is_spdx(words) else "")
        if stated is not None:
            licence = stated["is"] if stated["said"] == words else ""
        yield Pinned(name, purpose, words, licence)


def holds(expression: Any, taken: frozenset[str]) -> bool:
    """Whether the parsed `expression` holds with the licences `taken`: of ``OR`` one part, of ``AND`` every part."""
    if isinstance(expression, SPDX.OR):
        return any(holds(part, taken) for part in expression.args)
    if isinstance(expression, SPDX.AND):
        return all(holds(part, taken) for part in expression.args)
    return str(expression) in taken


def is_free(package: Pinned, known: Listed) -> bool:
    """Whether the licence of `package` obliges to no more than a notice."""
    return bool(package.licence) and holds(SPDX.parse(package.licence), known.accepted)


def problems(packages: list[Pinned], known: Listed) -> list[str]:
    """What is wrong with the licences of `packages`, and which lines of the list nothing needs; each with its cure."""
    found = [told for package in packages if (told := _problem(package, known))]
    free = {package.name for package in packages if is_free(package, known)}
    for name in sorted({*known.stated, *known.obliges} - {package.name for package in packages}):
        found.append(f"{name} is in {LISTED} and in no lock: remove it there")
    for name in sorted(known.obliges.keys() & free):
        found.append(f"{name} obliges to nothing: remove it from [[obliges]] in {LISTED}")
    return found


def _problem(package: Pinned, known: Listed) -> str:
    name, stated = package.name, known.stated.get(package.name)
    if stated is not None and stated["said"] != package.said:
        cure = f"read its licence again, and mend or remove it under [stated] in {LISTED}"
        return f"{name} now says {package.said!r}: {cure}"
    if not is_spdx(package.licence):
        cure = f"read its licence text, and put what that is under [stated] in {LISTED}"
        return f"{name} says {package.said or 'nothing'!r}, which names no single licence: {cure}"
    taken = known.accepted | {known.obliges[name][0]} if name in known.obliges else known.accepted
    if holds(SPDX.parse(package.licence), frozenset(taken)):
        return ""
    return (
        f"{name} is under {package.licence}, which is not accepted: do without it, or put the licence under accepted,"
        f" or the package under [[obliges]], in {LISTED}"
    )


def table(packages: list[Pinned], known: Listed) -> str:
    """What obliges to more than a notice, as a table in Markdown; then what the system has to have."""
    rows = [
        f"| {p.name} | {p.licence} | {p.needed_for} | {known.obliges[p.name][1]} |"
        for p in sorted(packages, key=lambda p: (p.needed_for, p.name))
        if not is_free(p, known) and p.name in known.obliges
    ]
    free = sum(is_free(package, known) for package in packages)
    system = [f"| {name} | {licence} |" for name, licence in known.system.items()]
    told = f"The other {free} packages of the locks ask for no more than that their notice is kept."
    head = ["| Package | Licence | Needed for | What it obliges to |", "|---|---|---|---|", *rows, "", told, ""]
    return "\n".join([*head, "| Of the system | Licence |", "|---|---|", *system])


def with_table(notice: str, written: str) -> str:
    """The text `notice` with the table between its markers.  Raises ValueError where it has none."""
    before, begin, rest = notice.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{NOTICE} has no line {BEGIN} with {END} behind it")
    return f"{before}{BEGIN}\n{written}\n{end}{after}"


def installed(names: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What the packages `names` say, as they are installed here, and which are not: a line each, with a cure."""
    said, missing = {}, []
    for name in names:
        try:
            said[name] = said_by(cast(Message, metadata.metadata(name)))  # as typeshed does not say
        except metadata.PackageNotFoundError:
            missing.append(f"{name} is pinned and not installed: python3 setup/ready.py test")
    return said, missing


def main(rewrite: bool) -> int:
    """Check the locks of this project, and with `rewrite` write the table; the exit code."""
    known, names = listed((ROOT / LISTED).read_text(encoding="utf-8")), pinned_names(ROOT)
    said, missing = installed(names)
    packages = list(looked_up({name: names[name] for name in said}, said, known))
    found = missing or problems(packages, known)
    notice = ROOT / NOTICE
    text = notice.read_text(encoding="utf-8")
    wanted = text if found else with_table(text, table(packages, known))
    if rewrite:
        notice.write_text(wanted, encoding="utf-8")
    elif wanted != text:
        found = [f"{NOTICE} does not name what obliges: .venv/bin/python -m setup.licences --rewrite"]
    print("\n".join(found) or f"The licences of {len(packages)} packages are accepted.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main("--rewrite" in sys.argv[1:]))
