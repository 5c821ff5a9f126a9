"""What Dask calls on a worker: an order in, an answer out, both bytes.

The worker keeps the files of projects, and processes that have read one, for the next order.
"""

from __future__ import annotations

import atexit
from pathlib import Path
from threading import Lock
from typing import cast

from report.cache.codec import decode, encode
from report.cluster.environment import differences, environment
from report.cluster.files import Shelf
from report.cluster.helper import Helper, Outcome
from report.cluster.orders import Answer, Ended, Foreign, Lacking, Order

_FOLDER = "report"  # in the worker's own folder, which goes with the worker
_benches: dict[Path, Bench] = {}
_making = Lock()


def perform(order: bytes) -> bytes:
    """The encoded answer of this worker to an encoded order."""
    from distributed import get_worker

    worker = get_worker()
    folder = Path(worker.local_directory) / _FOLDER
    return encode(Answer(worker.address, _bench(folder.resolve()).answer(cast(Order, decode(order)))))


def _bench(folder: Path) -> Bench:
    """That of this worker, which has the `folder` to itself."""
    with _making:
        if folder not in _benches:
            _benches[folder] = Bench(folder)
            atexit.register(_benches[folder].close)
        return _benches[folder]


class Bench:
    """Where orders are done: the files in `folder`, and processes that wait for the next job with the same files."""

    def __init__(self, folder: Path) -> None:
        self.shelf = Shelf(folder)
        self._waiting: list[tuple[str, Helper]] = []  # with their trees
        self._lock = Lock()

    def answer(self, order: Order) -> Outcome | Foreign | Lacking:
        """What comes of `order`, or what is in its way.  Raises ValueError for files with other digests."""
        if wrong := differences(order.environment, environment()):
            return Foreign(wrong)
        self.shelf.take(order.contents)
        if lacking := self.shelf.lacking(order.tree):
            return Lacking(lacking)
        with self.shelf.laid_out(order.tree) as root:
            helper = self._helper(order.tree, root)
            outcome = helper.do(order.job)
        if isinstance(outcome, Ended):
            helper.close()
        else:
            with self._lock:
                self._waiting.append((order.tree, helper))
        return outcome

    def close(self) -> None:
        """End the processes that wait."""
        with self._lock:
            for _, helper in self._waiting:
                helper.close()
            self._waiting.clear()

    def _helper(self, tree: str, root: Path) -> Helper:
        """A process for the project `tree`; those of other trees are not needed any more."""
        with self._lock:
            for at, (of, helper) in enumerate(self._waiting):
                if of == tree:
                    del self._waiting[at]
                    return helper
            others, self._waiting = self._waiting, []
        for _, other in others:
            other.close()
        return Helper(root)
