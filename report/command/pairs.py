"""Approving the pairs of paragraphs as they stand."""

from __future__ import annotations

from report.build.outcome import Outcome
from report.build.recipe import Build
from report.check.ledger import LEDGER, approve, write_ledger
from report.project.selection import Selection


def accept_pairs(build: Build, selection: Selection) -> Outcome:
    """Approve what is selected of each publication whose languages are in step.  Raises Stop when one is not.

    Everything selected, the ledger is written anew and forgets chapters that are gone.
    """
    outcome = build.check(selection, unapproved=None)
    write = approve if selection.chapters else write_ledger
    for folder, chapters in ((folder, chapters) for folder, chapters in build.pairs.items() if chapters):
        write(build.root / folder / LEDGER, chapters)
    return outcome
