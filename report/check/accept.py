"""Approving the pairs of paragraphs as they stand."""

from __future__ import annotations

from report.build import Build
from report.check.ledger import LEDGER, write_ledger
from report.selection import Selection
from report.summary import Summary


def accept_pairs(build: Build, selection: Selection) -> Summary:
    """Write the ledger of each publication whose languages are in step.  Raises Stop when one is not."""
    summary = build.check(selection, unapproved=None)
    for folder, chapters in build.pairs.items():
        write_ledger(build.root / folder / LEDGER, chapters)
    return summary
