"""The publication's own look: colours that can be read and told apart, and covers that are drawn from the data."""

from __future__ import annotations

from report.diagnostics import Diagnostics
from report.project.configuration import read_project
from tests import colours
from tests.real_project import PROJECT


def test_the_colours_can_be_read_and_told_apart() -> None:
    found = Diagnostics()
    theme = read_project(PROJECT, found).theme
    assert not list(found)
    colours.check_readable(theme)
    colours.check_apart(theme)


def test_each_publication_has_a_cover_of_its_own() -> None:
    publications = read_project(PROJECT, Diagnostics()).publications
    motifs = {key: publication.cover.motif for key, publication in publications.items() if publication.cover}
    assert motifs == {"collection": "ladder", "catalogue": "tiles"}
