"""What a build shows of its steps: lines in a log, one changing line in a terminal."""

from __future__ import annotations

import re
import sys

import pytest

from report.build.progress import progress


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    display = progress()
    display.step("Reading")
    display.step("Checking")
    display.end()
    return capsys.readouterr().err


def test_elsewhere_each_step_is_a_line_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys).splitlines()
    assert [re.sub(r"^ +\d+\.\d\d s  ", "", line) for line in lines] == ["Reading", "Checking"]


def test_in_a_terminal_one_line_changes_and_ends_blank(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    clear = "\r\x1b[K"
    assert shown(capsys) == f"{clear}Reading …{clear}Checking …{clear}"
