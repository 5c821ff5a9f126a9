"""Which texts are versions, and which of two is the higher."""

from __future__ import annotations

import itertools

import pytest

from report.release.versions import number_of

# § 11 of https://semver.org has them in this order.
IN_ORDER = (
    "0.9.0",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "1.2.0",
    "1.10.0",
    "2.0.0",
)


def test_versions_are_in_the_order_of_the_standard() -> None:
    numbers = [number_of(text) for text in IN_ORDER]
    for low, high in itertools.combinations(numbers, 2):
        assert low and high and low < high and not high < low


def test_what_is_built_of_a_version_is_no_other_version() -> None:
    one, other = number_of("1.0.0+a"), number_of("1.0.0+b.2")
    assert one and other and not one < other and not other < one


@pytest.mark.parametrize(
    "text", ["1.0", "1", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", "", "1.0.0\n", "\u0661.0.0"]
)
def test_other_texts_are_no_versions(text: str) -> None:
    assert number_of(text) is None
