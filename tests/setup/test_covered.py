"""The page of lines that no test runs: sums by room, places with their reasons, and a failure where one has none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from setup import covered

SOURCE = "import os\n\n\ndef a():\n    if os.name == 'nt':\n        x = 1\n        return x\n    return 2  # a | b\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one module with eight lines, of which coverage.py has counted six."""
    for file, text in {"report/room/one.py": SOURCE, covered.REASONS: "", "docs/page.md": ""}.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(covered, "ROOT", tmp_path)
    return tmp_path


def written(project: Path, missing: list[int], why: str = "", more: int = 0) -> tuple[int, str]:
    """The exit code and the page when these lines are missing, and `more` other lines are all run."""
    (project / covered.REASONS).write_text(why, encoding="utf-8")
    lines = [1, 4, 5, 6, 7, 8]
    found = {"executed_lines": [line for line in lines if line not in missing], "missing_lines": missing}
    found["summary"] = {"num_statements": len(lines), "covered_lines": len(lines) - len(missing)}
    other = {"executed_lines": [], "missing_lines": [], "summary": {"num_statements": more, "covered_lines": more}}
    (project / "report/other.py").write_text("", encoding="utf-8")
    files = {"report/room/one.py": found, "report/other.py": other, "tests/x.py": found}
    (project / "report.json").write_text(json.dumps({"files": files}), encoding="utf-8")
    code = covered.main(project / "report.json", "a run")
    return code, (project / covered.PAGE).read_text(encoding="utf-8")


def test_everything_run_is_a_pass(project: Path) -> None:
    code, page = written(project, [])
    assert code == 0
    assert "**100.0 % of 6 lines**" in page and "| room | 6 | 100.0 % | 0 |" in page and "from a run." in page


def test_lines_that_follow_each_other_are_one_place_and_have_the_reason_of_the_first(project: Path) -> None:
    why = '["report/room/one.py"]\n"x = 1" = "Another system."\n'
    code, page = written(project, [6, 7], why, more=100)
    assert code == 0
    assert "| report/room/one.py:6 | 2 | `x = 1` | Another system. |" in page
    assert "and 2 left, of which 2 have their reason" in page


def test_a_place_without_a_reason_fails_and_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, page = written(project, [8], more=100)
    assert code == 1
    assert "| report/room/one.py:8 | 1 | `return 2  # a \\| b` | **none** |" in page
    assert "1 places have no reason in setup/uncovered.toml, such as report/room/one.py:8." in capsys.readouterr().out


def test_below_the_goal_reasons_do_not_help(project: Path) -> None:
    why = '["report/room/one.py"]\n"x = 1" = "Another system."\n'
    assert [written(project, [6, 7], why, more=more)[0] for more in (60, 61)] == [1, 0]


def test_shares_are_rounded_down() -> None:
    assert covered.percent(9699, 10_000) == "96.9 %"
