"""What is done once ahead of all children is what each of them would do: it saves time and changes nothing."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from report.execute import imports
from report.execute.fork import run_forked
from report.execute.guard import Guard
from report.execute.records import Limits, Send
from report.execute.run import results_of


def imported(root: Path, compiled: list[str]) -> list[object]:
    """What a child finds in the module ``found`` of the project in `root`, what it read, and what it compiled itself.

    Names of the latter are added to `compiled` in the child only.
    """

    def job(send: Send) -> None:
        guard = Guard(root, str(root))
        imports.watch_imports(guard)
        guard.start()
        plain = imports._code
        imports._code = lambda source, path: compiled.append(Path(path).name) or plain(source, path)  # type: ignore[func-returns-value]
        import found  # type: ignore[import-not-found]

        send([found.WHAT, sorted(guard.read), compiled])

    return [message for _, message in run_forked([job], 1, Limits(20, 1024))]


def test_a_child_takes_what_was_compiled_as_long_as_the_source_is_the_same(tmp_path: Path) -> None:
    file = tmp_path.resolve() / "found.py"
    file.write_text("WHAT = 1", encoding="utf-8")
    imports.compile_ahead([file])
    read = ["found.py", "module:found"]
    assert imported(file.parent, []) == [[1, read, []]]
    file.write_text("WHAT = 2", encoding="utf-8")  # of the same size, within the same second
    assert imported(file.parent, []) == [[2, read, ["found.py"]]]
    imports.compile_ahead([file])
    assert imported(file.parent, []) == [[2, read, []]]


@pytest.mark.parametrize("source", [b"def", b"\0", b"\xff = 1", b"(" * 300, b"-" * 100_000 + b"1"])
def test_source_that_is_none_is_left_to_the_child_and_nothing_is_said_of_any(tmp_path: Path, source: bytes) -> None:
    bad, odd = tmp_path / "bad.py", tmp_path / "odd.py"
    bad.write_bytes(source)
    odd.write_text("'\\ '", encoding="utf-8")  # which Python warns of
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        imports.compile_ahead([bad, odd])
    assert [path for path, _ in imports._compiled] == [str(odd)]


def test_nothing_to_run_has_no_results() -> None:
    assert results_of([]) == []
