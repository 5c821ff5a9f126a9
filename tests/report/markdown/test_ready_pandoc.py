"""A pandoc that was started ahead answers as any other; where it cannot be asked, another one is."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from report.markdown.pandoc import STYLE, Markdown, Pandoc, ReadyPandoc
from report.system import processes

ASKED = [Markdown("A *word*.\n"), Markdown("And another.\n")]


@pytest.fixture(scope="module")
def answered() -> list[object]:
    return list(Pandoc(ASKED).trees())


@pytest.fixture(autouse=True)
def nothing_left():
    before = set(processes._children)
    yield
    assert processes._children == before


def test_it_answers_as_any_other(answered):
    assert Pandoc(ASKED, STYLE, ReadyPandoc()).trees() == answered


def test_in_another_style_another_is_asked(answered, tmp_path: Path):
    style = tmp_path / "style.csl"
    style.write_bytes(STYLE.read_bytes())
    assert Pandoc(ASKED, style, ReadyPandoc()).trees() == answered  # a copy, which is the same style
    style.write_bytes(STYLE.read_bytes() + b"\n")
    assert Pandoc(ASKED, style, ReadyPandoc()).trees() == answered


def test_what_no_pipe_holds_another_is_asked():
    long = [Markdown("Many words. " * 10_000)]
    assert Pandoc(long, STYLE, ReadyPandoc()).trees() == Pandoc(long).trees()


def test_when_it_has_ended_another_is_asked(answered):
    ready = ReadyPandoc()
    process = ready._process._process
    os.kill(process, signal.SIGKILL)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert Pandoc(ASKED, STYLE, ready).trees() == answered
