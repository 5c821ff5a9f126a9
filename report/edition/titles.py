"""Titles and captions as text, where they stand apart from their place: in contents, lists and references.

Their values are printed as in their place; a reference to a title may come from any chapter, also before its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from report.edition.expressions import NO_NAMES, PREFIX, parse_expression
from report.edition.names import Names
from report.edition.numbering import Target
from report.language.printing import Language
from report.language.values import Value
from report.markdown.exhibit_nodes import topic_of
from report.markdown.nodes import Block, Inline
from report.markdown.tree import printed_text, walk

NO_NAMES_AT_ALL: Mapping[str, Names] = MappingProxyType({})
_EXPRESSION = re.compile(re.escape(PREFIX) + r"""\s*\w+(?:\((?:[^()"']|"[^"]*"|'[^']*')*\))?""")


def with_values(
    targets: Mapping[str, Target],
    values: Mapping[str, Value] | None,
    language: Language,
    names: Mapping[str, Names] = NO_NAMES_AT_ALL,
) -> dict[str, Target]:
    """`targets` with the values in their titles printed; what is wrong with one is reported where it stands.

    `names` are those that each chapter has bound to values, by its file.
    """

    def printed(found: re.Match[str], own: Names) -> str:
        try:
            expression = parse_expression(found[0], own)
            options = dict(expression.options)
            capital = options.pop("capital", False)
            text: str = getattr(language, expression.function)((values or {})[expression.name], **options)
        except (ValueError, KeyError):
            return "?"
        return text[:1].upper() + text[1:] if capital else text

    def titled(target: Target) -> Target:
        own = names.get(target.chapter.file(language.code), NO_NAMES)
        title = _EXPRESSION.sub(lambda found: printed(found, own), target.label.title)
        return replace(target, label=replace(target.label, title=title))

    return {name: titled(t) if PREFIX in t.label.title else t for name, t in targets.items()}


def exhibit_titles(chapters: Iterable[Sequence[Block]], language: str) -> dict[str, str]:
    """What the exhibits in the blocks of `chapters` are about, by label, as text in `language`, a code.

    That is the topic with which a caption begins, or all of it.
    """
    return {
        block["label"]: printed_text(_topic(block["caption"]), language)
        for blocks in chapters
        for block in walk(blocks)
        if block["t"] in ("Exhibit", "Panel", "TextTable") and block["label"]
    }


def _topic(caption: list[Inline]) -> list[Inline]:
    topic = topic_of(caption)
    return topic["c"][1] if topic else caption
