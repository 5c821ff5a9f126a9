"""What a browser is told of the preview: all of it at once, as data, whenever something is otherwise than before."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from report.diagnostics import ERROR, Diagnostic
from report.serve.desk import Desk
from report.serve.editors import address
from report.serve.looks import Look
from report.serve.sources import Sources
from report.serve.stock import EVERYTHING, PROJECT, Stock


class Teller:
    """Tells of the preview at `desk`; addresses that open an editor have the form `editor`."""

    def __init__(self, desk: Desk, editor: str) -> None:
        self.desk, self.editor = desk, editor

    def snapshot(self, look: Look) -> dict[str, Any]:
        """Everything that is known now and concerns what a browser shows."""
        stock = self.desk.stock
        draft = stock.draft(look.pages[0]) if look.pages and look.paper else ""
        names = [*map(stock.answering, look.pages), *filter(None, (draft,))] if stock.pages else [PROJECT]
        problems = {problem: line for name in names for problem, line in _problems(stock, name).items()}
        every = _problems(stock, EVERYTHING).items()
        elsewhere = {problem: line for problem, line in every if problem not in problems}
        waiting = any(stock.last(name) and not stock.tried(name) for name in names)
        return {
            "sources": _told(stock.now),
            "building": self.desk.building,
            "outdated": self.desk.outdated,
            "first": self._first(),
            "pages": {path: self._page(path) for path in look.pages},
            "draft": self._file(draft) if draft else None,
            "pdf": self._pdf(look) if draft else None,
            "problems": self._listed(problems),
            "elsewhere": self._listed(elsewhere),
            "waiting": waiting,
        }

    def problems_of(self, path: str) -> list[str]:
        """What keeps the file at `path` from being made, in words."""
        stock = self.desk.stock
        return [str(one) for one in _problems(stock, stock.answering(path) if stock.pages else PROJECT)]

    def _first(self) -> str:
        """The page to begin with: of the chapter that was chosen, or the first."""
        stock, chosen = self.desk.stock, self.desk.chosen
        fitting = (
            path
            for path, page in stock.pages.items()
            if (not chosen.chapters or page.chapter in chosen.chapters)
            and chosen.speaks(page.language)
            and (not chosen.publications or page.publication in chosen.publications)
        )
        return next(fitting, "")

    def _page(self, path: str) -> dict[str, Any]:
        stock = self.desk.stock
        page = stock.pages.get(path)
        return {
            **self._file(path),
            "others": dict(page.others) if page else {},
            "paper": page.paper if page else False,
            "moved": stock.moved_from(path),
        }

    def _pdf(self, look: Look) -> dict[str, Any]:
        return self._file(f"{look.pages[0].rpartition('/')[0]}.pdf")

    def _file(self, path: str) -> dict[str, Any]:
        """Which bytes of a file there are, and what they were made from; one `settled` without any cannot be."""
        stock = self.desk.stock
        held = stock.held(path)
        return {
            "path": path,
            "digest": held.digest if held else "",
            "made": _told(held.made_from) if held else None,
            "settled": stock.settled(path),
        }

    def _listed(self, problems: Mapping[Diagnostic, str]) -> list[dict[str, Any]]:
        return [self._problem(problem, problems[problem]) for problem in sorted(problems, key=_errors_first)]

    def _problem(self, problem: Diagnostic, line: str) -> dict[str, Any]:
        file = self.desk.root / problem.file
        return {
            "severity": problem.severity,
            "code": problem.code,
            "place": f"{problem.file}:{problem.line}" if problem.line else problem.file,
            "message": problem.message,
            "line": line,
            "hint": problem.hint,
            "open": address(self.editor, Path(file).resolve(), problem.line) if file.is_file() else "",
        }


def _problems(stock: Stock, name: str) -> dict[Diagnostic, str]:
    """What the last try found, each with the line that it names; it stays until there is another."""
    tried = stock.last(name)
    return {problem: tried.excerpts.get(problem, "") for problem in tried.problems} if tried else {}


def _errors_first(problem: Diagnostic) -> tuple[bool, Diagnostic]:
    return problem.severity != ERROR, problem


def _told(sources: Sources) -> dict[str, str]:
    return {"digest": sources.digest, "at": time.strftime("%H:%M:%S", time.localtime(sources.at))}
