"""A process in which a worker has jobs done: what they set, load or crash is this process's own.

    python -m report.cluster.helper DESCRIPTOR PARENT FOLDER

The worker keeps talking to its scheduler meanwhile.  What goes between the two is bytes that cannot run code.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import traceback
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from report.cache.codec import decode, encode
from report.cache.environment import GENERATOR
from report.cluster.orders import Done, Ended, Failed, Refused
from report.system.collector import collect_left_over
from report.system.processes import born_deaf
from report.system.workers import at_home

_TO_END = 5  # seconds that a process which is told to end may take

Outcome = Done | Refused | Failed | Ended


class Helper:
    """A process that does jobs with the project in `root`, one after the other; it ends with this one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._connection, theirs = Pipe()
        descriptor = theirs.fileno()
        command = [sys.executable, "-m", __name__, str(descriptor), str(os.getpid()), str(root)]
        with born_deaf():
            self._process = subprocess.Popen(
                command, cwd=GENERATOR.parent, stdin=subprocess.DEVNULL, pass_fds=[descriptor]
            )
        theirs.close()

    def do(self, job: bytes) -> Outcome:
        """What comes of an encoded job; the process is there no more when it says Ended."""
        try:
            self._connection.send_bytes(job)
            return cast(Outcome, decode(self._connection.recv_bytes()))
        except (EOFError, ConnectionError):
            return Ended(self._process.wait())

    def close(self) -> None:
        """End the process."""
        self._connection.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_TO_END)
        self._process.kill()
        self._process.wait()


def serve(connection: Connection, parent: int, root: Path) -> None:
    """In the process: do the jobs that come, one after the other, and send what comes of each."""
    leaving = at_home(parent)
    with contextlib.suppress(EOFError, ConnectionError):  # the worker is gone, or needs no more
        while True:
            job = connection.recv_bytes()
            connection.send_bytes(encode(_outcome(job, root)))
            collect_left_over()
    leaving()
    os._exit(0)  # all else goes with the process, sooner than Python would take it apart


def _outcome(job: bytes, root: Path) -> Outcome:
    from report.cluster.work import done

    started = time.monotonic()
    try:
        result = encode(done(decode(job), root))
        return Done(result, time.monotonic() - started)
    except OSError as error:
        return Refused(error.errno or 0, str(error.strerror or error), str(error.filename or ""))
    except BaseException:  # whatever it is, the build has to know
        return Failed(traceback.format_exc())


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), int(sys.argv[2]), Path(sys.argv[3]))
