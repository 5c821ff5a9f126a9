"""The licences of what is pinned: read from the metadata, held against the accepted, and named where they oblige."""

from __future__ import annotations

from email.message import Message
from pathlib import Path

import pytest

from setup import licences, ready

ROOT = Path(__file__).resolve().parents[2]
LISTED = """
accepted = ["MIT", "BSD-3-Clause"]
[classifiers]
"MIT License" = "MIT"
[stated]
vague = { said = "BSD License", is = "BSD-3-Clause" }
[[obliges]]
packages = ["strong"]
licence = "GPL-3.0-or-later"
to = "Hand out the source."
[system]
Pango = "LGPL-2.0-or-later"
"""
NOTED = f"before\n{licences.BEGIN}\nold\n{licences.END}\nafter\n"


def metadata(**fields: str | list[str]) -> Message:
    """What a package says of itself."""
    message = Message()
    for name, said in fields.items():
        for one in [said] if isinstance(said, str) else said:
            message[name.replace("_", "-")] = one
    return message


def found(**said: str) -> list[str]:
    """What is wrong with packages that say this of their licences, beside those that the list is about."""
    known = licences.listed(LISTED)
    said = {"vague": "BSD License", "strong": "GPL-3.0-or-later"} | said
    return licences.problems(list(licences.looked_up(dict.fromkeys(said, "tests"), said, known)), known)


def test_every_pinned_package_has_an_accepted_licence_and_the_notice_names_what_obliges(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert licences.main(rewrite=False) == 0, capsys.readouterr().out


def test_the_notice_names_pandoc_the_dictionaries_the_typefaces_and_what_set_up_asks_of_the_system() -> None:
    rows = [line.split(" | ")[0].strip("| ") for line in (ROOT / "NOTICE.md").read_text("utf-8").splitlines()]
    assert {"pypandoc-binary", "pyphen", "font-source-serif-pro"} <= set(rows)
    assert {need.name.split()[0] for need in ready.NEEDS["test"]} <= set(rows)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"License_Expression": "MIT OR Apache-2.0", "License": "BSD-3-Clause"}, "MIT OR Apache-2.0"),
        ({"License": "BSD-3-Clause", "Classifier": "License :: OSI Approved :: BSD License"}, "BSD-3-Clause"),
        ({"License": "BSD", "Classifier": "License :: OSI Approved :: BSD License"}, "BSD License"),
        ({"License": "UNKNOWN", "Classifier": ["License :: OSI Approved :: A", "License :: B", "Topic :: C"]}, "A; B"),
        ({"License": "Permission is granted\nto all", "Classifier": "Topic :: C"}, ""),
        ({"License": "of my own"}, "of my own"),
    ],
)
def test_the_most_exact_of_what_a_package_says_counts(fields: dict[str, str | list[str]], said: str) -> None:
    assert licences.said_by(metadata(**fields)) == said


def test_what_is_accepted_stated_or_named_as_obliging_passes() -> None:
    assert found(a="MIT", b="MIT License", c="MIT OR GPL-3.0-only", d="MIT AND (BSD-3-Clause OR GPL-3.0-only)") == []


@pytest.mark.parametrize("said", ["GPL-3.0-or-later", "MIT AND GPL-3.0-or-later", "LicenseRef-own", "Apache-2.0"])
def test_a_licence_that_is_not_accepted_is_named_with_its_package_and_the_cure(said: str) -> None:
    (told,) = found(other=said)
    assert told.startswith("other ") and said in told and "setup/licences.toml" in told


@pytest.mark.parametrize("said", ["", "BSD License", "free", "A; B"])
def test_a_licence_that_nobody_names_is_to_be_stated(said: str) -> None:
    (told,) = found(other=said)
    assert told.startswith(f"other says {said or 'nothing'!r}") and "[stated]" in told


def test_a_package_that_comes_to_say_something_else_is_looked_at_again() -> None:
    (told,) = found(vague="GPL-2.0-only")
    assert told.startswith("vague now says 'GPL-2.0-only': read its licence again")


def test_lines_that_nothing_needs_are_named() -> None:
    known = licences.listed(LISTED)
    names = {"vague": "BSD License", "strong": "MIT"}
    packages = list(licences.looked_up(dict.fromkeys(names, "tests"), names, known))
    assert licences.problems(packages, known) == [
        "strong obliges to nothing: remove it from [[obliges]] in setup/licences.toml"
    ]
    assert [line.split(":")[0] for line in licences.problems(packages[1:], known)] == [
        "vague is in setup/licences.toml and in no lock",
        "strong obliges to nothing",
    ]


def test_the_table_has_what_obliges_and_counts_the_others() -> None:
    known = licences.listed(LISTED)
    packages = [licences.Pinned("strong", "tests", "", "GPL-3.0-or-later"), licences.Pinned("a", "tests", "", "MIT")]
    noted = licences.with_table(NOTED, licences.table(packages, known))
    assert "| strong | GPL-3.0-or-later | tests | Hand out the source. |" in noted.splitlines()
    assert "The other 1 packages" in noted and "| Pango | LGPL-2.0-or-later |" in noted
    assert noted.startswith("before\n") and noted.endswith("\nafter\n") and "old" not in noted
    with pytest.raises(ValueError, match="has no line"):
        licences.with_table("before\nafter\n", "")


def test_a_package_that_is_not_installed_is_not_taken_for_an_accepted_one() -> None:
    said, missing = licences.installed({"pytest": "tests", "no-such-package": "tests"})
    assert said == {"pytest": "MIT"}
    assert missing == ["no-such-package is pinned and not installed: python3 setup/ready.py test"]
