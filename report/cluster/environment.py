"""What has to be the same on every machine that takes part in a build, because what is printed depends on it."""

from __future__ import annotations

import platform
import re
from functools import cache
from importlib import metadata
from pathlib import Path

from report import __version__
from report.cache.dependencies import Dependencies
from report.cache.environment import PACKAGES, pango_version
from report.cluster.orders import Environment

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_OPTIONAL = re.compile(r";.*\bextra\b")  # a requirement of an extra
_SEPARATORS = re.compile(r"[-_.]+")
_DIGITS = 12  # of a digest, as people compare them


@cache
def environment() -> Environment:
    """The generator, Python, the machine, Pango, Dask's `distributed`, and the packages that shape what is printed.

    Each comes with its version, the generator with the digest of its files too.  The packages are those that the
    generator needs, and all that these need.
    """
    generator = Dependencies(Path())("generator")[:_DIGITS]
    found = {
        "report-generator": f"{__version__} ({generator})",
        "Python": platform.python_version(),
        "the machine": f"{platform.system()} {platform.machine()}",
        "Pango": pango_version(),
        "distributed": metadata.version("distributed"),
    }
    return *found.items(), *sorted(_packages().items())


def differences(here: Environment, there: Environment) -> tuple[tuple[str, str, str], ...]:
    """What has not the same version: its name, the version here and the one there, empty for what is not there."""
    ours, theirs = dict(here), dict(there)
    names = dict.fromkeys((*ours, *theirs))
    return tuple((n, ours.get(n, ""), theirs.get(n, "")) for n in names if ours.get(n) != theirs.get(n))


def _packages() -> dict[str, str]:
    """The versions of the packages that are installed of those that the generator needs, and of what these need."""
    versions: dict[str, str] = {}
    waiting = [*PACKAGES]
    while waiting:
        name = _SEPARATORS.sub("-", waiting.pop()).lower()
        if name in versions:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on another system, or missing: then it is so on one side only
        versions[name] = package.version
        needed = [text for text in package.requires or () if not _OPTIONAL.search(text)]
        waiting += [match[0] for text in needed if (match := _NAME.match(text))]
    return versions
