"""Who does which job when workers are lost, silent, slow or other ones: with a clock and a scheduler of the tests."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from report.cache.codec import decode, encode
from report.cluster import desk as desks
from report.cluster.desk import NO_WORKERS, PATIENCE, SILENT, Desk
from report.cluster.files import Shipment
from report.cluster.orders import Answer, Done, Ended, Failed, Foreign, Lacking, Order, Refused
from report.cluster.scheduler import Beat, Gone, Sent, Unreachable
from report.diagnostics import Diagnostics, Stop
from report.system.workers import Lost

ADDRESS = "tcp://10.0.0.7:8786"


@dataclass
class Workers:
    """A scheduler of which the test says what its workers do; every look at the clock is a second later."""

    beating: dict[str, bool] = field(default_factory=lambda: {"a": True})
    now: float = 0.0
    sent: dict[str, tuple[Order, tuple[str, ...]]] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    answers: dict[str, bytes | Exception] = field(default_factory=dict)
    cancelled: list[str] = field(default_factory=list)
    script: Iterator[None] | None = None
    lost: bool = False

    def send(self, order: bytes, to: Collection[str] = ()) -> Sent:
        key = f"order {len(self.sent) + 1}"
        found = decode(order)
        assert isinstance(found, Order)
        self.sent[key] = found, tuple(to)
        return Sent(key, None)

    def ended(self, seconds: float) -> str:
        self.now += seconds
        if seconds and not self.answers and self.script:
            next(self.script, None)
        return next(iter(self.answers), "")

    def answer(self, sent: Sent) -> bytes:
        answer = self.answers.pop(sent.key)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def say(self, number: int, said: object, worker: str = "a") -> None:
        """Answer the order that was sent as this one, counted from 1."""
        self.answers[f"order {number}"] = encode(Answer(worker, said))  # type: ignore[arg-type]

    def cancel(self, orders: Collection[Sent]) -> None:
        self.cancelled += [order.key for order in orders]
        for order in orders:
            self.answers.pop(order.key, None)

    def workers(self) -> dict[str, Beat]:
        if self.lost:
            raise Unreachable("nobody there")
        return {name: Beat(1, self.now if beats else 0.0) for name, beats in self.beating.items()}

    def holders(self) -> dict[str, str]:
        return self.held


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Workers:
    there = Workers()
    monkeypatch.setattr(desks.time, "monotonic", lambda: there.now)
    return there


@pytest.fixture
def found() -> Diagnostics:
    return Diagnostics()


@pytest.fixture
def told() -> list[tuple[int, int]]:
    return []


@pytest.fixture
def desk(workers: Workers, found: Diagnostics, told: list[tuple[int, int]], tmp_path: Path) -> Desk:
    (tmp_path / "file").write_bytes(b"content")
    there = Shipment(tmp_path, ["file"])
    return Desk(ADDRESS, workers, there, found, lambda *n: told.append(n))  # type: ignore[arg-type]


def done(text: str) -> Done:
    return Done(encode(text), 1.0)


def test_what_a_worker_gives_comes_back_and_is_counted(
    desk: Desk, workers: Workers, told: list[tuple[int, int]]
) -> None:
    numbers = [desk.add("one"), desk.add("two")]
    workers.say(2, done("second"))
    assert desk.wait(numbers) == (2, "second")
    workers.say(1, done("first"))
    assert desk.wait(numbers) == (1, "first")
    assert told == [(1, 2), (2, 2)]


def test_no_more_jobs_are_out_than_the_workers_can_do_and_as_many_again(desk: Desk, workers: Workers) -> None:
    numbers = [desk.add(f"{n}", weight=n) for n in range(6)]
    assert [decode(order.job) for order, _ in workers.sent.values()] == ["0", "1"]
    workers.say(1, done(""))
    desk.wait(numbers)
    desk.add("last")
    assert [decode(order.job) for order, _ in workers.sent.values()][2:] == ["5"], "the heaviest is next"


def test_a_worker_is_sent_the_files_that_it_lacks_once(desk: Desk, workers: Workers, tmp_path: Path) -> None:
    numbers = [desk.add("one"), desk.add("two")]
    tree = workers.sent["order 1"][0].tree

    def course() -> Iterator[None]:
        workers.say(1, Lacking((tree,)))
        workers.say(2, Lacking((tree,)))
        yield
        assert [(tuple(o.contents), to) for o, to in workers.sent.values()][2:] == [((tree,), ("a",))]
        workers.say(3, done("one"))
        yield

    workers.script = course()
    assert desk.wait(numbers) == (1, "one")
    desk.add("three")
    assert decode(workers.sent["order 4"][0].job) == "two", "what waited for the files is sent when they are there"


def test_jobs_of_a_silent_worker_are_given_to_another_and_the_first_answer_counts(desk: Desk, workers: Workers) -> None:
    workers.beating = {"a": True, "b": True}
    number = desk.add("one")
    workers.held = {"order 1": "a"}
    workers.beating["a"] = False

    def course() -> Iterator[None]:
        while "order 2" not in workers.sent:
            yield
        assert SILENT < workers.now < 2 * SILENT
        assert workers.sent["order 2"][1] == ("b",)
        workers.say(2, done("by b"), "b")
        yield

    workers.script = course()
    assert desk.wait([number]) == (1, "by b")
    assert workers.cancelled == ["order 1"]


def test_a_job_that_takes_long_is_given_to_another_too_and_a_worker_that_beats_keeps_its_own(
    desk: Desk, workers: Workers
) -> None:
    number = desk.add("one")
    workers.held = {"order 1": "a"}

    def course() -> Iterator[None]:
        while "order 2" not in workers.sent:
            yield
        assert PATIENCE < workers.now < PATIENCE + 5
        while workers.now < 3 * PATIENCE:  # the next is given twice as long
            assert "order 3" not in workers.sent
            workers.held["order 2"] = "a"
            yield
        workers.say(1, done("the first"))
        yield

    workers.script = course()
    assert desk.wait([number]) == (1, "the first")
    assert workers.cancelled == ["order 2"]


@pytest.mark.parametrize("how", [Gone(), Ended(-11)])
def test_a_job_that_costs_three_workers_is_given_up(desk: Desk, workers: Workers, how: object) -> None:
    number = desk.add("one")

    def course() -> Iterator[None]:
        for at in (1, 2, 3):
            if isinstance(how, Exception):
                workers.answers[f"order {at}"] = how
            else:
                workers.say(at, how)
            yield

    workers.script = course()
    assert desk.wait([number]) == (1, Lost(-11 if isinstance(how, Ended) else -9))


def test_a_worker_with_other_versions_is_left_out_by_name(desk: Desk, workers: Workers, found: Diagnostics) -> None:
    workers.beating = {"a": True, "b": True}
    number = desk.add("one")

    def course() -> Iterator[None]:
        workers.say(1, Foreign((("Pango", "15014", "15012"), ("babel", "2.16", ""))))
        yield
        assert workers.sent["order 2"][1] == ("b",)
        workers.say(2, done("right"), "b")
        yield

    workers.script = course()
    assert desk.wait([number]) == (1, "right")
    (problem,) = found
    assert (problem.code, problem.severity) == ("B31", "warning") and "worker a " in problem.message
    assert problem.message.endswith("Pango is 15012, here 15014; babel is missing, here 2.16")


def test_a_build_stops_where_every_worker_has_other_versions(desk: Desk, workers: Workers, found: Diagnostics) -> None:
    number = desk.add("one")
    workers.say(1, Foreign((("Python", "3.11.7", "3.12.0"),)))
    with pytest.raises(Stop):
        desk.wait([number])
    assert [p.code for p in found] == ["B31", "B32"] and workers.now < NO_WORKERS


@pytest.mark.parametrize("beating", [{}, {"a": False}])
def test_a_build_waits_a_minute_for_a_worker(
    desk: Desk, workers: Workers, found: Diagnostics, beating: dict[str, bool]
) -> None:
    workers.beating = beating
    number = desk.add("one")
    with pytest.raises(Stop):
        desk.wait([number])
    assert [p.code for p in found] == ["B32"] and ADDRESS in str(*found)
    assert NO_WORKERS < workers.now < NO_WORKERS + SILENT + 5


def test_a_worker_that_comes_late_is_given_what_waits(desk: Desk, workers: Workers) -> None:
    workers.beating = {}
    number = desk.add("one")

    def course() -> Iterator[None]:
        while workers.now < NO_WORKERS / 2:
            yield
        workers.beating = {"late": True}
        while not workers.sent:
            yield
        workers.say(1, done("at last"), "late")
        yield

    workers.script = course()
    assert desk.wait([number]) == (1, "at last")


def test_a_scheduler_that_is_lost_stops_the_build(desk: Desk, workers: Workers, found: Diagnostics) -> None:
    number = desk.add("one")
    workers.lost = True
    workers.answers["order 1"] = Gone()
    with pytest.raises(Stop):
        desk.wait([number])
    assert [p.code for p in found] == ["B30"] and ADDRESS in str(*found)


def test_a_file_that_was_saved_meanwhile_stops_the_build(
    desk: Desk, workers: Workers, found: Diagnostics, tmp_path: Path
) -> None:
    number = desk.add("one")
    digest = next(iter(Shipment(tmp_path, ["file"])._paths))
    (tmp_path / "file").write_bytes(b"later")
    workers.say(1, Lacking((digest,)))
    with pytest.raises(Stop):
        desk.wait([number])
    assert [(p.code, p.file) for p in found] == [("B33", "file")]


def test_what_a_job_raises_is_raised_here(desk: Desk, workers: Workers) -> None:
    numbers = [desk.add("one"), desk.add("two")]
    workers.say(1, Refused(28, "No space left on device", "/tmp/x"))
    with pytest.raises(OSError, match="No space left"):
        desk.wait(numbers)
    workers.say(2, Failed("Traceback: a fault"))
    with pytest.raises(RuntimeError, match="worker a:\nTraceback: a fault"):
        desk.wait(numbers)


def test_what_is_out_is_cancelled_at_the_end(desk: Desk, workers: Workers) -> None:
    desk.add("one")
    desk.close()
    assert workers.cancelled == ["order 1"]
