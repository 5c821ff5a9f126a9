"""What differs between two versions as one page that needs no other file and no script, fit for a pull request."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from report.build.changes import Changes, ExhibitChange, TextChange
from report.build.snapshot import Shown
from report.drawing import Drawing
from report.drawing.door import Sheets, paint
from report.drawing.standalone import About, standalone
from report.site.assets import STYLES
from report.site.rendering import environment
from report.style.sheets import custom_properties, filled, night_properties
from report.style.theme import Theme
from report.system.workers import Ahead

# What a page that needs nothing else may load; in its place stands the digest of its style.
POLICY = "default-src 'none'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'"
_PNG, _SVG = "image/png", "image/svg+xml"


def changes_page(changes: Changes, title: str, said: Sequence[str], themes: tuple[Theme, Theme]) -> str:
    """The page, under `title` and what is `said` of both versions, whose looks are `themes`; the same for the same."""
    pictures = [
        _addresses(changes.figures, before=before, theme=theme)
        for before, theme in zip((True, False), themes, strict=True)
    ]
    own = [change for change in changes.texts if change.own]
    texts = [
        ("texts", "Texts", own),
        ("follows", "Texts in which a value or a number is another", [c for c in changes.texts if not c.own]),
    ]
    now = themes[1]
    style = custom_properties(now) + night_properties(now) + filled(STYLES / "changes.css", now)
    given = {
        "title": title,
        "said": said,
        "changes": changes,
        "languages": _languages(changes),
        "texts": [text for text in texts if text[2]],
        "figures": [(c, pictures[0].get(at, ""), pictures[1].get(at, "")) for at, c in enumerate(changes.figures)],
        "sections": _sections(changes, texts),
        "style": Markup(style),
        "policy": POLICY.format(style_digest(style)),
    }
    return environment().get_template("changes.html").render(given)


def _sections(changes: Changes, texts: Sequence[tuple[str, str, Sequence[TextChange]]]) -> list[tuple[str, str, int]]:
    """The anchor, the name and the number of changes of each section that has some."""
    found = [
        ("values", "Values", len(changes.values)),
        *((anchor, name, len(which)) for anchor, name, which in texts),
        ("figures", "Figures", len(changes.figures)),
        ("tables", "Tables", len(changes.tables)),
        ("data", "Facts of the data", len(changes.data)),
        ("pages", "Pages", len(changes.pages)),
    ]
    return [section for section in found if section[2]]


def _languages(changes: Changes) -> list[str]:
    return list(dict.fromkeys(code for c in changes.values for code in (*c.before, *c.after)))


def _addresses(figures: Sequence[ExhibitChange], *, before: bool, theme: Theme) -> dict[int, str]:
    """The picture of each figure on one side, as an address that holds it."""
    shown = {at: side for at, change in enumerate(figures) if (side := change.before if before else change.after)}
    painted = _painted([s.drawing for s in shown.values() if s.drawing and s.drawing.paintable], theme)
    return {at: _address(side, figures[at].language, painted, theme) for at, side in shown.items()}


def _painted(drawings: Sequence[Drawing], theme: Theme) -> dict[Drawing, bytes]:
    """The drawings as PNG, painted in a process of its own."""
    each = tuple(dict.fromkeys(drawings))
    return dict(zip(each, Ahead(paint, Sheets(each, theme)).result(), strict=True)) if each else {}


def _address(shown: Shown, language: str, painted: Mapping[Drawing, bytes], theme: Theme) -> str:
    """An address that holds the picture (RFC 2397)."""
    kind, content = shown.kind, shown.picture
    if shown.drawing and shown.drawing in painted:
        kind, content = _PNG, painted[shown.drawing]
    elif shown.drawing:
        kind, content = _SVG, standalone(shown.drawing, About(shown.name, language, "", ""), theme)
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def style_digest(text: str) -> str:
    """What a policy has to say to allow the style `text` in a page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
