"""Sentences that claim something of a value and do not say so: a verb of claims and a value, and no mark.

Verbs are those of the project: a word, a stem such as ``spar*``, or words with others between, ``tjener … hjem``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from report.check.claims import is_claim
from report.diagnostics import Diagnostic, Diagnostics
from report.language.rules import SMALL
from report.language.vocabulary import rules_of
from report.markdown.nodes import Block, Inline, Span
from report.markdown.tree import attributes, classes, inner, plain, runs

STEM, GAP = "*", "…"
_VALUE, _MARKED = "\N{OBJECT REPLACEMENT CHARACTER}", "\ue000"
_END = re.compile(rf"(\S*?)[.!?][\W_]*?\s+(?=[^\w\s]*(?:[^\W\d_{SMALL}]|{_VALUE}|{_MARKED}))")


def verb_pattern(verbs: Iterable[str]) -> re.Pattern[str]:
    """Finds any of `verbs` in a sentence, in any case."""
    written = (r"\b.*?\b".join(map(_words, verb.split(GAP))) for verb in verbs)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE | re.DOTALL)


def _words(words: str) -> str:
    """Words one after the other, whatever parts them."""
    return r"\W+".join(re.escape(w.removesuffix(STEM)) + r"\w*" * w.endswith(STEM) for w in words.split())


def check_unclaimed(
    blocks: Sequence[Block], verbs: re.Pattern[str], language: str, file: str, found: Diagnostics, severity: str
) -> None:
    """Report each sentence in `blocks`, which are in `language`, with one of `verbs` and a value.

    A sentence that a mark of a claim covers is left alone.
    """
    abbreviations = rules_of(language).sentences.abbreviations
    for text in (text for run in runs(blocks) for text in _texts(run)):
        for sentence, (line, name) in text.sentences(abbreviations):
            verb = verbs.search(sentence)
            if verb and _MARKED not in sentence:
                shown = " ".join(verb[0].replace(_VALUE, GAP).split())
                found.add(
                    Diagnostic(
                        file,
                        line,
                        "V06",
                        f"a sentence with {shown!r} and the value {name} claims something and is not marked",
                        f'mark it [{shown}]{{claim="{name} > 0"}}, with what it rests on, '
                        f'or [{shown}]{{.unclaimed reason="…"}}',
                        severity,
                    )
                )


@dataclass(slots=True)
class _Text:
    """A run of inlines as texts: each value is one character, as is each mark; `values` are (line, name)."""

    texts: list[str] = field(default_factory=list)
    values: list[tuple[int, str]] = field(default_factory=list)
    notes: list[list[Block]] = field(default_factory=list)

    def take(self, inlines: Sequence[Inline], marked: bool = False) -> None:
        """Add `inlines`, which stand inside a mark of a claim where `marked` is true."""
        for node in inlines:
            if node["t"] == "Str":
                self.texts.append(_MARKED * marked + node["c"])
            elif node["t"] in {"Space", "SoftBreak", "LineBreak"}:
                self.texts.append(" ")
            elif node["t"] == "Note":
                self.notes.append(node["c"])
            elif node["t"] == "Span" and "value" in classes(node):
                self._value(node, marked)
            elif node["t"] != "Cite" and (inside := inner(node)) is not None:
                self.take(inside, marked or _is_marked(node))

    def _value(self, node: Span, marked: bool) -> None:
        given = attributes(node)
        self.values.append((int(given["line"]), given["name"]))
        stop = "." * plain([node]).endswith(".")  # "kr." may end the sentence
        self.texts.append(_MARKED * marked + _VALUE + stop)

    def sentences(self, abbreviations: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, str]]]:
        """Each sentence with a value, and the first value in it; none ends in one of `abbreviations`."""
        if not self.values:
            return
        text = "".join(self.texts)
        ends = [m.end() for m in _END.finditer(text) if m[1].lower().lstrip("(") not in abbreviations]
        seen = 0
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
            sentence = text[start:end]
            if count := sentence.count(_VALUE):
                yield sentence, self.values[seen]
            seen += count


def _texts(run: Sequence[Inline]) -> Iterator[_Text]:
    """The text of a run and, apart, of each footnote in it."""
    text = _Text()
    text.take(run)
    yield text
    yield from (inside for note in text.notes for inner_run in runs(note) for inside in _texts(inner_run))


def _is_marked(node: Inline) -> bool:
    return is_claim(node) or (node["t"] == "Span" and "unclaimed" in classes(node))
