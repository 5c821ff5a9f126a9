"""Addresses that open an editor: by what is asked for, by the environment, or the usual one."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.serve.editors import SCHEMES, address, template

FILE = Path("/home/anna/two words/01-growth.en.qmd")


@pytest.mark.parametrize(
    ("given", "environment", "wanted"),
    [
        ("", {}, "code"),
        ("", {"EDITOR": "vim"}, "code"),
        ("", {"VISUAL": "/usr/bin/codium --wait", "EDITOR": "vim"}, "codium"),
        ("", {"VISUAL": "nano", "EDITOR": "subl -w"}, "subl"),
        ("zed", {"VISUAL": "code"}, "zed"),
        ("no such editor", {"EDITOR": "cursor"}, "cursor"),
    ],
)
def test_the_editor_is_the_first_that_has_addresses(given: str, environment: dict[str, str], wanted: str) -> None:
    assert template(given, environment) == SCHEMES[wanted]


def test_a_form_of_ones_own_is_taken_as_it_is() -> None:
    assert (
        address(template("my://{path}?at={line}", {}), FILE, 7) == f"my://{'/home/anna/two%20words'}/{FILE.name}?at=7"
    )


def test_the_usual_address_names_file_and_line() -> None:
    assert address(SCHEMES["code"], FILE, 7) == f"vscode://file/home/anna/two%20words/{FILE.name}:7"
    assert address(SCHEMES["code"], FILE, 0).endswith(":1")


@pytest.mark.parametrize("form", SCHEMES.values())
def test_every_form_has_a_place_for_file_and_line_or_the_file_alone(form: str) -> None:
    assert form.count("{path}") == 1 and form.count("{line}") <= 1
