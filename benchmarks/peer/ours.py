"""This project, as a peer of its peers: the same edition, with all that it checks and offers besides."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import yaml
from measure import output_of
from run import PARTS

from peer.content import LITERATURE, Chapter
from peer.kinds import HTML, PROJECT, Command, Main, Peer, copied
from report import CONFIG

PUBLICATION, LANGUAGE = "collection", "en"
_ALONE = ("env", "-u", "PYTHONPATH")  # with the generator of the copy


class Ours(Peer):
    """The command as an author calls it for one edition in one format."""

    key = "ours"
    title = "this project"
    how = (
        "`./build.py --publication collection --language en --format html`, or `pdf`, with everything checked; after "
        "the datum `./build.py data accept` was called, which is not counted; nothing changed: `./build.py` after a "
        "complete build in both languages"
    )
    texts = f"{PROJECT}/chapters/{PUBLICATION}/{{}}.{LANGUAGE}.qmd"
    made = ("html", "pdf", f"{PROJECT}/.cache")
    main = Main("main")
    offers_more = True

    def prepare(self, chapters: Sequence[Chapter], project: Path, parts: Sequence[str]) -> None:
        """A copy of the whole project, with its environment."""
        copied(PARTS, project, self.folder / PROJECT)
        (self.folder / PROJECT / ".venv").symlink_to(sys.prefix)

    def commands(self, form: str) -> list[Command]:
        selected = ["--publication", PUBLICATION, "--language", LANGUAGE, "--format", form]
        written = ["--jobs", str(self.tools.jobs), "--output", str(self.folder / form)]
        return [[f"{sys.prefix}/bin/python", "build.py", *selected, *written]]

    def called(self, form: str) -> list[Command]:
        return [[*_ALONE, *command] for command in self.commands(form)]

    def begin(self, form: str) -> None:
        path = self.where / CONFIG
        told = yaml.safe_load(path.read_text("utf-8"))
        told["publications"] = {PUBLICATION: told["publications"][PUBLICATION] | {"formats": [form]}}
        path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), "utf-8")

    def rest(self, form: str) -> list[Command]:
        command = [*_ALONE, f"{sys.prefix}/bin/python", "build.py"]
        for arguments in (["pairs", "accept"], []):
            output_of([*command, *arguments], cwd=self.where)
        return [command]

    def accept(self) -> None:
        python = f"{sys.prefix}/bin/python"
        output_of([*_ALONE, python, "build.py", "data", "accept", "--message", "Tried"], cwd=self.where)

    @property
    def where(self) -> Path:
        return self.folder / PROJECT

    def output(self, form: str) -> Path:
        return self.folder / form if form == HTML else next(iter((self.folder / form).rglob("*.pdf")))

    def pages(self, names: Sequence[str]) -> list[str]:
        """The pages of chapters have names of their own, which the configuration tells."""
        from report.diagnostics import Diagnostics
        from report.language.interface import word
        from report.project.configuration import read_in_hand

        described = read_in_hand(self.folder / PROJECT, Diagnostics())
        assert described is not None
        slugs = {c.stem: c.slugs[LANGUAGE] for c in described.publications[PUBLICATION].chapters}
        slugs[LITERATURE] = word("literature_slug", LANGUAGE)
        return [slugs[name] for name in names]
