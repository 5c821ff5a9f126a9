"""Pages look as they did when somebody last looked at them: ``pytest --rewrite`` on this file approves what they are.

A failure writes the pages that differ, side by side with those approved, and says where.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests import page_pictures
from tests.report.pdf.test_structure_tree import printed

APPROVED = Path(__file__).resolve().parent / "pages"
# The whole book in one language, and of the other one what the language itself writes: the first pages and the last.
OPENING = 5

__all__ = ["printed"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_looks_as_approved(
    language: str, printed: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    pages = page_pictures.pictures((printed / f"{language}.pdf").read_bytes())
    if language == "da":
        pages = [*pages[:OPENING], pages[-1]]
    now = [page_pictures.small(page) for page in pages]
    if request.config.getoption("--rewrite"):
        for old in APPROVED.glob(f"{language}-*.png"):
            old.unlink()
        for number, page in enumerate(now, 1):
            page.save(APPROVED / f"{language}-{number:02}.png", optimize=True)
    approved = [Image.open(path) for path in sorted(APPROVED.glob(f"{language}-*.png"))]
    assert page_pictures.written(approved, now, tmp_path / "differing", language) == []


def test_a_difference_is_seen_and_shown(tmp_path: Path) -> None:
    page = Image.new("L", (300, 420), "white")
    changed = page.copy()
    ImageDraw.Draw(changed).text((100, 100), "16 af 18", fill="black")
    assert page_pictures.written([page, page], [page, page], tmp_path, "same") == []
    [shown] = page_pictures.written([page, page], [page, changed], tmp_path, "other")
    assert shown.name == "other-002.png"
    with Image.open(shown) as sheet:
        assert (255, 0, 0) in {colour for _, colour in sheet.getcolors(1 << 24)}
    assert len(page_pictures.written([page], [page, page], tmp_path, "longer")) == 1
