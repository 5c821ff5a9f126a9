"""Names that a person gives to something new: whether they can be one, and what they become in a file."""

from __future__ import annotations

import json
import keyword
import re
import unicodedata
from collections.abc import Mapping

import yaml

from report.diagnostics import UsageError
from report.language.rules import LanguageRules
from report.language.vocabulary import built_in, in_hand

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBERED = re.compile(r"[a-z]?[0-9]+[a-z]?-(?=[a-z])")
_LONGEST = 60
# What Markdown makes of signs that are typed, so that a title is approved as it is printed.
_AS_PRINTED = {
    "'": "\N{RIGHT SINGLE QUOTATION MARK}",
    "...": "\N{HORIZONTAL ELLIPSIS}",
    "---": "\N{EM DASH}",
    "--": "\N{EN DASH}",
}
_MARK_UP = set('[]{}<>*_`#@\\$|^~"')
# File names that some systems keep for devices.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def check_name(what: str, name: str) -> None:
    """Raise UsageError for a `name` that no file, address and label can have; `what` it is for begins the sentence."""
    if NAME.fullmatch(name) and any(map(str.isalpha, name)) and len(name) <= _LONGEST and name not in _DEVICES:
        return
    if name in _DEVICES:
        raise UsageError(f"{name!r} is a name that systems keep for themselves; take another")
    meant = plain(name)[:_LONGEST].strip("-")
    such = f", such as {meant}" if any(map(str.isalpha, meant)) and meant not in (name, *_DEVICES) else ""
    raise UsageError(
        f"the {what} cannot be named {name!r}: a name has small letters a-z, digits and single hyphens, "
        f"at least one letter and at most {_LONGEST} characters{such}"
    )


def check_identifier(name: str, taken: Mapping[str, object] | frozenset[str]) -> str:
    """The name of a function made of `name`.  Raises UsageError where Python or the analysis (`taken`) has it."""
    made = name.replace("-", "_")
    if made[0].isdigit() or keyword.iskeyword(made) or keyword.issoftkeyword(made) or made in taken:
        why = "begins with a digit" if made[0].isdigit() else "is a word that Python or the analysis keeps for itself"
        raise UsageError(f"a function cannot be named {made!r}, which {why}; take another name")
    return made


def plain(text: str) -> str:
    """`text` as the name of a page or file: small letters a-z, digits and hyphens; empty where none are left.

    Letters that a keyboard may lack are typed as the languages in hand do, or else those of the generator.
    """
    rules = {**built_in(), **in_hand().rules}
    return _plain(text, {meant: typed for one in rules.values() for typed, meant in one.spellings.items()})


def address(title: str, rules: LanguageRules) -> str:
    """The name of a page with the `title` in a language, whose letters are typed as its readers do."""
    return _plain(title, {meant: typed for typed, meant in rules.spellings.items()})


def _plain(text: str, typed: Mapping[str, str]) -> str:
    small = unicodedata.normalize("NFC", text.casefold())
    folded = unicodedata.normalize("NFKD", "".join(typed.get(sign, sign) for sign in small))
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def bare(name: str) -> str:
    """`name` without the number that it begins with, as in ``05-results``."""
    return _NUMBERED.sub("", name, count=1)


def titled(name: str) -> str:
    """`name` as a title, until its author has written one."""
    return bare(name).replace("-", " ").capitalize()


def check_title(title: str) -> str:
    """`title` as chapters print it.  Raises UsageError for one that is no plain text in one line."""
    if not title.strip() or not title.isprintable() or (marks := set(title) & _MARK_UP):
        such = f": it holds {' '.join(sorted(marks))}" if title.strip() and title.isprintable() else ""
        raise UsageError(f"a title is plain text in one line, not {title!r}{such}")
    for typed, printed in _AS_PRINTED.items():
        title = title.replace(typed, printed)
    return title.strip()


def yaml_text(text: str) -> str:
    """`text` as a plain value of YAML where that is read as the same text, else in quotation marks."""
    try:
        same = yaml.safe_load(f"[{text}]") == [text] and yaml.safe_load(f"x: {text}") == {"x": text}
    except yaml.YAMLError:
        same = False
    return text if same else json.dumps(text, ensure_ascii=False)
