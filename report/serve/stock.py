"""What has been built so far, each piece with the sources that it was made from; nothing older is ever handed out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from report.build.resident import Built, PageOf
from report.cache.places import bytes_digest
from report.diagnostics import Diagnostic
from report.serve.sources import Sources, Watched

EVERYTHING, PROJECT = "everything", "project"
_DIGEST = 16  # letters


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the site with the sources that it was made from; `digest` is that of its bytes."""

    content: bytes | Path
    made_from: Sources
    digest: str


@dataclass(frozen=True, slots=True)
class Try:
    """What came of the last try at something: from which sources, whether it was made, and what is wrong.

    `excerpts` are the lines that the problems name, as they were then.
    """

    made_from: Sources
    whole: bool
    problems: tuple[Diagnostic, ...]
    excerpts: Mapping[Diagnostic, str]


class Stock:
    """The files built of the project in `root`, by path, and the last try at each thing, by name.

    Names are the paths of pages, drafts and PDFs, :data:`EVERYTHING` and :data:`PROJECT`.
    """

    def __init__(self, root: Path) -> None:
        self._watched = Watched(root)
        self.now = self._watched.look()
        self.pages: dict[str, PageOf] = {}
        self._were: dict[str, PageOf] = {}
        self._files: dict[str, Held] = {}
        self._tried: dict[str, Try] = {}

    def look(self) -> bool:
        """Look at the sources; whether they are others than at the last look."""
        seen = self._watched.look()
        if seen.digest == self.now.digest:
            return False
        self.now = seen
        return True

    def held(self, path: str) -> Held | None:
        """The file at `path` if it was made from the sources as they are."""
        held = self._files.get(path)
        return held if held and held.made_from.digest == self.now.digest else None

    def tried(self, name: str) -> Try | None:
        """The last try at `name` if it was made from the sources as they are."""
        tried = self._tried.get(name)
        return tried if tried and tried.made_from.digest == self.now.digest else None

    def last(self, name: str) -> Try | None:
        """The last try at `name`, whatever it was made from."""
        return self._tried.get(name)

    def answering(self, path: str) -> str:
        """The name of the try that makes the file at `path`, if there can be one."""
        drafted = path.endswith(".pdf") and self.draft(f"{path.removesuffix('.pdf')}.html")
        return path if drafted or path in self.pages or path in self.pdfs else EVERYTHING

    def settled(self, path: str) -> bool:
        """Whether no work that is left would make the file at `path`."""
        return self.tried(self.answering(path) if self.pages else PROJECT) is not None

    def take(self, built: Built, made_from: Sources, names: Iterable[str], excerpts: Mapping[Diagnostic, str]) -> None:
        """Take in what was `built` for `names`, with `excerpts` of the lines that its problems name.

        A chapter's own build and that of everything do not make quite the same page: the first of them stays.
        """
        self._watched.further.update(built.elsewhere)
        self.pages = dict(built.pages) or self.pages
        self._were |= self.pages
        for path, content in built.files.items():
            before = self._files.get(path)
            if not (before and before.made_from.digest == made_from.digest and path in self.pages):
                found = bytes_digest(content)[:_DIGEST] if isinstance(content, bytes) else ""
                self._files[path] = Held(content, made_from, found)
        for name in names:
            self._tried[name] = Try(made_from, built.whole, built.problems, excerpts)

    @property
    def pdfs(self) -> dict[str, PageOf]:
        """The PDF of each edition, by path, with one of its pages."""
        return {f"{path.rpartition('/')[0]}.pdf": page for path, page in self.pages.items() if page.paper}

    def moved_from(self, path: str) -> str:
        """Where the chapter stands now whose page was at `path` once; empty where it is still there, or is no more."""
        was = self._were.get(path)
        if not was or path in self.pages:
            return ""
        return next((now for now, page in self.pages.items() if replace(page, others=was.others) == was), "")

    def draft(self, page: str) -> str:
        """The path of a chapter's pages on paper, by that of its page; empty where it has none."""
        known = self.pages.get(page)
        return f"{page.removesuffix('.html')}.pdf" if known and known.paper else ""
