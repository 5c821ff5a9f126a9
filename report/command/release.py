"""The command that issues a version: one folder with everything, or what it is refused for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG
from report.build.asking import Asking
from report.build.publish import check_place
from report.command.running import run
from report.diagnostics import ERROR, Diagnostic, Diagnostics, Stop
from report.forms.docx import PandocRefused
from report.language.vocabulary import restored
from report.project.selection import Selection
from report.release import refusals
from report.release.bill import NoBill, bill
from report.release.contents import contents
from report.release.facts import Facts, facts_of
from report.release.folder import SITE, place, read_folder, scratch, unlike
from report.release.last import NotThere, Place, before, last_site
from report.release.shelf import of_shelf, put, shelved
from report.release.told import news_files
from report.verify.verified import verify

if TYPE_CHECKING:
    from report.build.asking import Composed
    from report.build.recipe import Build

RELEASES = "_releases"


def _as_a_stranger(folder: Path) -> Iterable[Diagnostic]:
    """What ``verify`` finds, in the release and its site, with nothing else at hand."""
    found = Diagnostics()
    with restored():
        verify(folder, found)
    return found


# What is asked of the folder before it gets its name; each tells what is wrong with it.
CHECKS: tuple[Callable[[Path], Iterable[Diagnostic]], ...] = (unlike, _as_a_stranger)


def release(options: argparse.Namespace, root: Path) -> int:
    """Write the release ``options.version`` into ``options.output``; the exit code."""

    def action(build: Build, _: Selection) -> list[str]:
        output: Path = options.output or root / RELEASES
        for folder in filter(None, (output, options.shelf)):
            check_place(folder, root)
        facts = _allowed(build, options, output)
        target = output / facts.folder
        with scratch(output, facts.folder) as folder:
            build.run(Selection(), folder / "built")
            _unchanged(build)
            against = options.against or before(output, facts.name, facts.version)
            files = _contents(build, facts, folder / "built", against)
            place(folder / "whole", files, target, lambda made: _checked(build, made))
        if options.shelf:
            put(target, options.shelf, facts, facts.editions[0].publication.theme.at(root))
        return [f"{target}: {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB", *_next(facts, target)]

    return run(options, root, action)


def _allowed(build: Build, options: argparse.Namespace, output: Path) -> Facts:
    """What the release says of itself.  Raises Stop, with all that it is refused for among the problems."""
    root, found = build.root, build.found
    asking = Asking(root, found, build.progress, build.workers, options.cache)
    composed = asking.composed(Selection(), ERROR)
    standing = refusals.of_standing(composed.project, asking.checked)
    rest, warnings = refusals.of_warnings(found, standing)
    found.forget(lambda problem: problem not in rest)
    found.add(*standing, *warnings, *refusals.of_history(root), *refusals.of_tools())
    facts = _facts(build, composed, options, output)
    if found.failed:
        raise Stop
    assert facts is not None
    return facts


def _facts(build: Build, composed: Composed, options: argparse.Namespace, output: Path) -> Facts | None:
    """The same for what the version and its places are refused for; None where it has no date."""
    root, version = build.root, options.version
    imprint = next(iter(composed.project.publications.values())).imprint
    day = imprint.version.date if imprint.version else None
    last: list[str] = []
    facts = facts_of(root, composed.documents, version, day) if day else None
    if facts:
        last = released(output, facts.name)
        build.found.add(*refusals.of_place(output / facts.folder))
    if options.shelf:
        last += [one.version for one in shelved(options.shelf)]
        build.found.add(*of_shelf(options.shelf, version))
    build.found.add(*refusals.of_version(root, imprint, version, [one for one in last if one != version]))
    return facts


def released(output: Path, name: str) -> list[str]:
    """The versions of the releases called `name` that lie in `output`."""
    return [path.name.removeprefix(f"{name}-") for path in output.glob(f"{name}-*") if path.is_dir()]


def _unchanged(build: Build) -> None:
    """Raises Stop where somebody has saved something since the release was begun, which is told."""
    build.found.add(*refusals.of_history(build.root))
    if build.found.failed:
        raise Stop


def _contents(build: Build, facts: Facts, site: Path, against: object) -> dict[str, bytes]:
    """The files of the release by path; `against` names the release before, if there is one.  Raises Stop."""
    said = _said(build, facts, site, str(against)) if against else {}
    build.progress.step("Writing the release")
    try:
        return contents(facts, read_folder(site), bill(build.root), said)
    except PandocRefused as refused:
        build.found.error("B04", f"pandoc could not write the Markdown: {refused}", file=CONFIG)
    except NoBill as refused:
        hint = "see what it says; another version of the tool may help"
        build.found.error(
            "B01", f"cyclonedx-py could not write the bill of materials: {refused}", file=CONFIG, hint=hint
        )
    raise Stop


def _said(build: Build, facts: Facts, site: Path, against: str) -> dict[str, bytes]:
    """The pages of what has changed since the release `against`, by path."""
    place = Place(build.memory.store, build.progress, build.workers)
    try:
        with last_site(build.root, against, place) as last:
            build.progress.step("Comparing")
            files = news_files(build.root, facts, last, site, build.found)
            if not build.found.failed:
                return files
    except NotThere as refused:
        hint = "name the folder of a release, or a revision of git, with --against"
        build.found.error("B28", f"cannot be compared: {refused}", file=against, hint=hint)
    raise Stop


def _checked(build: Build, made: Path) -> None:
    """Raises Stop where the folder `made` does not stand up to a check, with what is wrong among the problems."""
    build.found.add(*(problem for check in CHECKS for problem in check(made)))
    if build.found.failed:
        raise Stop


def _next(facts: Facts, target: Path) -> list[str]:
    return [f"  anybody may check it with `python -m report verify {target}`; its site is {target / SITE}/index.html"]
