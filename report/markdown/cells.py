"""The cells of a chapter: their code, and the options in the lines with ``#|`` above it.  Runs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from report.diagnostics import nearest
from report.markdown.listings import Shown
from report.markdown.options import read_option, read_structure
from report.markdown.told import NOTHING, Told, ToldIn, Wrong, read_told
from report.markdown.told import OPTIONS as TOLD

OPTION = re.compile(r"^#\|\s?(.*)$")
# What Quarto, and this, take for a comment, although its author meant an option.
LIKE_OPTION = re.compile(r"^\s*#\s+\|\s*[a-z-]+:|^\s+#\|\s*[a-z-]+:")
LABEL = re.compile(r"\w+(?:[-.:]\w+)*")  # nothing that would have to be escaped in an address
LISTING_OPTIONS = ("lst-label", "lst-cap")  # of the code of a cell, where it is shown
CAPTION_OPTION = {"fig": "fig-cap", "tbl": "tbl-cap"}
# Those that say what is shown of a cell, and what each must say here: the value, and why no other can hold.
SHOWN = {
    "include": ("false", "what a cell without a label gives is not printed"),
    "output": ("false", "what a cell without a label gives is not printed"),
}
_FOLDED = "remove it: code that is shown stands open, as it does on paper"
_SIZED = "remove it: a drawing is as wide as the text, and as high as its canvas or its figsize says"
_HEARD = "remove it: what a cell says is printed nowhere, and a cell that fails stops the build"
_KEPT = "remove it: results are kept by themselves until something that they depend on changes"
_PLACED = "remove it, and give each figure a cell and a caption of its own"
# What to do instead of the options that only Quarto reads; those of a whole file are said in front matter too.
INSTEAD = {
    **dict.fromkeys(("eval", "execute"), "take the cell out, or show its code, which begins with ```python"),
    **dict.fromkeys(("code-fold", "code-summary", "code-line-numbers", "code-overflow", "code-tools"), _FOLDED),
    **dict.fromkeys(("fig-width", "fig-height", "fig-asp", "fig-align", "fig-dpi", "fig-format"), _SIZED),
    **dict.fromkeys(("out-width", "out-height"), _SIZED),
    **dict.fromkeys(("warning", "message", "error", "results"), _HEARD),
    **dict.fromkeys(("cache", "freeze"), _KEPT),
    **dict.fromkeys(("fig-subcap", "tbl-subcap", "layout", "layout-ncol", "layout-nrow"), _PLACED),
    **dict.fromkeys(("column", "tbl-colwidths"), "remove it: the width follows from what stands in it"),
    "fig-scap": "begin the caption with what it is about: [what it is about]{.topic} What it shows",
}
OPTIONS = ("label", *CAPTION_OPTION.values(), "print-later", "echo", *LISTING_OPTIONS, *TOLD, *SHOWN)

# Reports a code, a message, a line and a hint.
Report = Callable[[str, str, int, str], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its code, the line of its first line of code, and its label and caption if it prints something.

    `later` is after how many more paragraphs that stands on paper.  `told` is what its options say of what it gives,
    and `said` the same in every language of the publication, where its chapters have been put side by side.  `shown` is
    its code where that is to be printed.
    """

    index: int
    line: int
    code: str
    label: str = ""
    caption: str = ""
    caption_line: int = 0
    label_line: int = 0
    later: int = 0
    told: Told = NOTHING
    said: tuple[ToldIn, ...] = ()
    shown: Shown | None = None

    @property
    def kind(self) -> str:
        """``fig``, ``tbl`` or, for a cell that only prepares, the empty string."""
        return self.label.partition("-")[0] if self.label else ""


def read_cell(body: list[str], first: int, index: int, report: Report) -> Cell:
    """The cell whose lines are `body`, the first of them in the line `first`; what is wrong goes to `report`.

    A label that cannot be used is left out.
    """
    return _CellReader(body, first, report).cell(index)


class _CellReader:
    def __init__(self, body: list[str], first: int, report: Report) -> None:
        self.body, self.first, self.report = body, first, report
        self.options: dict[str, tuple[str, int]] = {}
        self.texts: dict[str, tuple[int, str]] = {}

    def cell(self, index: int) -> Cell:
        """The cell; its options are checked."""
        at = next((at for at, line in enumerate(self.body) if not OPTION.match(line)), len(self.body))
        for number, option in _joined(self.body[:at], self.first):
            self._option(option, number)
        for offset, line in enumerate(self.body[at:], at):
            if OPTION.match(line):
                where = self.first + offset
                self.report("T11", "a cell option below the code is not read", where, "move it above the code")
            elif LIKE_OPTION.match(line):
                where = self.first + offset
                self.report("T11", f"{line.strip()!r} is read as a comment", where, "begin the line with #|")
        code = "\n".join(self.body[at:]) + "\n"
        label, label_line = self._label()
        caption, caption_line = self.options.get(CAPTION_OPTION.get(label.partition("-")[0], ""), ("", label_line))
        self._check_use(label)
        if label and not caption:
            hint = f'add #| {CAPTION_OPTION[label.partition("-")[0]]}: "…"'
            self.report("T12", f"{label} has no caption", label_line, hint)
        told, shown = self._told(), self._shown(code, self.first + at)
        at += self.first
        return Cell(index, at, code, label, caption, caption_line, label_line, self._later(), told, shown=shown)

    def _shown(self, code: str, first: int) -> Shown | None:
        """The code of the cell as a listing, where it is to be shown."""
        value, line = self.options.get("echo", ("false", 0))
        if value.lower() not in ("true", "false"):
            self.report("T11", f"echo: {value} means nothing", line, "write echo: true, which shows the code, or false")
        elif value.lower() == "true" and "include" in self.options:
            self.report("T11", "echo: true shows nothing beside include: false", line, "remove one of them")
        elif value.lower() == "true":
            return self._listing(code.strip("\n"), first)
        for name in (n for n in LISTING_OPTIONS if n in self.options):
            self.report("T11", f"{name} means nothing without echo: true", self.options[name][1], "add echo: true")
        return None

    def _listing(self, code: str, first: int) -> Shown:
        label, line = self.options.get("lst-label", ("", first))
        caption, _ = self.options.get("lst-cap", ("", first))
        if label and not (label.startswith("lst-") and LABEL.fullmatch(label)):
            what = "must begin with lst-, and hold letters, digits and hyphens"
            self.report("T04", f"the label {label!r} of a listing {what}", line, "rename the label")
        elif bool(label) != bool(caption):
            self.report("T12", "a listing has a label and a caption, or neither", line, "add lst-label or lst-cap")
        return Shown(line, code, "python", label, caption)

    def _label(self) -> tuple[str, int]:
        label, line = self.options.get("label", ("", self.first))
        if "label" not in self.options:
            return "", line
        if label.partition("-")[0] not in CAPTION_OPTION or not LABEL.fullmatch(label):
            what = "must begin with fig- or tbl-, and hold letters, digits and hyphens"
            hint = "rename the label, or remove it where the cell prints nothing"
            self.report("T04", f"the label {label!r} of a cell {what}", line, hint)
            return "", line
        return label, line

    def _check_use(self, label: str) -> None:
        """Report the options that nothing reads in a cell with this `label`, or that ask for what is not done."""
        own = CAPTION_OPTION.get(label.partition("-")[0], "")
        for name, (value, line) in self.options.items():
            if name in SHOWN and value.lower() != SHOWN[name][0]:
                self.report("T11", f"{name}: {value} means nothing: {SHOWN[name][1]}", line, "remove it")
            elif name in SHOWN and label:
                what, hint = f"{name}: {value} hides nothing of a cell with a label", "remove it, or the cell"
                self.report("T11", what, line, hint)
            elif name in TOLD and TOLD[name] != label.partition("-")[0]:
                if "label" in self.options and not label:
                    continue  # the label is reported
                what = f"{name} means nothing in a cell {f'labelled {label}' if label else 'without a label'}"
                self.report("T11", what, line, f"it is for a cell labelled {TOLD[name]}-…; remove it")
            elif name in (*CAPTION_OPTION.values(), "print-later") and name not in (own, "print-later" * bool(label)):
                if "label" in self.options and not label:
                    continue  # the label is reported
                what = f"{name} means nothing in a cell {f'labelled {label}' if label else 'without a label'}"
                self.report("T11", what, line, f"write {own}" if own else "add #| label: fig-… or tbl-…, or remove it")

    def _told(self) -> Told:
        """What the options say of a data frame or a drawing."""
        given: dict[str, object] = {}
        wrong: dict[str, Wrong] = {}
        for name in TOLD:
            if name in self.texts:
                line, text = self.texts[name]
                given[name] = read_structure(text)
                wrong[name] = partial(self._wrong, line)
        return read_told(given, wrong)

    def _wrong(self, line: int, what: str, hint: str) -> None:
        self.report("T11", what, line, hint)

    def _later(self) -> int:
        """After how many more paragraphs the exhibit stands on paper."""
        given, line = self.options.get("print-later", ("0", 0))
        if re.fullmatch("[0-9]", given):
            return int(given)
        hint = "write #| print-later: 1 to let one more paragraph stand before it on paper"
        self.report("T11", f"print-later: {given!r} is not a small number of paragraphs", line, hint)
        return 0

    def _option(self, text: str, line: int) -> None:
        option = read_option(text)
        if not option:
            hint = 'write #| key: "text", with quotes around a text that holds a colon'
            self.report("T11", f"the cell option {text!r} cannot be read", line, hint)
            return
        key, value = option
        if key not in OPTIONS:
            hint = INSTEAD.get(key) or nearest(key, OPTIONS) or f"known options: {', '.join(OPTIONS)}"
            self.report("T11", f"unknown cell option {key!r}", line, hint)
        elif key in self.options:
            self.report("T11", f"the cell option {key!r} is given twice", line, "keep one of them")
        elif key in TOLD:
            self.options[key], self.texts[key] = (value, line), (line, text)
        elif value.count('"') % 2:
            self.report("T11", f"{key} has a quotation mark without its partner", line, f'write #| {key}: "text"')
        else:
            self.options[key] = (value, line)


def _joined(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Each option with the number of its line: what stands further in, or in a list, belongs to the one above it."""
    found: list[tuple[int, str]] = []
    for at, line in enumerate(lines, first):
        text = line[2:].removeprefix(" ")
        if found and text.startswith((" ", "- ")):
            found[-1] = found[-1][0], f"{found[-1][1]}\n{text}"
        else:
            found.append((at, text))
    yield from found
