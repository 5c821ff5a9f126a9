"""Answers of values and terms as HTML, the same on the page of values and in the pages that print them.

A page carries the answers of what it prints in one inert ``<template>``, from which a script takes them.  What several
answers end in, their sources and tables, stands there once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from report.edition.back_matter import GlossaryTerm
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.tree import running
from report.printed.answers import Answer, DataPlace, Operand, SourcePlace

_UNSAFE = re.compile(r"[^A-Za-z0-9.~-]")


def value_anchor(name: str) -> str:
    """Where the value `name` stands on the page of values: a name that needs no escape anywhere."""
    return f"v-{_safe(name)}"


@dataclass(frozen=True, slots=True)
class AnswerWriter:
    """Writes answers with words in the language `interface`.

    `values`, `literature` and `glossary` are the pages that they lead to, `data` is the folder of the tables, and
    `works` are the anchors of the page of literature.
    """

    interface: str
    values: str
    literature: str
    glossary: str
    data: str
    works: frozenset[str] = frozenset()
    # What was written already: the pages of an edition share much.
    _feet: dict[tuple[object, ...], str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _terms: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def head(self, answer: Answer) -> str:
        """What is this value's own: what it is, and how it came about."""
        operands = self._operands(answer.operands)
        facts = self.facts([("answer_computation", escape(answer.computation)), ("answer_of", operands)])
        printed, called = escape(answer.printed), escape(answer.called)
        return f'<p class="answer-head"><strong>{printed}</strong> <span>{called}</span></p>\n{facts}'

    def foot(self, answer: Answer) -> str:
        """Where it comes from and how precise it is, which many values share."""
        shared = (answer.sources, answer.data, answer.unit, answer.precision)
        if shared not in self._feet:
            self._feet[shared] = self._foot(answer)
        return self._feet[shared]

    def _foot(self, answer: Answer) -> str:
        sources = "; ".join(map(self._source, answer.sources))
        data = "; ".join(map(self._data, answer.data))
        measured = [("answer_unit", escape(answer.unit)), ("answer_precision", escape(answer.precision))]
        return self.facts([("source", sources), ("data", data), *measured])

    def template(self, answers: Iterable[Answer], terms: Iterable[GlossaryTerm], language: str) -> str:
        """The inert element with all that a page may answer; empty where it would answer nothing."""
        feet: dict[str, int] = {}
        own = [self._inert(answer, feet) for answer in answers]
        own += [f'<div id="t-{_safe(term.name)}">{self.term(term, language)}</div>\n' for term in terms]
        shared = [f'<div id="f-{number}">{foot}</div>\n' for foot, number in feet.items()]
        if not own:
            return ""
        keys = {"close": "answer_close", "back": "answer_back", "all": "answer_all"}  # what the script says
        told = "".join(f' data-{name}="{escape(word(key, self.interface))}"' for name, key in keys.items())
        return f'<template id="answers" data-page="{self.values}"{told}>\n{"".join([*own, *shared])}</template>\n'

    def _inert(self, answer: Answer, feet: dict[str, int]) -> str:
        number = feet.setdefault(self.foot(answer), len(feet) + 1)
        return f'<div id="{value_anchor(answer.name)}" data-foot="{number}">{self.head(answer)}</div>\n'

    def term(self, term: GlossaryTerm, language: str) -> str:
        """The definition of a term, in `language`."""
        if term.name not in self._terms:
            self._terms[term.name] = self._term(term, language)
        return self._terms[term.name]

    def _term(self, term: GlossaryTerm, language: str) -> str:
        others = "".join(
            f' <span class="translation" lang="{code}">{escape(wording)}</span>' for code, wording in term.translations
        )
        definition = Writer(language, {}).inlines(running(term.definition))
        link = f'<a href="{self.glossary}#glossary-{escape(term.name)}">{word("answer_glossary", self.interface)}</a>'
        return (
            f'<p class="answer-head"><strong>{escape(term.wording)}</strong>{others}</p>\n'
            f'<p>{definition}</p>\n<p class="answer-more">{link}</p>'
        )

    def facts(self, facts: Iterable[tuple[str, str]]) -> str:
        """What is said, by words of the interface; what is empty is left out."""
        rows = [f"<div><dt>{word(key, self.interface)}</dt><dd>{said}</dd></div>\n" for key, said in facts if said]
        return f'<dl class="answer-facts">\n{"".join(rows)}</dl>\n' if rows else ""

    def _operands(self, operands: Iterable[Operand]) -> str:
        told = ((f"{self.values}#{value_anchor(o.name)}", escape(o.printed), escape(o.called)) for o in operands)
        items = "".join(f'<li><a href="{href}">{printed}</a> {called}</li>\n' for href, printed, called in told)
        return f"<ul>\n{items}</ul>\n" if items else ""

    def _source(self, place: SourcePlace) -> str:
        anchor, text = f"ref-{place.source}", escape(place.text)
        if anchor in self.works:
            text = f'<a href="{self.literature}#{escape(anchor)}">{text}</a>'
        if not place.address:
            return text
        link = f'<a href="{escape(place.address)}">{word("answer_source", self.interface)}</a>'
        return f'{text} <span class="nobr">({link})</span>'

    def _data(self, place: DataPlace) -> str:
        link = f'<a href="{escape(quote(self.data + place.path))}">{escape(place.title)}</a>'
        row = word("answer_row", self.interface, row=escape(place.row))
        return f"{link}, {row}" if place.row else link


def _safe(name: str) -> str:
    """The same as the script :file:`report/site/scripts/answers.js` makes of `name`."""
    return _UNSAFE.sub(lambda sign: f"_{ord(sign[0]):x}_", name)
