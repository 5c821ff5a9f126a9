"""The typefaces of the editions, straight from their Python packages.  Copies nothing into the project."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
# (family, weight, style) -> (package, file)
FACES = {
    (SERIF, 400, "normal"): ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    (SERIF, 400, "italic"): ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    (SERIF, 600, "normal"): ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    (SANS, 400, "normal"): ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    (SANS, 400, "italic"): ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    (SANS, 600, "normal"): ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}


def font_files() -> dict[str, Path]:
    """Every font file by its name.  Raises LookupError when a package is not installed."""
    return {name: _folder(package) / name for package, name in FACES.values()}


def font_faces(base: str) -> str:
    """The @font-face rules for files at the address `base`."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'font-display: swap; src: url("{base}{name}") format("truetype"); }}\n'
        for (family, weight, style), (_, name) in FACES.items()
    )


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise LookupError(f"the package {package.replace('_', '-')} is not installed")
    return Path(spec.origin).parent / "files"
