"""A build that is asked and writes nothing: for commands that answer what is printed where, and of what it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.build.recipe import Build
from report.project.selection import Selection

if TYPE_CHECKING:
    from report.data.package import Package
    from report.edition.compose import EditionDocument
    from report.execute.records import Results
    from report.markdown.source import Source
    from report.markdown.structure import Body
    from report.project.records import Project


@dataclass(frozen=True, slots=True)
class Composed:
    """A project put together and not yet written: editions by publication and language, and results by publication."""

    project: Project
    package: Package
    documents: dict[str, dict[str, EditionDocument]]
    results: Mapping[str, Results]


class Asking(Build):
    """The same build as any, up to where files would be written; problems collect in `found`."""

    @classmethod
    def of(cls, build: Build) -> Asking:
        """One of the project of `build`, with the same problems and the same cache."""
        return cls(build.root, build.found, build.progress, build.workers, memory=build.memory)

    def composed(self, selection: Selection, unapproved: str | None = None) -> Composed:
        """What is selected, as far as it can be put together; errors are among the problems that were found.

        `unapproved` is as in :meth:`Build.check`.  Raises Stop where nothing can follow on an error.
        """
        package, documents = self._documents(selection, unapproved)
        self.memory.close()
        assert self.project is not None
        return Composed(self.project, package, documents, self.results)

    def prose(self, selection: Selection) -> tuple[Project, list[tuple[Source, Body]]]:
        """Every chapter that is selected and can be read, in each language selected; no cell is run.

        Raises Stop where _quarto.yml cannot be read.
        """
        project = self.read(selection)
        found = [
            (source, body)
            for reading in self._readings(project, selection)
            for file, body in self._bodies(reading).chapters.items()
            if body and file in reading.written and selection.speaks((source := reading.sources[file]).language)
        ]
        self.memory.close()
        return project, found
