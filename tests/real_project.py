"""A copy of the real project in a folder of its own, built by its own command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("build.py", "_quarto.yml", "requirements.lock", "report", "chapters", "figures", "data")


class Copy:
    """A copy of the project in its own folder, built by its own command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of_project(cls, folder: Path) -> Copy:
        """The project as it is in the repository, not yet built."""
        folder.mkdir(parents=True)
        for part in PARTS:
            source = PROJECT / part
            if source.is_dir():
                shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, folder / part)
        (folder / ".venv").symlink_to(sys.prefix)
        return cls(folder)

    def copy(self, folder: Path) -> Copy:
        """This copy once more, with its cache and its site."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Copy(folder)

    def run(
        self, *arguments: str, prefix: tuple[str, ...] = (), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """The command with `arguments`, which must succeed."""
        command = [*prefix, str(self.folder / ".venv/bin/python"), "build.py", *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            check=False,
            text=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def replace(self, file: str, old: str, new: str) -> None:
        """Put `new` for the only `old` in `file`."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def site(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        return _files(self.folder / "_site")

    def part(self, *arguments: str, prefix: tuple[str, ...] = (), **environment: str) -> dict[str, bytes]:
        """The files that a build of a part writes; `arguments` end with the option for the folder."""
        with TemporaryDirectory() as folder:
            self.run(*arguments, folder, prefix=prefix, **environment)
            return _files(Path(folder))


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
