"""What the options of a cell say, in the language of their file, of the data frame or the drawing that it gives.

They may take several lines, each begun with ``#|``, and are YAML as Quarto reads it.  Runs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from report.diagnostics import nearest
from report.language.characters import unprintable

ALT, WORDINGS, COLUMNS = "fig-alt", "fig-text", "tbl-columns"
# Which kinds of cells they are for.
OPTIONS = {ALT: "fig", WORDINGS: "fig", COLUMNS: "tbl"}
# What a column may say besides its title.
_PARTS: dict[str, type] = {"title": str, "unit": str, "decimals": int, "units": bool, "signs": bool, "words": dict}
_MOST_DECIMALS = 9
_SHAPES = {str: "a text", int: "a whole number from 0", bool: "true or false", dict: "a mapping from code to wording"}

Words = tuple[tuple[str, str], ...]
# Takes a message and its cure.
Wrong = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """How a column of a data frame is printed: empty and None where the file does not say.

    `words` are the wordings of its codes.
    """

    title: str = ""
    unit: str = ""
    decimals: int | None = None
    units: bool | None = None
    signs: bool | None = None
    words: Words = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The text alternative of a figure, wordings for the texts drawn in it, and the columns of a table by name."""

    alt: str = ""
    wordings: Words = ()
    columns: tuple[tuple[str, ToldColumn], ...] = ()


NOTHING = Told()


@dataclass(frozen=True, slots=True)
class ToldIn:
    """What the cell in one `language` says, which stands in `file` at `line`."""

    language: str
    told: Told
    file: str
    line: int


def read_told(given: Mapping[str, object], wrong: Mapping[str, Wrong]) -> Told:
    """What the options `given` say, by their names; what cannot be read goes to `wrong` of its option."""
    alt = given.get(ALT, "")
    if not isinstance(alt, str) or "`{python}" in alt:
        cure = "write the text itself; numbers of what is drawn may stand in it, and are compared with the drawing"
        wrong[ALT]("fig-alt must be a text without expressions", cure)
        alt = ""
    wordings = _words(given.get(WORDINGS, {}), wrong.get(WORDINGS), "fig-text")
    return Told(" ".join(alt.split()), wordings, _columns(given.get(COLUMNS, {}), wrong.get(COLUMNS)))


def _columns(given: object, wrong: Wrong | None) -> tuple[tuple[str, ToldColumn], ...]:
    if wrong is None:
        return ()
    if not isinstance(given, dict):
        wrong("tbl-columns must name columns", "write #| tbl-columns: {trees: Trees, share: {title: …, decimals: 1}}")
        return ()
    return tuple((str(name), _column(str(name), told, wrong)) for name, told in given.items())


def _column(name: str, given: object, wrong: Wrong) -> ToldColumn:
    if isinstance(given, str):
        given = {"title": given}
    if not isinstance(given, dict):
        wrong(f"the column {name!r} must be a title or a mapping", f"write {name}: {{title: …, unit: …, decimals: 1}}")
        return ToldColumn()
    parts: dict[str, object] = {}
    for part, content in given.items():
        if part not in _PARTS:
            cure = nearest(str(part), _PARTS) or f"known: {', '.join(_PARTS)}"
            wrong(f"nothing reads {part!r} of the column {name!r}", cure)
        elif not _fits(content, _PARTS[part]):
            wrong(f"{part} of the column {name!r} must be {_SHAPES[_PARTS[part]]}, not {content!r}", "mend it")
        else:
            parts[part] = content
    words = _words(parts.pop("words", {}), wrong, f"words of the column {name!r}")
    return ToldColumn(**parts, words=words)  # type: ignore[arg-type]  # each has been compared with its type


def _fits(content: object, kind: type) -> bool:
    if kind is int:
        return type(content) is int and 0 <= content <= _MOST_DECIMALS
    return isinstance(content, kind) and not (isinstance(content, str) and unprintable(content))


def _words(given: object, wrong: Wrong | None, what: str) -> Words:
    if wrong is None:
        return ()
    fits = isinstance(given, dict) and all(isinstance(text, str) and text for text in given.values())
    if not isinstance(given, dict) or not fits:
        wrong(
            f"{what} must give a wording for each text",
            'write {"Trees": "Arbres"}, with quotes around "yes", "no" and numbers',
        )
        return ()
    return tuple((_code(code), str(text)) for code, text in given.items())


def _code(code: object) -> str:
    """A code as data have it: YAML takes true and false for more than texts."""
    return {"True": "true", "False": "false"}.get(str(code), str(code))
