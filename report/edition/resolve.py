"""The tree of one chapter with its values printed and its references named.

Afterwards a value is a span of class ``value`` with its name and line, a reference a span of class
``xref`` with its target, a mark one of class ``mark``, and nothing in the tree needs the data any more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from report.diagnostics import Diagnostics, nearest
from report.edition.expressions import PREFIX, Expression, is_expression, parse_expression, spelt_out
from report.edition.links import Wrong, followed, no_label, of_draft
from report.edition.mentions import TERM, Mentions, marked
from report.edition.numbering import Target
from report.edition.sentences import in_sentences, without_double_stops
from report.language.inline import printed
from report.language.printing import Language
from report.language.rules import NO_BREAK
from report.language.values import Value
from report.markdown.formulas import named
from report.markdown.formulas import printed as printed_formula
from report.markdown.leaf_nodes import Formula
from report.markdown.nodes import Block, Cite, Inline, Link, Span
from report.markdown.tree import (
    attributes,
    classes,
    inner,
    is_line_marker,
    lines,
    plain,
    rewrite,
    rewrite_blocks,
    span,
    string,
    with_inner,
)

_LEAST_SAID = 3  # letters of a word that may be the kind of what is referred to, as in "Fig."


@dataclass(frozen=True, slots=True)
class Context:
    """What resolving needs: the language, the values by name, the labels and the keys of the bibliography.

    `values` and `keys` are None when they could not be read; none is then missed.  `mentions` collects what is marked;
    without it marks stay as they are.  `names` are those that the chapter has bound to values.  `withheld` are the
    labels and files of drafts that are left out, each with its chapter; the chapter itself may be a `draft`.
    """

    file: str
    language: Language
    values: Mapping[str, Value] | None
    targets: Mapping[str, Target]
    keys: Collection[str] | None
    mentions: Mentions | None = None
    names: Mapping[str, Expression] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False


def resolve(blocks: Sequence[Block], context: Context, found: Diagnostics) -> list[Block]:
    """`blocks` with values and references in place; unknown names are reported with line and nearest match."""
    resolver = _Resolver(context, found)
    out: list[Block] = []
    for block in blocks:
        if context.mentions:
            context.mentions.enter(block)
        out += rewrite_blocks([block], resolver.run)
    return out


def resolve_inlines(inlines: list[Inline], context: Context, found: Diagnostics) -> list[Inline]:
    """One run of inlines, such as a title, with values and references in place, as :func:`resolve` does it."""
    return _Resolver(context, found).run(inlines)


_PLAIN = {"Str", "Space", "SoftBreak", "LineBreak", "RawInline"}  # nodes in whose place nothing is put


class _Position:
    """Where the reading of a run stands: in the line of the next line marker or, behind the last one, in its line.

    `markers` are the lines of all markers of the run; a run without any stands in the line `otherwise`.
    """

    def __init__(self, markers: Sequence[int], otherwise: int = 0) -> None:
        self._markers, self._next = markers or (otherwise,), 0

    @property
    def line(self) -> int:
        """The line, or 0 when it is not known."""
        return self._markers[self._next]

    def pass_marker(self) -> None:
        """A line marker has been read."""
        self._next = min(self._next + 1, len(self._markers) - 1)


class _Resolver:
    def __init__(self, context: Context, found: Diagnostics) -> None:
        self.context, self.found = context, found
        self.position = _Position(())

    def run(self, inlines: list[Inline]) -> list[Inline]:
        """A run of inlines, resolved."""
        inlines = _without_spaces_before_line_markers(inlines)
        if all(node["t"] in _PLAIN for node in inlines):
            return inlines
        outer, self.position = self.position, _Position(list(lines(inlines)), self.position.line)
        out = without_double_stops(rewrite(inlines, self.change))
        self.position = outer
        rules = self.context.language.rules
        return in_sentences(out, rules)[0] if rules.sentences.small_references else out

    def change(self, node: Inline) -> list[Inline] | None:
        """What stands in the place of `node`; None leaves it as it is, and changes what is inside."""
        match node["t"]:
            case "RawInline" if is_line_marker(node):
                self.position.pass_marker()
            case "Note":
                return [{"t": "Note", "c": rewrite_blocks(node["c"], self.run)}]
            case "Code" if is_expression(node["c"][1]):
                return [self._value(node["c"][1])]
            case "Formula" if node["values"]:
                return [self._formula(node)]
            case "Span":
                return self._span(node)
            case "Link":
                return self._link(node)
            case "Cite":
                self._check_citations(node)
                # What is set around the works is printed as it is: its links lead to the list of literature.
                return [{"t": "Cite", "c": (node["c"][0], [self._in_citation(n) for n in node["c"][1]])}]
        return None

    def _in_citation(self, node: Inline) -> Inline:
        """A part of a citation, with values and references in place."""
        if node["t"] == "Link" and node["c"][2][0].startswith("#ref-"):
            return with_inner(node, [self._in_citation(n) for n in node["c"][1]])
        changed = rewrite([node], self.change)
        return changed[0] if len(changed) == 1 else span(changed)

    def _link(self, node: Link) -> list[Inline]:
        attr, text, (address, title) = node["c"]
        context = self.context
        led = followed(address, context.file, context.language.code, context.targets, context.withheld)
        if isinstance(led, Wrong):
            self._error(led.code, led.message, led.hint)
            return rewrite(text, self.change)
        if led.startswith("#"):
            self._warn_of_draft(led[1:])
        return [{"t": "Link", "c": (attr, rewrite(text, self.change), (led, title))}]

    def _span(self, node: Span) -> list[Inline] | None:
        if "xref" in classes(node):
            reference = self._reference(node)
            bracketed = attributes(node)["bracketed"] == "true" and not self._is_by_number(node)
            return [string("("), *reference, string(")")] if bracketed else reference
        if "references" in classes(node):
            return self._group(node)
        if "claim" in attributes(node):
            (label, kinds, given), inside = node["c"]
            told = spelt_out(dict(given), self.context.names)
            if told != dict(given):
                return rewrite([{"t": "Span", "c": ((label, kinds, [*told.items()]), inside)}], self.change)
        if self.context.mentions and (any(marked(node)) or TERM in classes(node)):
            line = self.position.line
            inside = rewrite(node["c"][1], self.change)
            return [self.context.mentions.mark(self.context.mentions.named(node, inside, line), inside, line)]
        return None

    def _value(self, code: str) -> Inline:
        try:
            expression = parse_expression(code, self.context.names)
        except ValueError as error:
            self._error("V01", str(error), 'write `{python} value("name")` or `{python} words("name")`')
            return string("?")
        known = self.context.values
        if known is not None and expression.name not in known:
            self._error(
                "V02",
                f"there is no value {expression.name!r}",
                nearest(expression.name, known) or "register it in figures/",
            )
        value = known.get(expression.name) if known else None
        text = self._printed(expression, value) if value else "?"
        told = {"name": expression.name, "line": str(self.position.line), "form": expression.function}
        if value and value.number is None and value.date is None and not value.origins:
            told["worded"] = "true"  # by whoever wrote it: nobody can say where a number in it is from
        return span([string(text)], "value", **told)

    def _formula(self, node: Formula) -> Formula:
        """A formula with its values; it keeps their names."""
        found = [self._value(code if is_expression(code) else f"{PREFIX} {code}") for code in node["values"]]
        texts = dict(zip(node["values"], map(plain, ([value] for value in found)), strict=True))
        names = [attributes(value)["name"] if value["t"] == "Span" else "?" for value in found]
        return named(printed_formula(node, texts.__getitem__), names)

    def _printed(self, expression: Expression, value: Value) -> str:
        try:
            return printed(self.context.language, expression.function, value, dict(expression.options))
        except ValueError as error:
            self._error("V01", str(error), "mend the options of the expression")
            return "?"

    def _reference(self, node: Span) -> list[Inline]:
        """The name of what is referred to, with what the author wrote around it, without a bracket."""
        given = attributes(node)
        target = self.context.targets.get(given["target"])
        if target is None:
            wrong = no_label(given["target"], self.context.targets, self.context.withheld)
            self._error(wrong.code, wrong.message, wrong.hint)
        self._warn_of_draft(given["target"])
        prefix, suffix = (rewrite(inner(part) or [], self.change) for part in node["c"][1])
        by_number = self._is_by_number(node)
        if target and by_number and not target.number:
            hint = f"write @{given['target']}, which prints its title"
            self._error("T06", f"{given['target']!r} has no number to refer by", hint)
        link = span(
            [string(_named(target, self.context.language.code, by_number=by_number) if target else "?")],
            "xref",
            target=given["target"],
            bracketed="false" if by_number else given["bracketed"],
        )
        space = NO_BREAK if by_number else " "
        return [*prefix, *([string(space)] if prefix else []), link, *suffix]

    def _is_by_number(self, node: Span) -> bool:
        """Whether a reference prints the number alone: asked for so, or behind its kind as in [Fig. @fig-trees]."""
        given = attributes(node)
        target = self.context.targets.get(given["target"])
        said = plain(inner(node["c"][1][0]) or []).casefold().rstrip(".").rpartition(" ")[2]
        if given.get("number") == "true" or not target or not target.number or len(said) < _LEAST_SAID:
            return given.get("number") == "true"
        kind = target.name(self.context.language.code).casefold().rpartition(NO_BREAK)[0]
        return kind.startswith(said)

    def _group(self, node: Span) -> list[Inline]:
        """References and citations in one bracket: (se Figur 4.1; Heckman 2012)."""
        parts = [rewrite([part], self._change_in_group) for part in node["c"][1]]
        out: list[Inline] = [string("(")]
        for number, part in enumerate(parts):
            out += [string("; ")] if number else []
            out += [_unbracketed(n) for n in part]
        return [*out, string(")")]

    def _change_in_group(self, node: Inline) -> list[Inline] | None:
        """What :meth:`change` gives, save for references: the bracket around the group is theirs as well."""
        if node["t"] == "Span" and "xref" in classes(node):
            return self._reference(node)
        return self.change(node)

    def _check_citations(self, node: Cite) -> None:
        known = self.context.keys
        for key in (c["citationId"] for c in node["c"][0]):
            if known is not None and key not in known:
                self._error(
                    "T07",
                    f"there is no work {key!r} in the bibliography",
                    nearest(key, known) or "add it to the bibliography",
                )

    def _warn_of_draft(self, label: str) -> None:
        """Tell that complete builds will not have what is referred to, where a draft is shown."""
        target = self.context.targets.get(label)
        if target and target.chapter.draft and not self.context.draft:
            wrong = of_draft(label, target.chapter.stem)
            self.found.warning(
                wrong.code, wrong.message, file=self.context.file, line=self.position.line, hint=wrong.hint
            )

    def _error(self, code: str, message: str, hint: str) -> None:
        self.found.error(code, message, file=self.context.file, line=self.position.line, hint=hint)


def _named(target: Target, language: str, *, by_number: bool) -> str:
    return target.printed_number(language) if by_number and target.number else target.name(language)


def _unbracketed(node: Inline) -> Inline:
    """A citation without the brackets that citeproc set around it."""
    if node["t"] != "Cite":
        return node
    content = list(node["c"][1])
    if content and content[0] == string("("):
        content = content[1:]
    if content and content[-1] == string(")"):
        content = content[:-1]
    return {"t": "Cite", "c": (node["c"][0], content)}


def _without_spaces_before_line_markers(inlines: list[Inline]) -> list[Inline]:
    """Drops the space that stands before each line marker only to keep it apart from the text."""
    return [
        n
        for at, n in enumerate(inlines)
        if not (n["t"] == "Space" and at + 1 < len(inlines) and is_line_marker(inlines[at + 1]))
    ]
