"""What a printed edition says of itself: every line that the project gives, and none that it does not."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup

from report.edition.back_matter import BackMatter
from report.edition.compose import EditionDocument
from report.edition.lists import Lists
from report.pdf.colophon import colophon, dated
from report.project.records import Accessibility, Author, Contact, Edition, Imprint, Publication, Version

VERSION = Version("1.1", date(2031, 5, 17))
EMPTY = Imprint()
FULL = Imprint(
    licence={"en": "Free text."},
    versions=(VERSION,),
    licence_address="https://example.org/licence",
    contact=Contact("The office", "Anna Grove", "trees@example.org", "https://example.org/errors?page={page}"),
    accessibility=Accessibility("tests.json", VERSION.date, ()),
)


def publication(key: str, imprint: Imprint = EMPTY, address: str = "", authors: tuple[Author, ...] = ()) -> Publication:
    editions = {code: Edition(key, code, code, f"Trees {code}", key, f"{key}-{code}", "") for code in ("da", "en")}
    return Publication(key, key, address, ("pdf",), editions, (), imprint=imprint, authors=authors)


def document(own: Publication) -> EditionDocument:
    back = BackMatter([], [], Lists({}), {}, "en", ("da", "en"))
    return EditionDocument(own, own.editions["en"], (), [], {}, back)


def lines(own: Publication, data_version: str = "") -> dict[str, str]:
    return {what: Markup(text).striptags() for what, text in colophon(document(own), data_version)}


def test_nothing_is_said_that_the_project_does_not_say() -> None:
    assert lines(publication("count")).keys() == {"Edition", "Accessibility", "Type", "Citation"}


def test_everything_that_the_project_says_has_its_line() -> None:
    own = publication("count", FULL, "https://example.org/site", (Author("Bo Elm"),))
    found = lines(own, "1.2.3")
    assert found["Edition"] == "Trees en: count. English edition. Version 1.1, 17 May 2031."
    assert found["Authors"] == "Bo Elm" and found["Editor"] == "Anna Grove"
    assert found["Contact"] == "The office, trees@example.org, report an error in this edition"
    assert found["Licence"] == "Free text. https://example.org/licence"
    assert "version 1.2.3" in found["Data"]
    assert found["Accessibility"].endswith("Accessibility: https://example.org/site/en/accessibility.html")
    assert found["On screen"] == "https://example.org/site/en/count-en/"
    assert found["Citation"].startswith("Elm, B. (2031). Trees en: count (Version 1.1).")


def test_where_the_site_has_no_address_nothing_is_said_of_it() -> None:
    found = lines(publication("count", FULL))
    assert found["Accessibility"].endswith("described in words.") and "On screen" not in found


def test_no_point_is_doubled_where_a_name_ends_with_one() -> None:
    assert lines(publication("count", authors=(Author("Bo Elm"),)))["Citation"] == "Elm, B. Trees en: count."


def test_errors_are_reported_with_the_address_of_the_file() -> None:
    own = publication("count", FULL, "https://example.org/site")
    contact = dict(colophon(document(own), ""))["Contact"]
    assert "https://example.org/errors?page=https%3A%2F%2Fexample.org%2Fsite%2Fen%2Fcount-en.pdf" in contact


@pytest.mark.parametrize(
    ("imprint", "said"),
    [
        (EMPTY, "Trees en: count. English edition."),
        (Imprint(year="2031"), "Trees en: count. English edition. 2031."),
        (Imprint(versions=(Version("1.0"),)), "Trees en: count. English edition. Version 1.0."),
    ],
)
def test_an_edition_is_dated_as_far_as_it_is_known(imprint: Imprint, said: str) -> None:
    assert dated(document(publication("count", imprint))) == said
