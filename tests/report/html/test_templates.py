"""Templates are compiled once; what was kept of them never prints another text than the template has."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest
from jinja2 import Environment

from report.html.templates import templates


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compiled is kept, however the tests were started."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text("<p>{{ word }}</p>\n")
    return tmp_path


def printed(folder: Path, name: str = "a.html") -> str:
    return templates(folder).get_template(name).render(word="a & b")


def compiled(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


def test_what_is_kept_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = printed(folder)
    assert first == "<p>a &amp; b</p>\n" and len(compiled(folder)) == 1
    monkeypatch.setattr(Environment, "_generate", None)
    assert printed(folder) == first


def test_another_text_is_compiled_anew_also_at_the_same_second(folder: Path) -> None:
    printed(folder)
    (folder / "a.html").write_text("<b>{{ word }}</b>\n")
    assert printed(folder) == "<b>a &amp; b</b>\n"


def test_names_that_differ_in_their_ending_are_kept_apart(folder: Path) -> None:
    (folder / "a.xml").write_text("<x>{{ word }}</x>\n")
    for _ in range(2):
        assert printed(folder, "a.xml") == "<x>a &amp; b</x>\n" and printed(folder) == "<p>a &amp; b</p>\n"


@pytest.mark.parametrize("damage", [b"", b"\xff" * 80, None], ids=("empty", "another", "cut short"))
def test_what_is_damaged_is_compiled_anew(folder: Path, damage: bytes | None) -> None:
    first = printed(folder)
    (file,) = compiled(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] if damage is None else damage)
    assert printed(folder) == first and file.read_bytes() == whole


def test_every_bit_of_what_is_kept_counts(folder: Path) -> None:
    first = printed(folder)
    (file,) = compiled(folder)
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        assert printed(folder) == first


def test_what_another_version_compiled_is_compiled_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(folder)
    (file,) = compiled(folder)
    before = file.read_bytes()
    monkeypatch.setattr(jinja2, "__version__", "99")
    printed(folder)
    assert file.read_bytes() != before


def test_where_nothing_may_be_kept_nothing_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    printed(folder)
    assert compiled(folder) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (folder / "__pycache__").write_text("in the way")
    assert printed(folder) == "<p>a &amp; b</p>\n"
