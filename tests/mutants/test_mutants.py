"""The tool that tries mutants: work apart, the mutated code in its place, which tests are tried, and what is told."""

from __future__ import annotations

import importlib.util
import os
import time
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.mutants import trial
from tests.mutants.apart import in_a_child
from tests.mutants.generated import ROOT, Mutant, found_again, sampled
from tests.mutants.reached import nearest
from tests.mutants.told import again, kept, noted, page

MODULE = "def double(number):\n    return 2 * number\n\n\ndef other(number):\n    return number\n"
WHOLE = range(1, 99)
NOTICED = {"file": "report/html/notes.py", "line": 3, "function": "f", "before": "x = 1", "after": "x = 2", "tests": 4}


def test_a_child_answers_and_leaves_nothing_behind() -> None:
    folder, process = in_a_child(lambda folder: [str(folder), os.getpid()], 20)
    assert process != os.getpid() and not Path(folder).exists()


def test_a_child_that_does_not_end_is_killed_with_what_it_has_started() -> None:
    receiver, sender = os.pipe()

    def endless(_: Path) -> None:
        os.fork()
        time.sleep(60)

    began = time.monotonic()
    assert in_a_child(endless, 0.02) is None
    os.close(sender)
    assert os.read(receiver, 1) == b"" and time.monotonic() - began < 30  # nobody is left who could write
    os.close(receiver)


def test_a_child_that_is_at_work_for_ever_is_ended() -> None:
    def busy(_: Path) -> None:
        while True:
            pass

    assert in_a_child(busy, 0.5) is None


def test_what_goes_wrong_in_a_child_is_told() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        in_a_child(lambda _: 1 // 0, 20)


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module in a project of its own."""
    monkeypatch.setattr(trial, "ROOT", tmp_path)
    path = tmp_path / "doubled.py"
    path.write_text(MODULE, encoding="utf-8")
    made = importlib.util.spec_from_file_location("doubled", path)
    assert made and made.loader
    found = importlib.util.module_from_spec(made)
    made.loader.exec_module(found)
    return found


def test_a_mutant_takes_the_place_of_a_function_wherever_it_was_imported(module: ModuleType) -> None:
    double, other = module.double, module.other
    code = other.__code__
    source = MODULE.replace("2 * number", "3 * number")
    trial.put_in_place(Mutant("doubled.py", 2, "double", "return 2 * number", "return 3 * number", source))
    assert double(5) == 15 and other.__code__ is code


def test_a_mutant_has_other_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "ROOT", tmp_path)
    source = "def f(a, b=1, *, c=2, d=()):\n    return a, b, c, d\n"
    (tmp_path / "f.py").write_text(source, encoding="utf-8")
    found: dict[str, Any] = {}
    exec(compile(source, str(tmp_path / "f.py"), "exec"), found)
    mutated = source.replace("b=1", "b=7").replace("c=2", "c=8")
    trial.put_in_place(Mutant("f.py", 1, "f", "", "", mutated))
    assert found["f"](0) == (0, 7, 8, ())
    assert trial.lines_of_function("f.py", 2) == range(1, 3)


def test_what_the_functions_of_the_generator_have_kept_is_forgotten(module: ModuleType) -> None:
    calls: list[int] = []
    kept_by_report = cache(calls.append)
    kept_by_report.__module__ = "report.html.notes"
    for _ in range(2):
        kept_by_report(1)
        trial.put_in_place(Mutant("doubled.py", 2, "double", "", "", MODULE))
    assert calls == [1, 1]


def test_the_quickest_tests_that_reach_the_line_are_tried_within_the_budget() -> None:
    found = {
        "slow": {"seconds": 5.0, "lines": {"a.py": [1, 4]}},
        "quick": {"seconds": 0.1, "lines": {"a.py": [4]}},
        "elsewhere": {"seconds": 0.0, "lines": {"a.py": [1], "b.py": [4]}},
    }
    assert nearest(found, "a.py", 4, WHOLE, 10) == ["quick", "slow"]
    assert nearest(found, "a.py", 5, WHOLE, 10) == ["quick", "slow"]  # a line of the statement that begins on line 4
    assert nearest(found, "a.py", 4, WHOLE, 1) == ["quick"]
    assert nearest(found, "c.py", 4, WHOLE, 1) == []
    assert nearest(found, "a.py", 3, range(3, 9), 10) == ["quick", "slow"]  # the head of the function


def run(*ends: str, **others: object) -> dict[str, Any]:
    """What a trial of a room has found: a mutant for each of the ends."""
    tried = [NOTICED | {"line": at, "before": f"x = {at}", "end": end} | others for at, end in enumerate(ends)]
    return {"html": {"mutants": 70, "tried": tried}, "again": []}


def test_what_survives_is_told_until_a_test_kills_it() -> None:
    runs: list[dict[str, Any]] = []
    noted(runs, 4, 1, run("tests/test_a.py::test_one", "timed out", "survived", "survived"))
    assert "| `html` | 70 | 4 | 1 | 1 | 0 | 0 | 2 | 50 % | 50 % |" in page(runs)
    assert page(runs).count("**left**") == 2
    again(runs, [dict(one) | {"end": "tests/test_b.py::test_two"} for one in runs[0]["survivors"][:1]])
    assert "| `html` | 70 | 4 | 1 | 1 | 1 | 0 | 1 | 50 % | 75 % |" in page(runs)
    assert "killed by `` tests/test_b.py::test_two `` since" in page(runs)


def test_a_room_that_is_tried_again_with_its_seed_takes_the_place_of_what_was_noted() -> None:
    runs: list[dict[str, Any]] = []
    noted(runs, 2, 1, run("survived", "survived"))
    noted(runs, 2, 1, run("survived", "tests/test_a.py::test_one"))
    assert len(runs) == 1 and len(runs[0]["survivors"]) == 1 and runs[0]["rooms"]["html"]["killed"] == 1


def test_the_page_is_the_one_that_was_written_last() -> None:
    assert (ROOT / "docs/mutations.md").read_text(encoding="utf-8") == page(kept())


@pytest.mark.skipif(not importlib.util.find_spec("mutmut"), reason="mutmut is not installed")
@pytest.mark.slow
def test_a_seed_chooses_the_same_mutants_every_time_and_each_is_found_again() -> None:
    (whole, one), (_, other), (_, third) = (sampled("html", 4, seed) for seed in (1, 1, 2))
    assert whole > 500 and one == other and one != third
    assert [found_again(mutant.told()) for mutant in one] == one
