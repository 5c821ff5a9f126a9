"""Typefaces are cut to the letters of pages once in a run of tests, as that takes most of the time of a small build.

What comes of a font is the same every time, which tests/report/style/test_webfonts.py shows.  A command in a process of
its own, such as that which builds the real publications, cuts them itself.
"""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from report.cache.places import digest, file_digest
from report.cache.store import FOLDER
from report.site.assets import FontsAhead
from report.style.webfonts import WebFont
from report.system.files import write_whole

KIND = "webfonts"  # of entries of the cache


@contextmanager
def cut_once(folder: Path) -> Iterator[None]:
    """In this process, take from `folder` what this process or another cut before, and put there what was not."""
    made = FontsAhead._made

    def place(fonts: FontsAhead) -> Path:
        return folder / digest(fonts.characters, *map(file_digest, fonts.theme.font_files().values()))

    def make(fonts: FontsAhead) -> tuple[WebFont, ...]:
        kept = place(fonts)
        if not kept.exists():
            write_whole(kept, pickle.dumps(made(fonts)))
        found: tuple[WebFont, ...] = pickle.loads(kept.read_bytes())
        return found

    with pytest.MonkeyPatch.context() as patch:
        # None is cut ahead by a process that gives way to all others: on a busy machine it would wait for minutes.
        patch.setattr(FontsAhead, "_begun", lambda _: None)
        patch.setattr(FontsAhead, "_made", make)
        yield


def forget_all_but_typefaces(root: Path) -> None:
    """Remove the cache of the project in `root`, but for its typefaces."""
    for kind in (root / FOLDER).iterdir():
        if kind.name != KIND:
            shutil.rmtree(kind) if kind.is_dir() else kind.unlink()
