"""Known vulnerabilities: what pip-audit finds fails, and what it cannot look up is counted and is no silent pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from setup import vulnerabilities
from setup.vulnerabilities import KNOWN, UNKNOWN

SOUND = {"name": "jinja2", "version": "3.1.6", "vulns": []}
FOUND = {
    "name": "pillow",
    "version": "9.0",
    "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["9.1", "10.0"], "description": "…"}],
}
UNMENDED = {"name": "six", "version": "1", "vulns": [{"id": "GHSA-1", "aliases": [], "fix_versions": []}]}
SKIPPED = {"name": "numpy", "skip_reason": "Dependency not found on PyPI"}
UNREACHED = ("", "Traceback …\nrequests.exceptions.ConnectionError: api.osv.dev cannot be reached\n")


def services(**answers: tuple[str, str] | list[dict[str, Any]]) -> Callable[[str], tuple[str, str]]:
    """pip-audit with these answers of the services."""

    def ask(service: str) -> tuple[str, str]:
        given = answers[service]
        return given if isinstance(given, tuple) else (json.dumps({"dependencies": given, "fixes": []}), "")

    return ask


@pytest.mark.parametrize("strict", [False, True])
def test_nothing_known_of_all_packages_is_a_pass_and_asks_one_service(
    strict: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vulnerabilities.main(services(pypi=[SOUND]), strict=strict) == 0
    assert capsys.readouterr().out == "pypi: 1 packages looked up, 0 vulnerabilities known\n"


def test_a_known_vulnerability_fails_with_package_name_and_cure(capsys: pytest.CaptureFixture[str]) -> None:
    assert vulnerabilities.main(services(pypi=[SOUND, FOUND, UNMENDED])) == KNOWN
    printed = capsys.readouterr().out
    assert "pillow 9.0: PYSEC-1 (CVE-1); mended in 9.1 or 10.0\n" in printed
    assert "six 1: GHSA-1; no version mends it yet\n" in printed
    assert "make lock UPGRADE=1" in printed


def test_what_one_service_does_not_know_the_other_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert vulnerabilities.main(services(pypi=[SOUND, SKIPPED], osv=[SOUND, FOUND])) == KNOWN
    printed = capsys.readouterr().out
    assert "NOT looked up: 1 packages, because of: Dependency not found on PyPI" in printed


@pytest.mark.parametrize(("strict", "code"), [(False, 0), (True, UNKNOWN)])
def test_services_that_cannot_be_reached_are_a_counted_skip_and_no_pass_where_ci_is_true(
    strict: bool, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vulnerabilities.main(services(pypi=[SKIPPED, SOUND], osv=UNREACHED), strict=strict) == code
    printed = capsys.readouterr().out
    assert "because of: requests.exceptions.ConnectionError: api.osv.dev cannot be reached" in printed
    assert "Skipped: nobody knows of 1 of " in printed
