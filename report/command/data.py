"""The commands that look at the data: what is in the package, and what changed between two versions of it."""

from __future__ import annotations

from collections import Counter

from report.build.recipe import Build
from report.data.difference import differences
from report.data.package import Package
from report.data.versions import package_of


def describe(build: Build) -> list[str]:
    """Tables with rows, facts per source, open discrepancies, and the reconciliations that passed.

    Raises Stop when the package or a reconciliation has an error.
    """
    package, analysed = build.analysed()
    rows = [f"  {name:28}{table.size:6}  {package.resources[name].title}" for name, table in package.tables.items()]
    facts = sum((table.sources() for table in package.tables.values()), Counter[str]())
    return [
        f"Data, version {package.version}: {len(package.tables)} tables, {sum(facts.values())} rows",
        *rows,
        "Facts per source",
        *(f"  {source:28}{count:6}" for source, count in sorted(facts.items())),
        *_discrepancies(package),
        f"Reconciliations passed: {len(analysed.passed)}",
        *(f"  {name}" for name in analysed.passed),
    ]


def changes(build: Build, old: str, new: str) -> list[str]:
    """Each fact that differs from version `old` to version `new`, and below it the places that print it now."""
    usages = build.usages()
    before, after = package_of(build.root, old), package_of(build.root, new)
    lines = []
    for change in differences(before, after):
        lines += [
            str(change),
            *(f"    {place}" for place in usages.of(change.table, change.key) or ["printed nowhere"]),
        ]
    return lines or ["No fact has changed."]


def open_discrepancies(package: Package) -> list[str] | None:
    """The discrepancies between the sources that are still open; None where the data have no such table."""
    if "discrepancies" not in package.tables:
        return None
    return [str(row["id"]) for row in package.tables["discrepancies"].rows if row["status"] == "open"]


def _discrepancies(package: Package) -> list[str]:
    still = open_discrepancies(package)
    if still is None:
        return []
    every = len(package.tables["discrepancies"].rows)
    return [f"Discrepancies in the sources: {every}, of them open {len(still)}", *(f"  {name}" for name in still)]
