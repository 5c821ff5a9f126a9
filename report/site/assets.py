"""What the pages share: style sheet, scripts, typefaces and icon, each under a name that changes with its content.

Such a name holds for ever, so that a browser may keep the file for as long as it likes; the icon alone keeps its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from report.cache.memory import Kind, Memory
from report.cache.places import bytes_digest
from report.html.facets import choice_rules, width_rules
from report.language.vocabulary import languages, rules_of
from report.style.fonts import Typeface
from report.style.local_fonts import stand_ins
from report.style.sheets import custom_properties, figure_colours, filled, list_styles, night_properties
from report.style.theme import Theme
from report.style.webfonts import WebFont, characters, ranges, web_fonts, web_fonts_aside

if TYPE_CHECKING:
    from report.system.workers import Ahead

ASSETS = "assets"  # the folder
STYLES = Path(__file__).parent / "styles"
SCRIPTS = Path(__file__).parent / "scripts"
# The parts of the style sheet in their order: a rule gives way to those after it.
SHEETS = (
    "text.css",
    "navigation.css",
    "exhibits.css",
    "answers.css",
    "case.css",
    "lists.css",
    "downloads.css",
    "front.css",
    "room.css",
    "apart.css",
    "marks.css",
    "print.css",
)
STYLE, ICON = "screen.css", "icon.svg"
# The scripts of every page: the first is read before anything is drawn, the others when the page is there.
TABS_SCRIPT = "tabs.js"  # of pages with sets of tabs
FIRST_SCRIPT, PAGE_SCRIPTS = "theme.js", ("page.js", "navigation.js", "search.js")
_FONTS: Kind[tuple[WebFont, ...]] = Kind("webfonts")
DIGEST = 10  # letters of a digest in a name


@dataclass(frozen=True, slots=True)
class Assets:
    """The files below the folder of assets, by path; `names` has the path of each by the name that templates use.

    `preloaded` are the paths of the typefaces that a page shows at once, `lasting` those of all files whose names
    change with their content.
    """

    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    preloaded: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()

    def words(self, folder: str) -> dict[str, object]:
        """What templates say of the assets in `folder`: ``asset(name)`` is the address of one."""
        return {
            "asset": lambda name: f"{folder}/{self.names[name]}",
            "preloaded": [f"{folder}/{path}" for path in self.preloaded],
            "page_scripts": PAGE_SCRIPTS,
        }


class FontsAhead:
    """The typefaces of `theme` for pages, at work in a process of their own while cells run, unless `memory` has them.

    A build that stops before it asks for the fonts leaves the process to end with it.
    """

    def __init__(self, theme: Theme, memory: Memory) -> None:
        self.theme, self.memory = theme, memory
        self.characters = characters(letter for code in languages() for letter in rules_of(code).alphabet.letters)
        self._name = f"{theme.typefaces!r} {self.characters}"
        self._ahead = None if memory.holds(_FONTS, self._name) else self._begun()

    def fonts(self) -> tuple[WebFont, ...]:
        """A small file for each of :meth:`Theme.font_files`."""
        return self.memory.remember(_FONTS, self._name, self.theme.own_fonts, lambda _: self._made()).result

    def _begun(self) -> Ahead[tuple[WebFont, ...]]:
        from report.system.workers import Ahead

        return Ahead(web_fonts_aside, (self.theme, self.characters))

    def _made(self) -> tuple[WebFont, ...]:
        return self._ahead.result() if self._ahead else web_fonts(self.theme, self.characters)


def site_assets(root: Path, fonts: FontsAhead, scripts: Iterable[str]) -> Assets:
    """The assets of a site in the theme of `fonts`, whose pages have these `scripts` besides those of every page."""
    theme, files = fonts.theme, dict[str, bytes | Path]()
    names: dict[str, str] = {ICON: ICON}
    rules, preloaded = _font_rules(fonts, files)
    style = (rules + screen_style(theme)).encode()
    every = dict.fromkeys((FIRST_SCRIPT, *PAGE_SCRIPTS, TABS_SCRIPT, *scripts))
    for name, content in {STYLE: style, **{name: (SCRIPTS / name).read_bytes() for name in every}}.items():
        names[name] = dated(name, content)
        files[names[name]] = content
    lasting = tuple(files)
    files[ICON] = root / theme.icon if theme.icon else filled(STYLES / ICON, theme).encode()
    if theme.logo:
        files[theme.logo.path] = root / theme.logo.path
    return Assets(files, names, preloaded, lasting)


def screen_style(theme: Theme) -> str:
    """The style sheet of the pages without their typefaces' files: colours and rules."""
    parts = [
        custom_properties(theme),
        night_properties(theme),
        figure_colours(),
        list_styles(),
        choice_rules(),
        width_rules(),
        *(filled(STYLES / name, theme) for name in SHEETS),
    ]
    return "".join(parts) + (filled(STYLES / "logo.css", theme) if theme.logo else "")


def dated(name: str, content: bytes) -> str:
    """`name` with a digest of its `content` before the ending, as in ``screen.0f1e2d3c4b.css``."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{bytes_digest(content)[:DIGEST]}{path.suffix}"))


def enclosed_fonts(fonts: FontsAhead) -> list[tuple[Typeface, str, str, bytes]]:
    """Each face of the theme for a file that holds its fonts: typeface, face, name of the file and its content.

    That is the small file where there is one.  Letters outside it are rare, and shown as the reader's machine can.
    """
    theme, small, whole = fonts.theme, iter(fonts.fonts()), fonts.theme.font_files()
    found = []
    for typeface in theme.typefaces:
        for face, file in typeface.files.items():
            font = next(small)
            name = str(PurePosixPath(file.name).with_suffix(".woff2")) if font.content else file.name
            found.append((typeface, face, name, font.content or whole[file.name].read_bytes()))
    return found


def _font_rules(fonts: FontsAhead, files: dict[str, bytes | Path]) -> tuple[str, tuple[str, ...]]:
    """The rules of all typefaces, whose files are added to `files`, and which of these a page shows at once."""
    theme, small, whole = fonts.theme, iter(fonts.fonts()), fonts.theme.font_files()
    usual, rare = ranges(fonts.characters)
    rules, preloaded = [], []
    for typeface in theme.typefaces:
        faces = {face: next(small) for face in typeface.files}
        for face, font in faces.items():
            file = typeface.files[face]
            rest = f"fonts/{dated(file.name, whole[file.name].read_bytes())}"
            files[rest] = whole[file.name]
            if font.content:
                path = f"fonts/{dated(str(PurePosixPath(file.name).with_suffix('.woff2')), font.content)}"
                files[path] = font.content
                rules += [typeface.rule(face, path, usual), typeface.rule(face, rest, rare)]
                preloaded += [path] * ((typeface, face) in _at_once(theme))
            else:
                rules.append(typeface.rule(face, rest))
        rules.append(stand_ins(typeface, [*faces.values()]))
    return "".join(rules), tuple(preloaded)


def _at_once(theme: Theme) -> Sequence[tuple[object, str]]:
    """The faces of running text, of titles, and of what stands around them."""
    return ((theme.text, "regular"), (theme.headings, "regular"), (theme.headings, "strong"))
