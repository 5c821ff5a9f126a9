"""What something printed depends on, what would be made anew if it changed, and why it was made last.

Asks the composed editions for what stands where, and the records of the cache for what each result was made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG
from report.build.analysis_code import AnalysisCode
from report.build.history import TABLE, History, files_of, in_order
from report.build.outlets import Outlets
from report.diagnostics import UsageError, nearest
from report.edition.compose import ChapterDocument
from report.edition.printed_values import PrintedValue, computed_of, printed_values
from report.language.values import Value
from report.project.records import Chapter, Publication

if TYPE_CHECKING:
    from report.build.asking import Composed
    from report.cache.store import Record

_RESULTS = ("cells", "values", "project")
HISTORY = ("cells", "values", "chapters", "bodies", "pdf", "data", "project")


@dataclass(frozen=True, slots=True)
class Why:
    """What is said of a `subject`: what it depends on, what is made anew if it changes, and when it was made."""

    subject: str
    depends: Mapping[str, Sequence[str]]
    remade: Sequence[str]
    made: Sequence[str]


class Reasons:
    """Answers for the project in `root`, as it is composed, with what its cache held before it was."""

    def __init__(self, root: Path, composed: Composed, history: History) -> None:
        self.root, self.composed, self.history = root, composed, history
        self.outlets, self.code = Outlets(composed), AnalysisCode(root)
        history.renew()
        self.paths = {name: f"data/{resource.path}" for name, resource in composed.package.resources.items()}
        history.tables = self.paths
        self.values: dict[str, PrintedValue] = {}
        for key, editions in composed.documents.items():
            for name, one in printed_values(editions.values(), composed.results[key]).items():
                self.values.setdefault(name, PrintedValue(name, one.value)).printings += one.printings
        registered = (r.analysed.values or {} for r in composed.results.values())
        self.registered: dict[str, Value] = {name: value for values in registered for name, value in values.items()}

    def of(self, asked: str) -> list[Why]:
        """The answers for a label, value, chapter, output or input; several where several are called so.

        Raises UsageError, with the nearest names, where nothing is.
        """
        asked = asked.removeprefix("./")
        found = [
            *self._chapters(asked),
            *self._labels(asked),
            *self._value(asked),
            *self._output(asked),
        ] or self._input(asked)
        if not found:
            raise UsageError(f"nothing is called {asked!r}; {self._nearest(asked) or 'see numbers, or a label'}")
        return found

    def _nearest(self, asked: str) -> str:
        chapters = [c for c, _, _ in self.outlets.chapters()]
        known = {c.stem for c in chapters} | {
            c.file(code) for c in chapters for code in self.composed.project.languages
        }
        known |= {*self.outlets.labels, *self.registered, *self.outlets.outputs, *self.paths.values()}
        return nearest(asked, sorted(known)) or nearest(Path(asked).name, sorted(known))

    def _chapters(self, asked: str) -> Iterator[Why]:
        for chapter, publication, texts in self.outlets.chapters():
            files = [chapter.file(code) for code in publication.languages]
            if asked in (chapter.stem, f"{chapter.folder}/{chapter.stem}", *files):
                remade = self.outlets.of([(publication, chapter), *self.outlets.leading_to(chapter)])
                subject = f"{chapter.folder}/{chapter.stem}, a chapter of {publication.key}"
                yield Why(
                    subject, self._of_blocks(publication, chapter, texts, ""), remade, self._made(publication, chapter)
                )

    def _labels(self, asked: str) -> Iterator[Why]:
        for publication, chapter, texts in self.outlets.labels.get(asked, ()):
            names = {code: self.outlets.name(publication, code, asked) for code in texts}
            said = " / ".join(dict.fromkeys(n.replace("\N{NO-BREAK SPACE}", " ") for n in names.values() if n))
            places = [(text.source.file, self.outlets.line(publication, code, asked)) for code, text in texts.items()]
            lines = ", ".join(f"{file}:{line}" if line else file for file, line in places)
            remade = self.outlets.of([(publication, chapter), *self.outlets.referring(publication, asked)])
            subject = f"{asked}{f' ({said})' if said else ''}, in {publication.key}: {lines}"
            yield Why(
                subject, self._of_blocks(publication, chapter, texts, asked), remade, self._made(publication, chapter)
            )

    def _value(self, asked: str) -> Iterator[Why]:
        value = self.registered.get(asked)
        if value is None:
            return
        users = self._computed_from(asked)
        printing = [p for name in (asked, *users) if name in self.values for p in self.values[name].printings]
        remade = self.outlets.printing({p.file for p in printing})
        record, registered = self.history.latest("values", ""), self.code.registering(asked)
        depends = {
            "registered by": registered,
            "computed of": [name for name, _ in computed_of(value.computation, self.registered) if name]
            if value.computation
            else [],
            "data": self._tables({o.resource for o in value.origins if o.resource}),
            "code": self._code(self.code.files_registering(asked), [record]),
            "printed at": [f"{p.file}:{p.line}" for p in self.values[asked].printings] if asked in self.values else [],
            "values computed from it": users,
        }
        yield Why(f"{asked}, a value", depends, remade, self._told([record]))

    def _output(self, asked: str) -> Iterator[Why]:
        asked = asked.removeprefix("_site/").removeprefix(".preview/")
        for publication, chapters in self.outlets.outputs.get(asked, ()):
            depends: dict[str, list[str]] = {}
            for chapter in chapters:
                texts = self.outlets.texts(publication, chapter)
                for heading, lines in self._of_blocks(publication, chapter, texts, "").items():
                    depends[heading] = list(dict.fromkeys((*depends.get(heading, ()), *lines)))
            made = [self.history.latest("pdf", f"{asked} ")]
            for chapter in chapters if len(chapters) == 1 else ():
                made += self._records(publication, chapter)
            yield Why(f"{asked}, an output of {publication.key}", depends, [], self._told(made))

    def _input(self, asked: str) -> list[Why]:
        """A file of the project that results were made of."""
        path, root = (self.root / asked).resolve(), self.root.resolve()
        if not path.is_file() or not path.is_relative_to(root):
            return []
        file = path.relative_to(root).as_posix()
        table = next((name for name, own in self.paths.items() if own == file), "")
        names = (file, f"place:{file}", *((f"{TABLE}{table}",) if table else ()))
        records = self.history.depending_on(*names)
        if not records and file != CONFIG:
            return [Why(f"{file}, a file that no result is made of", {}, [], [])]
        made_of_it = sorted({f"{r.kind} {r.name.split(' ')[0]}" for r in records if r.kind in _RESULTS})
        depends = {**(self._resting_on(table) if table else {}), "results made of it": made_of_it}
        remade = self.outlets.of(self._using(file, table, records))
        because = [r for r in self.history.records if set(names) & set(r.because)]
        return [Why(f"{file}, an input", depends, remade, self._told(because))]

    def _using(self, file: str, table: str, records: Sequence[Record]) -> list[tuple[Publication, Chapter]]:
        """The chapters that are made of a file: all of them where all values are, or what _quarto.yml says."""
        if table:
            return self._using_table(table)
        if file == CONFIG or any(record.kind in ("values", "project", "data") for record in records):
            return self.outlets.all()
        return self.outlets.in_files({record.name.split(" ")[0] for record in records})

    def _resting_on(self, table: str) -> dict[str, list[str]]:
        values = [name for name, value in self.registered.items() if table in {o.resource for o in value.origins}]
        return {
            "is": [f"the table {table} of the data package"],
            "exhibits that read it": self._exhibits_of(table),
            "values that rest on it": values,
        }

    def _of_blocks(
        self, publication: Publication, chapter: Chapter, texts: Mapping[str, ChapterDocument], label: str
    ) -> dict[str, list[str]]:
        """What a chapter, or what is called `label` in it, depends on."""
        results = self.composed.results[publication.key]
        inside = self.outlets.inside(texts, label)
        first = chapter.file(publication.languages[0])
        exhibits = [r for name, r in results.exhibits.get(first, {}).items() if name in inside.exhibits]
        tables = {table for exhibit in exhibits for table in exhibit.opened}
        tables |= {o.resource for n in inside.values if (v := self.registered.get(n)) for o in v.origins if o.resource}
        cells = self.history.latest("cells", f"{first} ") if exhibits else None
        makers = [e.made_by for e in exhibits if e.made_by]
        bibliography = [self.composed.project.bibliography or ""] if inside.works else []
        return {
            "text": [text.source.file for text in texts.values()],
            "made by": sorted({self.code.place(maker) for maker in makers}),
            "data": self._tables(tables),
            "values": inside.values,
            "code": self._code(self.code.used_by(makers), [cells]),
            "leads to": inside.references,
            "works": [f"@{work}" for work in inside.works],
            "pictures": inside.pictures,
            "configuration": [CONFIG, "data/datapackage.json", *filter(None, bibliography)],
        }

    def _code(self, used: Sequence[str], records: Sequence[Record | None]) -> list[str]:
        """The files that are `used`, and how many more make the results anew because they are imported too."""
        more = len(set(files_of(records)) - set(used))
        return [*used, *([f"and {more} more that are imported too: one changed makes them run again"] if more else [])]

    def _tables(self, names: Iterable[str]) -> list[str]:
        return [f"{name} ({self.paths[name]})" if name in self.paths else name for name in sorted(names)]

    def _made(self, publication: Publication, chapter: Chapter) -> list[str]:
        return self._told(self._records(publication, chapter))

    def _records(self, publication: Publication, chapter: Chapter) -> list[Record | None]:
        files = [chapter.file(code) for code in publication.languages]
        return [
            self.history.latest("cells", f"{files[0]} "),
            *(self.history.latest("chapters", f"{f} ") for f in files),
        ]

    def _told(self, records: Sequence[Record | None]) -> list[str]:
        return [line for record in in_order(records) for line in self.history.told(record)]

    def _computed_from(self, name: str) -> list[str]:
        """The registered values that are computed from the value `name`, through others too."""
        found, waiting = dict[str, None](), [name]
        while waiting:
            one = waiting.pop()
            for other, value in self.registered.items():
                if value.computation and one in value.computation.of and other not in found:
                    found[other] = None
                    waiting.append(other)
        return list(found)

    def _using_table(self, table: str) -> list[tuple[Publication, Chapter]]:
        names = {name for name, value in self.registered.items() if table in {o.resource for o in value.origins}}
        files = {p.file for name in names if name in self.values for p in self.values[name].printings}
        exhibits = set(self._exhibits_of(table))
        found = self.outlets.in_files(files)
        found += [(p, c) for label in exhibits for p, c, _ in self.outlets.labels.get(label, ())]
        lists = {p.key for p, _ in self.outlets.all() if table in {t.name for t in p.lists.values()}}
        return [*found, *((p, c) for p, c in self.outlets.all() if p.key in lists)]

    def _exhibits_of(self, table: str) -> list[str]:
        every = (
            r
            for results in self.composed.results.values()
            for cells in results.exhibits.values()
            for r in cells.values()
        )
        return list(dict.fromkeys(r.label for r in every if table in r.opened))
