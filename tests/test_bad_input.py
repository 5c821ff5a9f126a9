"""Whatever an author gets wrong is named with file, line and cure, and the last site stays as it was."""

from __future__ import annotations

import pytest

from report.diagnostics import CODES
from tests import bad_cells, bad_chapters, bad_configuration, bad_data, bad_languages  # noqa: F401  register their cases
from tests.bad_input import BAD_INPUTS, BadInput
from tests.book import Book


@pytest.mark.parametrize("case", BAD_INPUTS, ids=lambda case: case.damage.__name__)
def test_bad_input_is_named_and_nothing_is_published(case: BadInput, book: Book) -> None:
    site = book.site()
    wanted = case.damage(book)
    outcome = book.build()
    assert outcome.exit == 1, outcome.printed
    assert "Traceback" not in outcome.printed
    assert [p for p in outcome.of(case.code) if (p.file, p.line) == (wanted.file, wanted.line) and wanted.says in str(p)], \
        f"wanted {wanted}\n{outcome.printed}"
    assert {p.code for p in outcome.problems} | {"P05"} == {case.code, "P05"} | case.along, outcome.printed
    assert book.site() == site
