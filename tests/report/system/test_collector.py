"""The garbage collector rests while a command is at work, but not while a preview is."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from report.command import cli
from report.system.collector import collection_paused, collection_running
from tests.book import Book


@pytest.fixture(params=[True, False], ids=("enabled", "disabled"))
def before(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the collector runs when a context begins."""
    (gc.enable if request.param else gc.disable)()
    yield request.param
    gc.enable()


@pytest.mark.parametrize(("context", "inside"), [(collection_paused, False), (collection_running, True)])
def test_afterwards_the_collector_is_as_it_was(
    before: bool, context: Callable[[], AbstractContextManager[None]], inside: bool
) -> None:
    with pytest.raises(LookupError), context():
        assert gc.isenabled() == inside
        raise LookupError
    assert gc.isenabled() == before


@pytest.mark.parametrize(("command", "runs"), [("check", False), ("serve", True)])
def test_a_preview_lets_go_of_what_it_needs_no_more(
    book: Book, before: bool, command: str, runs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[bool]()
    monkeypatch.setitem(cli._COMMANDS, command, lambda *_: seen.append(gc.isenabled()) or 0)
    assert book.run(command).exit == 0 and seen == [runs]
