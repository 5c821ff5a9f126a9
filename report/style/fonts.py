"""The typefaces of a theme: which files they are and where those lie.  Opens no font and copies nothing."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Weight and style of each face, as style sheets ask for it.
WEIGHTS = {"regular": (400, "normal"), "italic": (400, "italic"), "strong": (600, "normal")}
# The formats of the font files of a project by their endings, those of pages too, and the typefaces of the reader's
# machine until a file has come.
FONT_FORMATS = {".ttf": "truetype", ".otf": "opentype"}
_ALL_FORMATS = FONT_FORMATS | {".woff2": "woff2"}
FALLBACKS = {"serif": "Georgia, serif", "sans-serif": '"Segoe UI", sans-serif'}
MONOSPACE = "monospace"  # the generic family of what is typed, which pages take from the reader's machine


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file by its `path` in the project or, with `package`, in the folder ``files`` of a Python package."""

    path: str
    package: str = ""

    @property
    def name(self) -> str:
        """The name of the file, under which editions have it."""
        return self.path.rpartition("/")[2]

    def find(self, root: Path) -> Path:
        """The file, for a project in `root`.  Raises LookupError when its package is not installed."""
        return package_folder(self.package) / self.path if self.package else root / self.path


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface: its `family` as style sheets name it, its generic family, and the file of each face."""

    family: str
    generic: str
    regular: FontFile
    italic: FontFile
    strong: FontFile

    @property
    def files(self) -> dict[str, FontFile]:
        """The file of each face, by the face's name."""
        return {"regular": self.regular, "italic": self.italic, "strong": self.strong}

    def rules(self, base: str) -> str:
        """The @font-face rules for whole files at the address `base`."""
        return "".join(self.rule(face, f"{base}{file.name}") for face, file in self.files.items())

    def rule(self, face: str, address: str, only: str = "", suffix: str = "") -> str:
        """The @font-face rule of a face in the file at `address`; `only` is a range of characters, empty for all.

        `suffix` is that of the file, for an address that does not end in it.
        """
        (weight, style), kind = WEIGHTS[face], _ALL_FORMATS[suffix or Path(address).suffix.lower()]
        within = f" unicode-range: {only};" if only else ""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {weight}; font-style: {style}; '
            f'font-display: swap; src: url("{address}") format("{kind}");{within} }}\n'
        )


@cache
def package_folder(package: str) -> Path:
    """The folder with the font files of a Python package, by its name on PyPI or in Python.

    Raises LookupError when it is not installed.
    """
    spec = importlib.util.find_spec(package.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise LookupError(f"the package {package.replace('_', '-')} is not installed")
    return Path(spec.origin).parent / "files"


def _source(family: str, generic: str, package: str, stem: str) -> Typeface:
    regular, italic, strong = (FontFile(f"{stem}-{name}.ttf", package) for name in ("Regular", "It", "Semibold"))
    return Typeface(family, generic, regular, italic, strong)


# The typefaces that the generator itself brings along.
SERIF = _source("Source Serif Pro", "serif", "font-source-serif-pro", "SourceSerifPro")
SANS = _source("Source Sans Pro", "sans-serif", "font-source-sans-pro", "SourceSansPro")
_PLEX = ("IBMPlexMono-Regular.ttf", "IBMPlexMono-Italic.ttf", "IBMPlexMono-SemiBold.ttf")
MONO = Typeface("IBM Plex Mono", MONOSPACE, *(FontFile(name, "fontpkg-ibm-plex-mono") for name in _PLEX))
