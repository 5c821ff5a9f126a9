"""The colours of the pages by day and by night: readable as text, visible as graphics."""

import re

import pytest

from report.style import theme
from report.style.palette import GRAPHICS, ROLES, TEXT, text_on

SHEETS = {"day": theme.custom_properties(), "night": theme.night_properties()}


def colours(sheet):
    return dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", sheet))


def contrast(one, two):
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(code):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("time", SHEETS)
def test_every_role_has_a_colour_and_enough_contrast(time):
    found = colours(SHEETS[time])
    assert set(found) == set(ROLES)
    assert min(contrast(found[role], found["paper"]) for role in (*TEXT, "primary", "accent")) >= 4.5
    assert min(contrast(found[role], found["paper"]) for role in GRAPHICS) >= 3
    assert min(contrast(found[role], found[text_on(role)]) for role in GRAPHICS) >= 4.5


def test_roles_differ_in_lightness_by_night_no_less_than_by_day():
    pairs = [(one, two) for one in GRAPHICS for two in GRAPHICS if one < two]
    weakest = {
        time: min(contrast(found[one], found[two]) for one, two in pairs)
        for time, found in ((t, colours(s)) for t, s in SHEETS.items())
    }
    assert weakest["night"] >= weakest["day"]


def test_drawings_follow_the_roles_of_the_page():
    rules = theme.figure_colours()
    for role in ROLES:
        assert f"svg .fill-{role}{{fill:var(--{role})}}" in rules
        assert f"svg .stroke-{role}{{stroke:var(--{role})}}" in rules


def test_paper_knows_nothing_of_the_night():
    assert "@media" not in theme.custom_properties()
    assert theme.night_properties().startswith("@media screen")
