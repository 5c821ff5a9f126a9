"""How a project looks: its colours, typefaces, logo and icon, as one frozen record that is passed along.

Knows no page and no drawing; where nothing is said it is the generator's own, neutral look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from report.style.fonts import MONO, SANS, SERIF, Typeface
from report.style.palette import DAY, NIGHT, ROLES, text_role


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the project by its path, with its text alternative by language."""

    path: str
    alt: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a project, whose files are found from `root` on: empty until :meth:`at` says where it lies.

    `day` and `night` are hex codes by role, `text` and `headings` the typefaces; figures, tables and whatever else
    is not running text have that of headings.  `code` is that of typed text on paper; pages have the machine's own.
    `credit` is what the colophon says of the typefaces, by language.
    `icon` is the path of an SVG, empty for a plain one in the colours of the theme.
    """

    root: str = ""
    day: Mapping[str, str] = field(default_factory=lambda: DAY)
    night: Mapping[str, str] = field(default_factory=lambda: NIGHT)
    text: Typeface = SERIF
    headings: Typeface = SANS
    credit: Mapping[str, str] = field(default_factory=dict)
    logo: Logo | None = None
    icon: str = ""
    code: Typeface = MONO

    def at(self, root: Path) -> Theme:
        """The same for the project in the folder `root`."""
        return replace(self, root=str(root))

    def colour(self, role: str) -> str:
        """The hex code of `role` by day.  Raises ValueError for a role that there is not."""
        if role not in self.day:
            raise ValueError(f"no colour has the role {role!r}; known: {', '.join(ROLES)}")
        return self.day[role]

    def role_of(self, hex_code: str) -> str:
        """The role of a colour found in a drawing.  Raises ValueError for a colour that is none of the theme."""
        role = next((role for role, code in self.day.items() if code == hex_code), "")
        if not role:
            raise ValueError(f"the colour {hex_code} is not in the palette; name a role, as in role='primary'")
        return role

    def text_on(self, role: str) -> str:
        """The role of text that is printed on an area of `role`."""
        return text_role(self.day, role)

    @property
    def typefaces(self) -> tuple[Typeface, ...]:
        """The typefaces of pages and drawings, each once."""
        return (self.text,) if self.text == self.headings else (self.text, self.headings)

    @property
    def printed_typefaces(self) -> tuple[Typeface, ...]:
        """The typefaces of paper, each once."""
        return tuple(dict.fromkeys((*self.typefaces, self.code)))

    def font(self, typeface: Typeface, face: str) -> Path:
        """The file of a face.  Raises LookupError when its package is not installed."""
        return typeface.files[face].find(Path(self.root))

    def font_files(self, *, printed: bool = False) -> dict[str, Path]:
        """Every font file by its name: of pages, or if `printed` of paper.

        Raises LookupError when a package is not installed.
        """
        typefaces = self.printed_typefaces if printed else self.typefaces
        files = (file for typeface in typefaces for file in typeface.files.values())
        return {file.name: file.find(Path(self.root)) for file in files}

    @property
    def own_fonts(self) -> tuple[str, ...]:
        """The font files that lie in the project, by path."""
        files = (file for typeface in self.printed_typefaces for file in typeface.files.values())
        return tuple(dict.fromkeys(file.path for file in files if not file.package))

    @property
    def own_files(self) -> tuple[str, ...]:
        """Every file of the project that the theme names, by path."""
        return (*self.own_fonts, *((self.logo.path,) if self.logo else ()), *((self.icon,) if self.icon else ()))

    def drawn_with(self) -> tuple[object, ...]:
        """What a drawing depends on besides the bytes of :attr:`own_fonts`: colours by day, typeface."""
        return (*self.day.items(), repr(self.headings))
