"""What there is to say of each code: its page in docs/diagnostics/, which ``explain`` prints, and where that stands.

Installed, the generator has the pages in its folder ``explained``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from report import IN_CHECKOUT, PROGRAM
from report.diagnostics import CODES

_REPORT = Path(__file__).resolve().parent.parent
_IN_PROJECT = "docs/diagnostics"
PAGES = _REPORT.parent / _IN_PROJECT if IN_CHECKOUT else _REPORT / "explained"
_CODE = re.compile(r"[A-Z]\d\d")
WHY, CURE = "## Why it matters", "## Cure"


@dataclass(frozen=True, slots=True)
class Explained:
    """The page of a code: the whole of it, and the parts that programs show."""

    page: str
    why: str
    cure: str


def explained(code: str) -> Explained:
    """The page of `code`.  Raises KeyError for a code that has none."""
    path = PAGES / f"{code}.md"
    if not _CODE.fullmatch(code) or not path.is_file():
        raise KeyError(code)
    page = path.read_text(encoding="utf-8")
    return Explained(page, _part(page, WHY), _part(page, CURE))


def _part(page: str, heading: str) -> str:
    return page.partition(f"\n{heading}\n")[2].partition("\n## ")[0].strip()


def help_address(code: str) -> str:
    """Where a forge shows the page of `code`: known while it builds a checkout of the generator, else empty."""
    if not IN_CHECKOUT:
        return ""
    known = os.environ
    if {"GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"} <= known.keys():
        base = f"{known['GITHUB_SERVER_URL']}/{known['GITHUB_REPOSITORY']}/blob/{known['GITHUB_SHA']}"
    elif {"CI_PROJECT_URL", "CI_COMMIT_SHA"} <= known.keys():
        base = f"{known['CI_PROJECT_URL']}/-/blob/{known['CI_COMMIT_SHA']}"
    else:
        return ""
    return f"{base}/{_IN_PROJECT}/{code}.md"


def explain(asked: str) -> tuple[str, bool]:
    """The text that answers `asked`, a code, a letter or nothing; and whether there is such a code."""
    wanted = asked.upper()
    if wanted in CODES:
        return explained(wanted).page.rstrip(), True
    listed = [f"{code}  {meaning}" for code, meaning in CODES.items() if code.startswith(wanted)]
    if listed and len(wanted) < 2:
        return "\n".join(listed), True
    letter = wanted[:1] if any(code.startswith(wanted[:1]) for code in CODES) else ""
    return f"there is no code {asked}; see: {PROGRAM} explain {letter}".rstrip(), False
