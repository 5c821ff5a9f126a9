"""The command that lists every value that is printed: what stands there, where, and where it is from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report.build.asking import Asking
from report.command.running import run
from report.diagnostics import UsageError, nearest
from report.edition.printed_values import PrintedValue, computed_of, printed_values
from report.language.printing import Language
from report.language.values import Setting, Value

if TYPE_CHECKING:
    from report.build.asking import Composed
    from report.build.recipe import Build
    from report.project.selection import Selection

_OPERANDS = 12  # of one computation that are printed; JSON has them all


def numbers(options: argparse.Namespace, root: Path) -> int:
    """Print the values of what is selected, or those whose name holds ``options.part``; the exit code."""

    def action(build: Build, selection: Selection) -> list[str]:
        composed = Asking.of(build).composed(selection)
        shown, registered = _asked(composed, options.part, selection)
        if options.json:
            return [json.dumps([_record(one, registered) for one in shown], ensure_ascii=False, indent=1)]
        return [*_lines(shown, registered, composed.project.languages), *_unprinted(composed, options.part, shown)]

    return run(options, root, action)


def _asked(composed: Composed, part: str, selection: Selection) -> tuple[list[PrintedValue], Mapping[str, Value]]:
    """The values that are asked for, and all that are registered.  Raises UsageError where none has such a name.

    One that is registered and printed nowhere is found by its name alone.
    """
    found: dict[str, PrintedValue] = {}
    registered: dict[str, Value] = {}
    for key, editions in composed.documents.items():
        registered |= composed.results[key].analysed.values or {}
        spoken = [d for code, d in editions.items() if selection.speaks(code)]
        for name, one in printed_values(spoken, composed.results[key]).items():
            one.printings = [p for p in one.printings if selection.only is None or _stem(p.file) in selection.only]
            if name in found:
                found[name].printings += one.printings
            else:
                found[name] = one
    shown = [one for name, one in found.items() if part in name and one.printings]
    if part:
        shown += [PrintedValue(name, value) for name, value in registered.items() if part in name and name not in found]
    if part and not shown:
        known = [*registered, *found]
        raise UsageError(f"no value has {part!r} in its name; {nearest(part, known) or 'numbers lists them all'}")
    return shown, registered


def _stem(file: str) -> str:
    return Path(file).name.rsplit(".", 2)[0]


def _lines(shown: Sequence[PrintedValue], registered: Mapping[str, Value], languages: Sequence[str]) -> Iterator[str]:
    for one in shown:
        yield one.name
        for code in languages:
            for text in one.texts(code):
                places = [f"{p.file}:{p.line}" for p in one.printings if (p.language, p.text) == (code, text)]
                yield f"  {code}  {text}  ({', '.join(dict.fromkeys(places))})"
        if not one.printings:
            said = [f"{code} {Language(code).value(one.value)}" for code in languages]
            yield f"  printed nowhere; it would be {', '.join(said)}"
        yield from (f"  {line}" for line in _from(one.value, registered, languages[0]))


def _from(value: Value, registered: Mapping[str, Value], language: str) -> Iterator[str]:
    """How a value came about: the computation with its operands, or the places it was read from."""
    how = value.computation
    if how:
        operands = [
            f"{name} = {Language(language).value(operand)}" if name else Language(language).value(operand)
            for name, operand in computed_of(how, registered)
        ]
        more = [f"… {len(operands) - _OPERANDS} more"] if len(operands) > _OPERANDS else []
        given = "".join(f", {name}: {_plain(setting)}" for name, setting in how.given)
        yield f"computed: {how.does} of {', '.join([*operands[:_OPERANDS], *more]) or 'no operands'}{given}"
    for table in dict.fromkeys(o.resource for o in value.origins if o.resource):
        keys = list(dict.fromkeys(o.key for o in value.origins if o.resource == table and o.key))
        rows = f" {', '.join(keys[:_OPERANDS])}{' …' if len(keys) > _OPERANDS else ''}" if keys else ""
        yield f"from {table}{rows}{f', column {value.column}' if value.column else ''}"
    places = dict.fromkeys(" ".join(filter(None, (o.source, o.item, o.page and f"p. {o.page}"))) for o in value.origins)
    if sources := [place for place in places if place]:
        yield f"source: {'; '.join(sources[:_OPERANDS])}{' …' if len(sources) > _OPERANDS else ''}"


def _unprinted(composed: Composed, part: str, shown: Sequence[PrintedValue]) -> list[str]:
    """The closing line of the whole list."""
    if part:
        return []
    registered = {name for results in composed.results.values() for name in results.analysed.values or ()}
    rest = len(registered - {one.name for one in shown})
    return [f"{len(shown)} values are printed; {rest} registered ones are not: numbers NAME tells of one."]


def _record(one: PrintedValue, registered: Mapping[str, Value]) -> dict[str, Any]:
    value, how = one.value, one.value.computation
    record: dict[str, Any] = {"name": one.name, "called": one.called, "unit": value.unit, "precision": value.precision}
    record |= {
        key: _plain(getattr(value, key)) for key in ("number", "upper", "date") if getattr(value, key) is not None
    }
    record["printed"] = [
        {key: getattr(p, key) for key in ("publication", "language", "text", "file", "line", "form")}
        for p in one.printings
    ]
    record["origins"] = [
        {"source": o.source, "item": o.item, "page": o.page, "table": o.resource, "key": o.key} for o in value.origins
    ]
    record["column"] = value.column
    if how:
        operands = [{"name": name, "number": _plain(operand.number)} for name, operand in computed_of(how, registered)]
        given = {name: _plain(setting) for name, setting in how.given}
        record["computation"] = {"does": how.does, "of": operands, "given": given}
    return record


def _plain(setting: Setting) -> Any:
    if isinstance(setting, tuple):
        return [_plain(part) for part in setting]  # type: ignore[arg-type]
    return setting if setting is None or isinstance(setting, bool | int) else str(setting)
