"""Where the network is cut off, this machine is all that a test can reach; so is a site built and checked there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.edits import alone
from tests.modules import ROOT

REACHES = """
import socket
server = socket.create_server(("127.0.0.1", 0))
socket.create_connection(server.getsockname(), timeout=5)
try:
    socket.create_connection(("192.0.2.1", 80), timeout=5)
except OSError as error:
    print(error.strerror)
"""


@pytest.fixture(autouse=True)
def a_network_of_our_own() -> None:
    if not alone():
        pytest.skip("cannot take the network away here (unshare --net)")


def offline(*command: str) -> subprocess.CompletedProcess[str]:
    """A command without the network."""
    called = [sys.executable, "-m", "tests.offline", *command]
    return subprocess.run(called, cwd=ROOT, capture_output=True, text=True, check=False)


def test_nothing_but_this_machine_is_reached() -> None:
    done = offline(sys.executable, "-c", REACHES)
    assert (done.returncode, done.stdout.strip()) == (0, "Network is unreachable"), done.stderr


def test_a_site_is_checked_without_the_network(site: Path) -> None:
    done = offline(sys.executable, "-m", "report", "verify", str(site))
    assert done.returncode == 0, done.stderr
    assert "It is as it was published" in done.stdout
