"""What a peer is: the files that it is given, its commands, where its results lie and what has to be forgotten."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from peer.content import Chapter, Words
from report.data.descriptor import PACKAGE_FILE
from report.data.package import checksum

HTML, PDF = "html", "pdf"
FORMATS = (HTML, PDF)
PROJECT = "project"  # the folder of a peer that holds analysis and data, in which cells run
KERNEL = "report"
HIDDEN = "remove-input"
BROWSERS = "browsers"  # where Playwright is told to look for its browsers

Command = list[str]


class Refused(Exception):
    """Raised when a peer cannot do what is asked: says why."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the programs lie: an environment for each peer in `folder`, and `cells`, in which the kernels run."""

    folder: Path
    jobs: int

    def program(self, peer: str, name: str) -> str:
        """The path of a program of a peer."""
        return str(self.folder / peer / "bin" / name)


@dataclass(frozen=True, slots=True)
class Main:
    """Where the words of a page stand: an element, by its name and, where given, an attribute and a word of it."""

    element: str
    attribute: str = ""
    value: str = ""


class Peer:
    """A tool that builds the content.

    `key` names its environment too, `how` says how it is called, `packages` are those whose versions tell what it is,
    `executes` says whether it runs cells.  `texts` is the pattern of the files that hold words, with {} for the name of
    a chapter; `made` is what a cold build begins without, `cells` what holds the results of cells, and `main` where the
    words of its pages stand.
    """

    key = ""
    title = ""
    how = ""
    packages: tuple[str, ...] = ()
    executes = True
    texts = "{}.ipynb"
    made: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    main = Main("body")
    offers_more = False  # than the content

    def __init__(self, folder: Path, tools: Tools) -> None:
        self.folder, self.tools = folder, tools

    def files(self, chapters: Sequence[Chapter]) -> dict[str, str]:
        """What it is given, by path in its folder."""
        raise NotImplementedError

    def commands(self, form: str) -> list[Command]:
        """The commands that make `form`, one after the other.  Raises Refused where it cannot be made here."""
        raise NotImplementedError

    def output(self, form: str) -> Path:
        """Where the pages lie, or the PDF."""
        raise NotImplementedError

    @property
    def where(self) -> Path:
        """The folder in which the commands are called."""
        return self.folder

    def pages(self, names: Sequence[str]) -> list[str]:
        """What the pages of chapters are called."""
        return list(names)

    def begin(self, form: str) -> None:
        """What is done before the steps of a format, and is not measured."""

    def rest(self, form: str) -> list[Command]:
        """The commands of a build with nothing to do; what it needs to know that has been done before, unmeasured."""
        return self.called(form)

    def accept(self) -> None:
        """What has to be done after a change of the data and is no part of a build: its digests are written anew."""
        folder = self.folder / PROJECT / "data"
        described = json.loads((folder / PACKAGE_FILE).read_text("utf-8"))
        for resource in described["resources"]:
            resource["hash"] = checksum((folder / resource["path"]).read_bytes())
        (folder / PACKAGE_FILE).write_text(json.dumps(described, ensure_ascii=False, indent=2), "utf-8")

    def prepare(self, chapters: Sequence[Chapter], project: Path, parts: Sequence[str]) -> None:
        """Lay out its folder: the content, a copy of `parts` of the project, and the kernel that runs there."""
        copied(parts, project, self.folder / PROJECT)
        for path, text in {**self.files(chapters), **self._kernel()}.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")

    def forget(self, *, only_cells: bool = False) -> None:
        """Delete what was made and kept, or what cells gave alone."""
        for name in self.cells if only_cells else (*self.made, *self.cells):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def called(self, form: str) -> list[Command]:
        """The commands with the environment in which they find their programs and kernels, and nothing of ours."""
        given = {
            "PATH": f"{self.tools.folder / self.key / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder / "home"),
            "JUPYTER_PATH": str(self.folder / "jupyter"),
            "IPYTHONDIR": str(self.folder / "home/ipython"),
            "PEER_PROJECT": str(self.folder / PROJECT),
            "PLAYWRIGHT_BROWSERS_PATH": str(self.tools.folder / BROWSERS),
        }
        prefix = ["env", "-u", "PYTHONPATH", *(f"{key}={value}" for key, value in given.items())]
        return [[*prefix, *command] for command in self.commands(form)]

    def _kernel(self) -> dict[str, str]:
        """A kernel with the packages of the analysis, told that it runs for a chapter whose figures are SVG alone."""
        info = self.folder / "jupyter/chapter.json"
        told = {"document-path": "chapter.en.qmd", "format": {"identifier": {"base-format": "typst"}}}
        started = [self.tools.program("cells", "python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        environment = {"PYTHONPATH": str(self.folder / PROJECT), "QUARTO_EXECUTE_INFO": str(info)}
        described = {"argv": started, "display_name": KERNEL, "language": "python", "env": environment}
        return {
            f"jupyter/kernels/{KERNEL}/kernel.json": json.dumps(described),
            "jupyter/chapter.json": json.dumps(told),
            # mystmd starts a server, which refuses to run as root, as it would in a container, unless it is told to.
            "home/.jupyter/jupyter_server_config.json": json.dumps({"ServerApp": {"allow_root": True}}),
        }


def copied(parts: Sequence[str], project: Path, folder: Path) -> None:
    """Copy `parts` of the project into `folder`."""
    for part in parts:
        source, target = project / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)


def notebook(chapter: Chapter) -> str:
    """A chapter as a notebook whose cells show what they give and not their code."""
    setup = f"import os\nos.chdir(os.environ['PEER_PROJECT'])\n{chapter.setup}"
    first = [_code(f"{chapter.name}-setup", setup)] if chapter.setup else []
    cells = [
        _cell(f"{chapter.name}-{at}", "markdown", part.markdown)
        if isinstance(part, Words)
        else _code(part.label, part.code)
        for at, part in enumerate(chapter.parts)
    ]
    spec = {"name": KERNEL, "display_name": KERNEL, "language": "python"}
    about = {"kernelspec": spec, "language_info": {"name": "python"}}
    # The words come first: tools take the title of a page from the first cell.
    ordered = [*cells[:1], *first, *cells[1:]]
    whole = {"cells": ordered, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _cell(name: str, kind: str, source: str) -> dict[str, object]:
    return {"id": name, "cell_type": kind, "metadata": {}, "source": source}


def _code(name: str, source: str) -> dict[str, object]:
    hidden: dict[str, object] = {"metadata": {"tags": [HIDDEN]}, "execution_count": None, "outputs": []}
    return _cell(name, "code", source.rstrip()) | hidden
