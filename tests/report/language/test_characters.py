"""Characters that no page may hold are found wherever they stand, by the quick look as by the slow one."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.language.characters import check_printable, unprintable

NEVER = [chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)]
FORBIDDEN = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *map(chr, range(0xD800, 0xE000))}
FORBIDDEN |= {*map(chr, range(0xFDD0, 0xFDF0)), *NEVER}
FORBIDDEN -= {"\t", "\n", "\r"}


def test_each_of_all_characters_is_found_or_let_through() -> None:
    found = {sign for sign in map(chr, range(sys.maxunicode + 1)) if unprintable(f"a{sign}\n")}
    assert found == FORBIDDEN


@given(st.text(st.sampled_from("a\n\r\tæ\xa0\xad\u2028\0\x85\ufffe")))
def test_the_first_one_is_named_with_its_line(text: str) -> None:
    at = next((at for at, sign in enumerate(text) if sign in FORBIDDEN), None)
    found = unprintable(text)
    if at is None:
        assert found is None and check_printable(text) == text
    else:
        assert found is not None and f"{ord(text[at]):04X}" in found.name.replace("NUL", "0000")
        assert found.line == len(text[:at].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        with pytest.raises(ValueError, match="cannot be printed"):
            check_printable(text)
