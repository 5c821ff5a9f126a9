"""What stands ready for editors, hooks and forges: it parses, is pinned, and calls what there is.

Nothing of it runs by itself in this repository.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from report.command.arguments import USUAL_PORT, parsers
from setup import links, ready, staged

ROOT = Path(__file__).resolve().parents[2]
GITHUB, GITLAB, HOOKS = "docs/ci/github.yml", "docs/ci/gitlab.yml", ".pre-commit-config.yaml"
PINNED = re.compile(r"\S+@[0-9a-f]{40}")
IMAGE = re.compile(r"debian:[a-z]+-\d{8}-slim@sha256:[0-9a-f]{64}")
COMMAND = re.compile(r"\./build\.py\b([^>|&;\n]*)")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def parsed(name: str) -> dict[Any, Any]:
    return yaml.safe_load(text(name))


def lines(part: object) -> Iterator[str]:
    """Every text anywhere in `part`."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from lines(one)


@pytest.mark.parametrize("name", [GITHUB, GITLAB, HOOKS])
def test_the_commands_in_a_template_are_commands(name: str) -> None:
    told = [shlex.split(command) for line in lines(parsed(name)) for command in COMMAND.findall(line)]
    parser, _ = parsers()
    assert told
    assert [parser.parse_args(arguments).command for arguments in told] == [arguments[0] for arguments in told]


@pytest.mark.parametrize("name", [GITHUB, GITLAB, "Dockerfile", HOOKS])
def test_what_make_is_asked_for_it_makes(name: str) -> None:
    targets = set(re.findall(r"^(\w+):", text("Makefile"), re.MULTILINE))
    asked = re.findall(r"(?:^|run: |- )make +(\w+)(?![\w=])", text(name), re.MULTILINE)
    assert set(asked) <= targets
    assert all((ROOT / file).is_file() for file in re.findall(r"setup/\w+\.py", text(name)))


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    used = re.findall(r"uses: (.+)", text(GITHUB))
    assert len(used) > 5
    for action in used:
        name, _, version = action.partition("  # ")
        assert PINNED.fullmatch(name) and re.fullmatch(r"v\d+\.\d+\.\d+", version), action


def test_one_image_by_its_digest_is_the_base_of_all() -> None:
    (base,) = re.findall(r"^FROM (\S+)", text("Dockerfile"), re.MULTILINE)
    assert IMAGE.fullmatch(base)
    assert parsed(GITLAB)["default"]["image"] == base


def test_the_image_has_what_set_up_asks_for_and_belongs_to_no_root() -> None:
    wanted = {name for need in ready.NEEDS["test"] for name in need.apt.split()}
    given = set(text("Dockerfile").split("install --no-install-recommends")[1].split("&&")[0].replace("\\", "").split())
    assert wanted <= given
    assert given - wanted == {"ca-certificates", "git", "make", "python3", "python3-venv"}
    assert re.findall(r"^USER (\w+)", text("Dockerfile"), re.MULTILINE) == ["author"]


def test_github_installs_what_set_up_asks_for() -> None:
    environment = parsed(GITHUB)["env"]
    assert environment["SYSTEM"].split() == [name for need in ready.BUILD for name in need.apt.split()]
    tests = {name for need in ready.TEST for name in need.apt.split()}
    assert set(environment["FOR_TESTS"].split()) == tests - {"chromium-headless-shell"}


def test_github_tests_from_the_oldest_python_on() -> None:
    versions = parsed(GITHUB)["jobs"]["test"]["strategy"]["matrix"]["python"]
    wanted = tomllib.loads(text("pyproject.toml"))["project"]["requires-python"]
    assert f">={versions[0]}" == wanted == ">={}.{}".format(*ready.OLDEST)
    assert versions == sorted(versions, key=lambda version: int(version.partition(".")[2]))


def test_nothing_runs_in_this_repository() -> None:
    assert not (ROOT / ".github").exists() and not (ROOT / ".gitlab-ci.yml").exists()


@pytest.mark.parametrize("name", [GITHUB, GITLAB])
def test_what_is_published_are_the_files_that_the_link_leads_to(name: str, tmp_path: Path) -> None:
    (copy,) = {line for line in lines(parsed(name)) if line.startswith("cp ")}
    (tmp_path / ".builds/1/da").mkdir(parents=True)
    (tmp_path / ".builds/1/da/index.html").write_text("x", encoding="utf-8")
    (tmp_path / "_site").symlink_to(".builds/1")
    subprocess.run(shlex.split(copy), cwd=tmp_path, check=True)
    assert not (tmp_path / "public").is_symlink()
    assert (tmp_path / "public/da/index.html").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("name", [GITHUB, GITLAB])
def test_the_cache_of_results_is_kept_and_outside_links_fail_nothing(name: str) -> None:
    build = (parsed(name).get("jobs") or parsed(name))["build"]
    assert ".cache" in list(lines(build))
    links = (parsed(name).get("jobs") or parsed(name))["links"]
    assert any("setup/links.py" in line for line in lines(links))


def test_the_container_of_editors_is_the_image() -> None:
    container = json.loads(text(".devcontainer/devcontainer.json"))
    folder = ROOT / ".devcontainer"
    assert (folder / container["build"]["dockerfile"]).resolve() == ROOT / "Dockerfile"
    assert container["forwardPorts"] == [USUAL_PORT]
    settings = container["customizations"]["vscode"]["settings"]
    schemas = [*settings["yaml.schemas"], *(entry["url"] for entry in settings["json.schemas"])]
    assert all((ROOT / schema).is_file() for schema in schemas)


def test_hooks_are_local_and_start_what_there_is() -> None:
    hooks = [hook for repository in parsed(HOOKS)["repos"] for hook in repository["hooks"]]
    assert {repository["repo"] for repository in parsed(HOOKS)["repos"]} == {"local"}
    assert {hook["language"] for hook in hooks} == {"system"}
    slow = [hook["id"] for hook in hooks if hook.get("stages") == ["pre-push"]]
    assert slow == ["check"]
    assert re.match(next(hook["files"] for hook in hooks if "files" in hook), "chapters/a/04-results.da.qmd")


def test_a_commit_checks_the_chapters_that_it_changes_once_each() -> None:
    files = ["chapters/a/04-results.da.qmd", "chapters/a/04-results.en.qmd", "chapters/b/brief.da.qmd"]
    command, *arguments = staged.arguments(files)
    assert Path(command) == ROOT / "build.py"
    assert parsers()[0].parse_args(arguments).chapter == ["04-results", "brief"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Se [siden](https://example.org/a_(b)).", ["https://example.org/a_(b)"]),
        ("url = {https://example.org/x?a=1&b=2},", ["https://example.org/x?a=1&b=2"]),
        ('"path": "https://example.org/#top", "http://example.com."', ["https://example.org/", "http://example.com"]),
        ("Intet her.", []),
    ],
)
def test_addresses_end_where_their_sentence_goes_on(line: str, found: list[str]) -> None:
    assert list(links.in_line(line)) == found


class Answering(BaseHTTPRequestHandler):
    """Answers by the path: 200, 404, 403, and 405 to HEAD alone."""

    def answer(self) -> None:
        code = int(self.path.strip("/"))
        self.send_response(200 if (code, self.command) == (405, "GET") else code)
        self.end_headers()

    do_GET = do_HEAD = answer

    def log_message(self, *_: object) -> None:
        pass


def test_what_does_not_answer_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.chdir(tmp_path)
        (tmp_path / "texts").mkdir()
        (tmp_path / "texts/a.qmd").write_text(
            f"[a]({site}/200)\n[b]({site}/404)\n[c]({site}/403) {site}/405\nhttp://127.0.0.1:1/gone\n", encoding="utf-8"
        )
        links.main(["texts"])
        server.shutdown()
    printed = capsys.readouterr().out
    assert printed.startswith("5 addresses outside, 2 without an answer.\n")
    assert f"| {site}/404 | 404 Not Found | texts/a.qmd:2 |" in printed
    assert "| http://127.0.0.1:1/gone |" in printed and "texts/a.qmd:4 |" in printed
