"""The line to a scheduler of Dask: orders out, their futures back when they have ended.  Knows nothing of jobs.

`distributed` is imported here alone, when the first job of a build needs it.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any
from uuid import uuid4

from report.cluster.worker import perform

CONNECTING = 10  # seconds that a scheduler has to answer
FETCHING = 10  # seconds that a worker has to hand out what it has finished
_ENDING = 2  # seconds
_PREFIX = "report"
# An order may bring files along; Dask would warn of its size.
_SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1 GiB",
    "distributed.comm.timeouts.connect": CONNECTING,
}


class Unreachable(Exception):
    """Raised when the scheduler cannot be reached, or not any more."""


class Gone(Exception):
    """Raised for an order whose answer will not come: its worker is lost, or keeps it."""


class NoGenerator(Exception):
    """Raised for an order to a worker that cannot import the generator."""


@dataclass(frozen=True, slots=True)
class Beat:
    """How many orders a worker performs at once, and when the scheduler heard of it last, by its own clock."""

    threads: int
    heard: float


@dataclass(frozen=True, slots=True)
class Sent:
    """An order that was sent under a `key`."""

    key: str
    future: Any


class Scheduler:
    """The scheduler at an `address`, as tcp://host:port.  Raises Unreachable where none answers."""

    def __init__(self, address: str) -> None:
        import dask
        from distributed import Client

        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told as a diagnostic
        dask.config.set(_SETTINGS)
        self._ended: SimpleQueue[Any] = SimpleQueue()
        try:
            self._client: Any = Client(address, timeout=CONNECTING, set_as_default=False, name="report-generator")
        except (OSError, ValueError) as error:
            raise Unreachable(str(error)) from error

    def send(self, order: bytes, to: Collection[str] = ()) -> Sent:
        """Have a worker perform `order`, if it can be one of those at the addresses `to`.  Raises Unreachable."""
        self._require()
        where = {"workers": sorted(to), "allow_other_workers": True} if to else {}
        future = self._client.submit(perform, order, key=f"{_PREFIX}-{uuid4().hex}", pure=False, **where)
        future.add_done_callback(self._ended.put)
        return Sent(str(future.key), future)

    def ended(self, seconds: float) -> str:
        """The key of an order that has ended, whether it was answered or not; empty where none has within `seconds`."""
        with suppress(Empty):
            return str(self._ended.get(timeout=seconds).key)
        return ""

    def answer(self, sent: Sent) -> bytes:
        """The answer to an order that has ended.  Raises Gone, NoGenerator, and whatever the order itself raised."""
        from distributed import KilledWorker

        try:
            answer: bytes = sent.future.result(timeout=FETCHING)
        except (TimeoutError, KilledWorker) as error:
            raise Gone from error
        except ModuleNotFoundError as error:
            if str(error.name).partition(".")[0] == "report":
                raise NoGenerator from error
            raise
        except Exception as error:
            if sent.future.status in ("cancelled", "lost", "pending"):
                raise Gone from error
            raise
        return answer

    def cancel(self, orders: Collection[Sent]) -> None:
        """Nobody waits for `orders` any more."""
        if orders:
            with suppress(OSError, TimeoutError):
                self._client.cancel([sent.future for sent in orders])

    def workers(self) -> dict[str, Beat]:
        """The workers that the scheduler knows, by address.  Raises Unreachable."""
        self._require()
        found = self._client.scheduler_info(n_workers=-1)["workers"]
        return {str(name): Beat(int(w["nthreads"]), float(w["last_seen"])) for name, w in found.items()}

    def holders(self) -> dict[str, str]:
        """The worker that has each order which has not ended, by the keys of these.  Raises Unreachable."""
        try:
            found = self._client.processing()
        except (OSError, TimeoutError) as error:
            raise Unreachable(str(error)) from error
        return {str(key): str(worker) for worker, keys in found.items() for key in keys}

    def _require(self) -> None:
        """Where the line is lost the client connects anew for a while, and then closes itself."""
        if self._client.status == "closed":
            raise Unreachable("the line to it is lost")

    def close(self) -> None:
        """Leave the scheduler, which then forgets what was sent."""
        with suppress(OSError, TimeoutError):
            self._client.close(timeout=_ENDING)
