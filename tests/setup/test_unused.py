"""Code that nothing uses is named, wherever a name may be used from; so is a name that need not be ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from setup import unused

FILES = {
    "report/a.py": "def called(): return 1\ndef dead(): return called()\ndef do_GET(): return 2\n",
    "report/templates/a.html": "<p>{{ shown }}</p>",
    "report/b.py": "class Row:\n    shown: str\n    hidden: str\n",
    "figures/names.py": "falling = 1\nrising = 2\n",
    "figures/values.py": "@values('x')\ndef found():\n    return Row\n",
    "chapters/a.en.qmd": "It is `{python} falling`.\n",
    "tests/test_a.py": "from report.a import dead\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which a chapter, a template and a decorator use some of the code."""
    for file, text in FILES.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_only_tests_use_is_dead_and_what_chapters_and_templates_name_is_not(project: Path) -> None:
    found = [line.split(":")[0::2][:2] for line in unused.unused(project, ["do_GET"], ["values"])]
    assert sorted(map(tuple, found)) == [
        ("figures/names.py", " unused variable 'rising'"),
        ("report/a.py", " unused function 'dead'"),
        ("report/b.py", " unused variable 'hidden'"),
    ]


def test_a_name_that_is_used_or_gone_need_not_be_ignored(project: Path) -> None:
    lines = unused.unused(project, ["called", "do_GET", "gone"], ["values"])
    assert [line for line in lines if "under [tool.vulture] is used" in line] == [
        "pyproject.toml: called under [tool.vulture] is used, or is gone: remove it",
        "pyproject.toml: gone under [tool.vulture] is used, or is gone: remove it",
    ]
