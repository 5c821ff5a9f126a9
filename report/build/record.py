"""``build.json``, the record of a complete site: what it was made from, by what, what was checked, and every file.

Nothing in it tells when or where the site was built, so that the same sources give the same bytes.  Its schema is
docs/schemas/build.schema.json; a key in it is never renamed nor given another meaning within one `version`.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from report import CONFIG, __version__
from report.cache.commit import head
from report.cache.environment import GENERATOR, PACKAGES, pango_version
from report.cache.memory import Kind, Memory
from report.cache.places import bytes_digest
from report.cache.up_to_date import FOLDERS
from report.data.package import Package
from report.diagnostics import CODES, ERROR, Diagnostic
from report.execute.records import Analysed
from report.markdown.pandoc import pandoc_version
from report.project.records import Publication
from report.system.files import sha256_of
from report.system.git import git

BUILD_FILE = "build.json"
VERSION = 1
_TOOLS: Kind[dict[str, str]] = Kind("tools")
# Codes of what a build does not look for: commands of the analysis, the machine and other people's sites.
_NOT_OF_A_BUILD = ("U", "B")
_OF_PAPER = "L"
# What no setting of the person who builds may change: whose the files are, what starts beside git, what is left out.
_SETTINGS = ("safe.directory=*", "core.fsmonitor=false", "core.fileMode=false", f"core.excludesFile={os.devnull}")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a site was made from and what came of it: `publications` and `package`, and the `problems` that were found.

    `analysed` is what came of the analysis, and `pairs` is how many pairs of paragraphs in two languages are approved.
    """

    root: Path
    publications: Collection[Publication]
    package: Package
    problems: Collection[Diagnostic]
    analysed: Collection[Analysed]
    pairs: int


def build_record(files: Mapping[str, bytes | Path], sources: Sources, memory: Memory) -> bytes:
    """The record of a site of `files` by path.  Raises OSError for a file that cannot be read."""
    record: dict[str, object] = {"version": VERSION, "generator": __version__}
    if commit := commit_of(sources.root):
        record["commit"] = commit
    record["editions"] = [_edition(p, code) for p in sources.publications for code in p.editions]
    if sources.package.version:
        record["data"] = {"version": sources.package.version}
    record["tools"] = memory.remember(_TOOLS, "versions", ["pango"], lambda _: tools()).result
    record["checks"] = _checks(sources)
    record["files"] = {path: _file(files[path]) for path in sorted(files)}
    return _written(record)


def _written(record: Mapping[str, object]) -> bytes:
    """`record` as JSON, with a line for each entry of its mappings and lists, such as a file."""
    parts = []
    for key, value in record.items():
        inside = [_json(one) for one in value] if isinstance(value, list) else []
        inside = [f"{_json(k)}: {_json(v)}" for k, v in value.items()] if isinstance(value, dict) else inside
        ends = "[]" if isinstance(value, list) else "{}"
        listed = f"{ends[0]}\n  {f',{chr(10)}  '.join(inside)}\n {ends[1]}" if inside else _json(value)
        parts.append(f" {_json(key)}: {listed}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def _edition(publication: Publication, code: str) -> dict[str, object]:
    edition, version = publication.editions[code], publication.imprint.version
    said: dict[str, object] = {"publication": publication.key, "language": code, "title": edition.title}
    if version:
        said["version"] = version.number
    if publication.address:
        said["address"] = publication.address
    return {**said, "folder": edition.folder, "formats": list(publication.formats)}


def _file(content: bytes | Path) -> dict[str, object]:
    if isinstance(content, Path):
        return {"sha256": sha256_of(content), "bytes": content.stat().st_size}
    return {"sha256": bytes_digest(content), "bytes": len(content)}


def _checks(sources: Sources) -> dict[str, object]:
    told = (problem for problem in sources.problems if problem.severity != ERROR)
    warnings = Counter(problem.code for problem in told if problem.code[0] not in _NOT_OF_A_BUILD)
    paper = any("pdf" in publication.formats for publication in sources.publications)
    looked = [c for c in CODES if c[0] not in _NOT_OF_A_BUILD and (paper or c[0] != _OF_PAPER)]
    return {
        "problems": {
            "looked_for": looked,
            "errors": sum(problem.severity == ERROR for problem in sources.problems),
            "warnings": dict(sorted(warnings.items())),
        },
        "reconciliations": sorted({name for analysed in sources.analysed for name in analysed.passed}),
        "values": max((len(analysed.values or ()) for analysed in sources.analysed), default=0),
        "pairs": sources.pairs,
    }


def tools() -> dict[str, str]:
    """The versions of all that shapes the bytes of a site, by name; what is not there is left out."""
    import platform

    found = {"python": platform.python_version(), "pandoc": pandoc_version(), "pango": _dotted(pango_version())}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # put on the path without a description
    return {name: version for name, version in found.items() if version}


def _dotted(number: str) -> str:
    """The version that Pango says in one number, as in 15012 for 1.50.12."""
    major, minor = divmod(int(number or 0), 10_000)
    return f"{major}.{minor // 100}.{minor % 100}" if number else ""


def commit_of(root: Path) -> dict[str, object] | None:
    """The commit that the project in `root` stands at, and whether what a site is made from differs from it (`dirty`).

    None without git, outside of a repository, and where the commit does not hold the project.
    """
    found = head(root)
    if not found or not _answer(root, "ls-tree", "--name-only", found, "--", CONFIG):
        return None
    generator = [str(GENERATOR)] if head(GENERATOR) and _is_inside(GENERATOR, root) else []
    asked = ("status", "--porcelain", "--untracked-files=all", "--no-renames", "--", CONFIG, *FOLDERS, *generator)
    told = _answer(root, *asked)
    return None if told is None else {"id": found, "dirty": bool(told.strip())}


def _is_inside(folder: Path, root: Path) -> bool:
    """Whether `folder` stands in the working tree around `root`."""
    top = _answer(root, "rev-parse", "--show-toplevel")
    return bool(top) and folder.is_relative_to(Path(os.fsdecode(top or b"").rstrip("\n")).resolve())


def _answer(root: Path, *arguments: str) -> bytes | None:
    """What git answers in `root`, nothing said to it by the surroundings; None without git, and where it refuses."""
    done = git(root, *arguments, settings=_SETTINGS)
    return done.stdout if done and done.returncode == 0 else None
