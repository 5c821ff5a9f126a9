"""Setting up: what is there is left alone, what changed is installed again, what is missing is named.

No test here installs anything: programs are recorded instead of started.
"""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from setup import ready

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def need(name, present=False):
    return ready.Need(name, lambda: present, f"{name}-apt", f"{name}-dnf", f"{name}-brew")


def installed(started):
    """The locks that pip was asked to install."""
    return [command.rpartition("/")[2] for command in started if "pip install" in command]


def pins(lock):
    return {name: (version, hashes) for name, version, hashes in PIN.findall((ROOT / lock).read_text())}


@pytest.fixture
def started(monkeypatch):
    """The programs that set-up would start; of making an environment, only the files that tell it is whole."""
    commands = []

    def record(*command):
        commands.append(" ".join(map(str, command)))
        if "venv" in command:
            make_environment(command[-1])
        return True

    monkeypatch.setattr(ready, "succeeds", record)
    return commands


def make_environment(folder, version=ready.PYTHON):
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    for name in ("bin/python", "bin/pip"):
        (folder / name).write_text("")
    (folder / "pyvenv.cfg").write_text(f"version = {version}.1\n")


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "requirements.lock").write_text("one==1\n")
    (tmp_path / "requirements-test.lock").write_text("one==1\ntwo==2\n")
    return tmp_path


def test_first_run_makes_an_environment_from_the_lock_with_hashes(checkout, started):
    ready.packages(checkout, "build")
    assert started[0].endswith(f"-m venv --clear {checkout / '.venv'}")
    assert started[1].endswith(f"--require-hashes -r {checkout / 'requirements.lock'}")


@pytest.mark.parametrize("mode", ["build", "test"])
def test_second_run_starts_nothing(checkout, started, mode):
    ready.packages(checkout, mode)
    started.clear()
    ready.packages(checkout, mode)
    assert started == []


def test_a_test_environment_can_build_but_not_the_other_way_round(checkout, started):
    ready.packages(checkout, "test")
    started.clear()
    ready.packages(checkout, "build")
    assert started == []
    (checkout / ".venv/ready.stamp").unlink()
    ready.packages(checkout, "build")
    started.clear()
    ready.packages(checkout, "test")
    assert installed(started) == ["requirements-test.lock"]


def test_a_changed_lock_is_installed_into_the_same_environment(checkout, started):
    ready.packages(checkout, "build")
    started.clear()
    (checkout / "requirements.lock").write_text("one==2\n")
    ready.packages(checkout, "build")
    assert installed(started) == ["requirements.lock"]
    assert not any("-m venv" in command for command in started)


def test_installing_for_a_build_forgets_what_tests_had(checkout, started):
    ready.packages(checkout, "test")
    original = (checkout / "requirements.lock").read_text()
    (checkout / "requirements.lock").write_text("one==0\n")
    ready.packages(checkout, "build")
    (checkout / "requirements.lock").write_text(original)
    started.clear()
    ready.packages(checkout, "test")
    assert installed(started) == ["requirements-test.lock"]


def test_a_failed_install_is_tried_again(checkout, started, monkeypatch):
    ready.packages(checkout, "build")
    (checkout / "requirements.lock").write_text("one==2\n")
    with monkeypatch.context() as patch:
        patch.setattr(ready, "succeeds", lambda *command: False)
        with pytest.raises(SystemExit, match="pip install"):
            ready.packages(checkout, "build")
    started.clear()
    ready.packages(checkout, "build")
    assert installed(started) == ["requirements.lock"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda venv: (venv / "bin/python").unlink(),
        lambda venv: (venv / "bin/pip").unlink(),
        lambda venv: (venv / "pyvenv.cfg").write_text("version = 3.1.1\n"),
    ],
    ids=["python gone", "half made", "other version"],
)
def test_an_environment_that_cannot_serve_is_made_anew(checkout, started, spoil):
    ready.packages(checkout, "build")
    started.clear()
    spoil(checkout / ".venv")
    ready.packages(checkout, "build")
    assert " -m venv --clear " in started[0]


def test_advice_is_one_line_for_three_systems():
    line = ready.advice([need("pango"), need("chromium")])
    assert "\n" not in line
    assert "pango, chromium" in line
    for form in (
        "apt-get install pango-apt chromium-apt",
        "dnf install pango-dnf chromium-dnf",
        "brew install pango-brew chromium-brew",
    ):
        assert form in line


@pytest.mark.parametrize(
    "mode,ci,stops",
    [
        ("build", "", True),
        ("build", "true", True),
        ("test", "", False),
        ("test", "true", True),
    ],
)
def test_what_is_missing_stops_a_build_and_ci_only(monkeypatch, capsys, started, mode, ci, stops):
    monkeypatch.setitem(ready.NEEDS, mode, [need("pango"), need("here", present=True)])
    monkeypatch.setattr(ready.os, "geteuid", lambda: 1000)
    monkeypatch.setenv("CI", ci)
    if stops:
        with pytest.raises(SystemExit, match=r"Missing: pango\. .*apt.*dnf.*brew"):
            ready.system(mode)
    else:
        ready.system(mode)
        assert capsys.readouterr().out.startswith("Missing: pango. ")
    assert started == []


def test_root_on_debian_installs_only_what_is_missing(monkeypatch, started):
    monkeypatch.setitem(ready.NEEDS, "test", [need("pango"), need("here", present=True), need("hunspell")])
    monkeypatch.setattr(ready.os, "geteuid", lambda: 0)
    monkeypatch.setattr(ready.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.delenv("CI", raising=False)
    ready.system("test")
    assert [command.split()[-1] for command in started] == ["update", "pango-apt", "hunspell-apt"]


def test_nothing_is_started_when_the_system_has_all(monkeypatch, started):
    monkeypatch.setitem(ready.NEEDS, "build", [need("pango", present=True)])
    ready.system("build")
    assert started == []


@pytest.mark.parametrize("root,fetched", [(False, []), (True, ["build"])])
def test_who_may_not_install_a_library_is_told_before_anything_is_fetched(monkeypatch, started, root, fetched):
    done = []
    monkeypatch.setitem(ready.NEEDS, "build", [need("pango")])
    monkeypatch.setattr(ready, "may_use_apt", lambda: root)
    monkeypatch.setattr(ready, "packages", lambda checkout, mode: done.append(mode))
    with pytest.raises(SystemExit, match=r"Missing: pango\."):
        ready.main("build")
    assert done == fetched and len(started) == 2 * root


def test_an_old_python_is_told_what_to_do(monkeypatch, started):
    monkeypatch.setattr(ready, "OLDEST", (sys.version_info.major + 1, 0))
    with pytest.raises(SystemExit, match="make PYTHON="):
        ready.main("build")
    assert started == []


def test_locks_pin_every_package_with_hashes_and_agree():
    build, test = pins("requirements.lock"), pins("requirements-test.lock")
    for lock, found in (("requirements.lock", build), ("requirements-test.lock", test)):
        assert len(found) == (ROOT / lock).read_text().count("==")
    assert build.items() <= test.items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_locks_name_no_address_and_no_folder(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|^-|(?<![\w.-])/\w", text, re.MULTILINE)


def test_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = {
        "requirements.lock": project["dependencies"],
        "requirements-test.lock": project["dependencies"] + project["optional-dependencies"]["test"],
    }
    for lock, asked in named.items():
        assert {re.split(r"[^\w.-]", line)[0].lower() for line in asked} <= pins(lock).keys()


def test_files_that_ask_whether_to_try_all_are_among_those_in_which_make_faults_does():
    sampled = (ROOT / "Makefile").read_text().partition("SAMPLED = ")[2].partition("\n\n")[0]
    asking = [
        path for path in (ROOT / "tests").rglob("test_*.py") if '.getoption("--faults")' in path.read_text("utf-8")
    ]
    names = {path.relative_to(ROOT).as_posix() for path in asking if path.name != "test_setup.py"}
    assert names and names <= set(sampled.split())
