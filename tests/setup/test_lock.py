"""New pins are kept when every gate passes with them, and leave the old ones where one does not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from setup import lock

ROOT = Path(__file__).resolve().parents[2]
OLD = {"requirements.lock": "one==1 \\\n", "requirements-test.lock": "one==1 \\\ntwo==1 \\\n", "NOTICE.md": "old\n"}
NEW = {"requirements.lock": "one==2 \\\n", "requirements-test.lock": "one==2 \\\nthree==1 \\\n"}
# The gates of the tiny checkout leave a line each in the checkout itself, and one of them writes the notice.
MAKEFILE = """
licences: ; @echo new > NOTICE.md; echo $@ $$(head -c 6 requirements.lock) >> "$(RAN)"
vulnerabilities: ; @echo $@ >> "$(RAN)"; test "$@" != "$(FAILING)"
test: ; @echo $@ >> "$(RAN)"; test "$@" != "$(FAILING)"
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two locks, whose packages have moved meanwhile; nothing is asked of a registry."""
    root = tmp_path / "checkout"
    (root / ".venv").mkdir(parents=True)
    for name, text in {**OLD, "Makefile": MAKEFILE}.items():
        (root / name).write_text(text, encoding="utf-8")

    def pin(copy: Path, *, upgrade: bool) -> None:
        assert upgrade and copy != root and not (copy / ".venv").exists()
        for name, text in NEW.items():
            (copy / name).write_text(text, encoding="utf-8")

    monkeypatch.setattr(lock, "pin", pin)
    monkeypatch.setenv("RAN", str(tmp_path / "ran"))
    return root


def files(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in root.iterdir() if path.is_file()}


def ran(root: Path) -> list[str]:
    return root.with_name("ran").read_text(encoding="utf-8").splitlines()


def test_pins_with_which_every_gate_passes_are_put_in_place_with_their_notice(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert lock.main(checkout, upgrade=True) == 0
    assert files(checkout) == {**NEW, "NOTICE.md": "new\n", "Makefile": MAKEFILE}
    assert ran(checkout) == ["licences one==2", "vulnerabilities", "test"]
    printed = capfd.readouterr().out
    assert "Pins that move: 3\n  one: 1 → 2\n  three: new → 1\n  two: 1 → gone\n" in printed
    assert "All gates pass" in printed


@pytest.mark.parametrize("failing", ["vulnerabilities", "test"])
def test_a_gate_that_fails_leaves_everything_as_it_was_and_is_named(
    checkout: Path, failing: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAILING", failing)
    assert lock.main(checkout, upgrade=True) == 1
    assert files(checkout) == {**OLD, "Makefile": MAKEFILE}
    assert ran(checkout)[-1] == failing
    assert f"make {failing} fails with these pins; the lock files are as they were." in capfd.readouterr().out


def test_packages_that_do_not_fit_each_other_change_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(copy: Path, *, upgrade: bool) -> None:
        raise subprocess.CalledProcessError(1, "piptools")

    monkeypatch.setattr(lock, "pin", refuse)
    assert lock.main(checkout, upgrade=False) == 1
    assert files(checkout) == {**OLD, "Makefile": MAKEFILE}
    assert "cannot be pinned; the lock files are as they were" in capfd.readouterr().out


def test_every_gate_is_a_target_of_the_makefile_and_test_holds_what_lint_does() -> None:
    """What lint does besides is a test: tests/setup/test_unused.py."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    assert {f"{gate}:" for gate in lock.GATES} <= {line.split()[0] for line in makefile if line[:1].isalpha()}
    steps = makefile[makefile.index("test: style") + 1]
    assert ".venv/bin/mypy" in steps and "$(PYTEST)" in steps
    at = makefile.index("lint: style") + 1
    assert makefile[at : at + 2] == ["\t@.venv/bin/mypy", "\t@.venv/bin/python -m setup.unused"]
