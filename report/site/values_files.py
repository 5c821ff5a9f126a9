"""All values of an edition as files for machines: what each is, how it was computed, and where it is printed.

Enough stands in them to compute every value again: operations, settings and operands by name, and the runs of declared
operations with what they were given.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

from report.language.values import Computation, Setting, Value
from report.language.vocabulary import built_in, in_hand, rules_of
from report.printed.answers import Answer, Asked, anonymous
from report.results.operations import as_data
from report.results.runs import NUMBER, OWN, ROW, Run
from report.site.asked import EditionValues
from report.site.values_page import Place, places_of

JSON_FILE, CSV_FILE = "values.json", "values.csv"
_SAME = ("id", "name", "printed", "number", "upper", "date", "text", "unit", "decimals", "precision")
_COLUMNS = (*_SAME, "sources", "addresses", "tables", "rows", "words", "operation", "operands", "places")
# What a spreadsheet takes for the beginning of a formula; numbers, which may have a sign, are none.
_FORMULA_SIGNS = "=+-@\t\r"


def values_files(values: EditionValues) -> dict[str, bytes]:
    """The files by path in the site."""
    return _Files(values).written()


class _Files:
    def __init__(self, values: EditionValues) -> None:
        self.values, self.places = values, places_of(values)
        self.runs: dict[str, Run] = {}

    def written(self) -> dict[str, bytes]:
        records = [self._record(one, self.values.answers.of(one)) for one in self.values.every()]
        edition = self.values.document.edition
        head = {"title": edition.title, "language": edition.language, **_vocabulary(edition.language)}
        runs = {name: _run(run) for name, run in self.runs.items()}
        listed = ",\n".join(map(_json, records))  # one a line
        text = f'{_json(head)[:-1]},\n"runs":{_json(runs)},\n"values":[\n{listed}\n]}}\n'
        return {
            f"{edition.folder}/{JSON_FILE}": text.encode(),
            f"{edition.folder}/{CSV_FILE}": values_csv(records).encode(),
        }

    def _record(self, asked: Asked, answer: Answer) -> dict[str, Any]:
        value = asked.value
        addresses = {source.source: source.address for source in answer.sources}
        record: dict[str, Any] = {"id": asked.name, "name": answer.called, "printed": answer.printed}
        record |= _content(value, self.values)
        record |= {"unit": value.unit, "decimals": value.decimals, "precision": value.precision}
        record["origins"] = [
            {"source": o.source, "item": o.item, "page": o.page, "table": o.resource, "key": o.key}
            for o in value.origins
        ]
        record["sources"] = [source.text for source in answer.sources]
        record["addresses"] = [address for address in addresses.values() if address]
        record["data"] = [{"table": d.table, "title": d.title, "row": d.row} for d in answer.data]
        record["column"] = value.column
        record["words"] = answer.computation
        if value.computation:
            record["computation"] = self._computation(value.computation, asked)
        record["places"] = [{"address": p.href, "name": p.name} for p in self._places(asked)]
        return record

    def _places(self, asked: Asked) -> list[Place]:
        return self.places.get(asked.name, [])

    def _computation(self, how: Computation, asked: Asked) -> dict[str, object]:
        given = {name: _plain(setting) for name, setting in how.given}
        if how.does in (NUMBER, ROW):
            given["run"] = self._run_named(str(given["run"]), asked)
        of = [operand if isinstance(operand, str) else anonymous(operand) for operand in how.of]
        return {"does": how.does, "of": of, "given": given}

    def _run_named(self, name: str, asked: Asked) -> str:
        """The name of a run in the file: that of a model's own table is the exhibit's."""
        names = self.values.answers.models.get(asked.exhibit, self.values.names)
        key = asked.exhibit if name == OWN else name
        self.runs[key] = names.runs[name]
        return key


def _vocabulary(language: str) -> dict[str, object]:
    """What the edition prints with besides what the generator knows: words of the project's units, one and many.

    `own` says that the language is the project's own, or its own form of one.
    """
    own = {"own": True} if rules_of(language) is not built_in().get(language) else {}
    units = {name: words.get(language) for name, words in in_hand().units.items()}
    return {**own, "units": {name: [words.one, words.many] if words else [] for name, words in units.items()}}


def _content(value: Value, values: EditionValues) -> dict[str, object]:
    """What a value holds: a number, the ends of a range, a date, or words in the language of the edition."""
    if value.number is not None:
        upper = {} if value.upper is None else {"upper": str(value.upper)}
        return {"number": str(value.number), **upper}
    if value.date is not None:
        return {"date": value.date.isoformat()}
    return {"text": values.names.language.value(value)}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _plain(setting: Setting) -> object:
    if isinstance(setting, tuple):
        return [_plain(part) for part in setting]  # type: ignore[arg-type]
    return str(setting) if isinstance(setting, Decimal | date) else setting


def _run(run: Run) -> dict[str, object]:
    given = {name: [str(amount) for amount in course] for name, course in run.given}
    return {"operations": as_data(run.operations), "given": given, "rows": list(run.rows)}


def values_csv(records: list[dict[str, Any]]) -> str:
    """The values whose JSON is `records` as a table, a row for each."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_row(record) for record in records)
    return file.getvalue()


def _row(record: dict[str, Any]) -> list[str]:
    how = record.get("computation", {})
    several = (
        record["sources"],
        record["addresses"],
        [place["table"] for place in record["data"]],
        [place["row"] for place in record["data"] if place["row"]],
        [record["words"]],
        [how.get("does", "")],
        how.get("of", []),
        [place["address"] for place in record["places"]],
    )
    same = [str(record.get(key, "")) for key in _SAME]
    numbers = ("number", "upper")
    return [
        *(text if key in numbers else _inert(text) for key, text in zip(_SAME, same, strict=True)),
        *(_inert("; ".join(parts)) for parts in several),
    ]


def _inert(text: str) -> str:
    """`text`, which no spreadsheet runs."""
    return f"'{text}" if text[:1] in _FORMULA_SIGNS and text else text
