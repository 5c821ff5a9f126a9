"""What a worker makes of an order: what is in its way, what comes of it, and nothing but the generator's own work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from report.cache.codec import decode, encode
from report.cluster.environment import differences, environment
from report.cluster.files import Shipment
from report.cluster.orders import Done, Ended, Failed, Foreign, Lacking, Order, Read, ReadingJob, WorkJob
from report.cluster.worker import Bench
from report.markdown.pandoc import Markdown
from tests.book import TINY

FILES = sorted(p.relative_to(TINY).as_posix() for p in TINY.rglob("*") if p.is_file() and p.suffix != ".pyc")


@pytest.fixture(scope="module")
def shipment() -> Shipment:
    return Shipment(TINY, FILES)


@pytest.fixture(scope="module")
def bench(shipment: Shipment, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Where the tiny book is laid out."""
    made = Bench(tmp_path_factory.mktemp("worker"))
    while lacking := made.shelf.lacking(shipment.tree):
        made.shelf.take(shipment.contents(lacking))
    yield made
    made.close()


def test_what_shapes_a_page_has_to_be_the_same_and_what_does_not_need_not() -> None:
    names = dict(environment())
    assert {"report-generator", "Python", "Pango", "distributed", "weasyprint", "numpy", "fonttools"} <= names.keys()
    assert not {"pytest", "pip"} & names.keys() and all(names.values())


def test_versions_that_differ_are_named_with_both() -> None:
    here, there = (("a", "1"), ("b", "2"), ("c", "3")), (("a", "1"), ("b", "4"), ("d", "5"))
    assert differences(here, there) == (("b", "2", "4"), ("c", "3", ""), ("d", "", "5"))


def test_a_worker_says_what_is_in_its_way(bench: Bench, shipment: Shipment) -> None:
    other = (*environment(), ("more", "1"))
    assert bench.answer(Order(other, shipment.tree, b"")) == Foreign((("more", "1", ""),))
    assert bench.answer(Order(environment(), "unknown", b"")) == Lacking(("unknown",))


def test_a_job_is_done_and_one_that_is_none_or_fails_tells_where(bench: Bench, shipment: Shipment) -> None:
    def answer(job: object) -> object:
        return bench.answer(Order(environment(), shipment.tree, encode(job)))

    done = answer(ReadingJob((Markdown("One *two*."),), ""))
    assert isinstance(done, Done)
    read = decode(done.result)
    assert isinstance(read, Read) and "Emph" in str(read.trees)
    for job, fault in ((WorkJob("eval", "1"), "KeyError: 'eval'"), (Shipment.__name__, "str is no job")):
        failed = answer(job)
        assert isinstance(failed, Failed) and fault in failed.traceback


def test_a_process_that_is_ended_says_so_and_the_next_job_has_another(bench: Bench, shipment: Shipment) -> None:
    order = Order(environment(), shipment.tree, encode(ReadingJob((), "")))
    assert isinstance(bench.answer(order), Done)
    [(_, helper)] = bench._waiting
    os.kill(helper._process.pid, signal.SIGKILL)
    assert bench.answer(order) == Ended(-signal.SIGKILL)
    assert isinstance(bench.answer(order), Done)
