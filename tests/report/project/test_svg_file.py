"""An SVG is a picture and nothing more, also when a browser opens it by itself."""

from __future__ import annotations

import pytest

from report.project.svg_file import more_than_a_picture
from tests.modules import ROOT

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        *("<script/>", '<s:script xmlns:s="http://www.w3.org/2000/svg"/>', '<rect onload="x"/>', '<rect ONCLICK="x"/>'),
        *("<foreignObject/>", '<image href="http://a/b.png"/>', '<a xlink:href="javascript:x"/>', '<a href="//a"/>'),
        *('<set attributeName="href" to="x"/>', '<image href="data:image/svg+xml,x"/>', "<?xml-stylesheet href='a'?>"),
        *('<style>@import "x"</style>', "<style>r{fill:url(http://a)}</style>", '<rect style="fill:url(//a)"/>'),
        *("<style>r{fill:\\75rl(a)}</style>", '<use href="other.svg#a"/>', "<iframe/>"),
    ],
)
def test_what_is_more_than_a_picture_is_found(inside: str) -> None:
    assert more_than_a_picture(FRAME.format(inside).encode())


def test_what_is_no_xml_or_defines_words_of_its_own_is_found() -> None:
    assert more_than_a_picture(b"<svg") and more_than_a_picture(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')


@pytest.mark.parametrize(
    "inside",
    [
        *('<use xlink:href="#a"/>', '<rect fill="url(#g)"/>', "<rect style=\"fill:url( '#a' )\"/>"),
        *(
            '<image href="data:image/png;base64,AA"/>',
            '<feColorMatrix values="1 0"/>',
            "<style>r{fill:url(#a)}</style>",
        ),
    ],
)
def test_a_picture_is_a_picture(inside: str) -> None:
    assert more_than_a_picture(FRAME.format(inside).encode()) == ""


def test_the_drawings_of_this_project_are_pictures() -> None:
    drawings = [ROOT / "figures/icon.svg", ROOT / "docs/rooms.svg", ROOT / "report/site/styles/icon.svg"]
    assert [more_than_a_picture(path.read_bytes()) for path in drawings] == ["", "", ""]
