"""The editions that are put together of parts have the bytes of the same editions laid out as a whole.

The suite lays out one edition, in one language; ``make faults`` every one.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest

from tests.real_project import PROJECT, Copy

pytestmark = pytest.mark.slow


def test_editions_in_parts_have_the_bytes_of_the_whole(real: Copy, request: pytest.FixtureRequest) -> None:
    every = request.config.getoption("--faults")
    edition = () if every else ("catalogue", "da")
    command = [sys.executable, "-m", "tests.publication.as_a_whole", str(real.folder), *edition]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    whole = json.loads(done.stdout.splitlines()[-1])
    site = real.site()
    printed = {path: hashlib.sha256(site[path]).hexdigest() for path in whole}
    books = {path for path, (_, parts, _) in whole.items() if parts > 1}
    assert (len(whole), len(books)) == ((8, 4) if every else (2, 1))
    assert {path: digest for path, (digest, _, _) in whole.items()} == printed
    assert {path: problems for path, (_, _, problems) in whole.items() if problems} == {}
    assert all(whole[path][1] > 10 for path in books)
    # The cache tells that none of them had to be laid out as a whole.
    laid_out = {path for path in site if path.endswith(".pdf") and path.count("/") == 1}
    assert len(list((real.folder / ".cache" / "part seconds").iterdir())) == len(laid_out) == 8
