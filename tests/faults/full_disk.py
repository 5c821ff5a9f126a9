"""Disks that are full, and files that may not grow, at many sizes: a diagnostic, the last site, and the next is right.

.venv/bin/python -m tests.faults.full_disk 50

A disk is a small file system in memory that only this process and its children see; where the system does not let
people mount one, the size of files alone is limited.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.trial import Trial, letters

ALONE = ["unshare", "--map-root-user", "--mount"]
LARGE = 1 << 30  # bytes of a disk on which there is room
LARGEST_FILE = 400_000
# What says that there was no room; of the last two pandoc tells us nothing more.
FULL = re.compile(r"No space left|File too large|SIGXFSZ|could not write what it read|B0[234]: ")


class Disk:
    """A disk of its own at `folder`, whose size can be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mount("mount", "-t", "tmpfs", "-o", f"size={LARGE}", "tmpfs")

    def used(self) -> int:
        """The bytes that are in use."""
        return shutil.disk_usage(self.folder).used

    def resize(self, size: int) -> None:
        """From now on the disk has as many bytes, in whole pages."""
        self._mount("mount", "-o", f"remount,size={size}")

    def _mount(self, *command: str) -> None:
        subprocess.run([*command, str(self.folder)], check=True)


def full_disks(
    folder: Path, number: int, formats: str = "html", *, mounts: bool = True
) -> tuple[list[str], Counter[str]]:
    """What was wrong at as many sizes, by turns of the disk and of files, and how the builds ended."""
    disk = Disk(folder) if mounts else None
    os.environ["TMPDIR"] = str(folder)  # the disk of what is temporary is as full
    before = disk.used() if disk else 0
    trial, ends = Trial(folder, formats), Counter[str]()
    # What builds write, one of them from nothing, and a little more.
    need = int((disk.used() - before) * 1.05) if disk else 0
    for at in range(number):
        share = at / max(1, number - 1)
        trial.say(letters(at))
        if at % 4 < 2:
            shutil.rmtree(trial.root / ".cache")
        on_disk = disk if at % 2 == 0 else None
        room = int(share * need) if on_disk else int(LARGEST_FILE**share)
        name = f"{room} bytes of {'the disk' if on_disk else 'a file'} ({letters(at)})"
        ends[_filled(trial, name, at, room, on_disk)] += 1
    return trial.wrong, ends


def _filled(trial: Trial, name: str, at: int, room: int, disk: Disk | None) -> str:
    """One build that may not write more than `room`, and the next that may; how it ended."""
    before = letters(at - 1) if at else "first"
    if disk:
        disk.resize(disk.used() + room)
    code, told = trial.run(largest=0 if disk else room)
    trial.check_told(name, told)
    if code not in (0, 1) or (code and not FULL.search(told)):
        trial.wrong.append(f"{name}: exit {code}: {told[-1500:]}")
    trial.check_site(name, letters(at) if code == 0 else before)
    trial.wrong += [f"{name}: still running: {orphan}" for orphan in trial.orphans()]
    if disk:
        disk.resize(LARGE)
    again, after = trial.run()
    if again:
        trial.wrong.append(f"{name}, with room: exit {again}: {after[-1500:]}")
    trial.check_site(f"{name}, with room", letters(at))
    trial.check_clean(name)
    codes = sorted(set(re.findall(r"(?:error|warning) ([A-Z]\d\d): ", told)))
    return f"{'published' if code == 0 else 'refused'}{', ' if codes else ''}{', '.join(codes)}"


def can_mount() -> bool:
    """Whether this system lets anybody have a disk of their own."""
    return (
        bool(shutil.which(ALONE[0]))
        and not subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode
    )


def main(number: int, formats: str, *, mounts: bool) -> int:
    """Print what came of it; the exit code."""
    with tempfile.TemporaryDirectory() as made:
        wrong, ends = full_disks(Path(made), number, formats, mounts=mounts)
        if mounts:
            subprocess.run(["umount", made], check=True)
    print(f"{sum(ends.values())} sizes{'' if mounts else ' of files'}, {len(wrong)} wrong")
    print(*(f"  {count:5}  {end}" for end, count in ends.most_common()), sep="\n")
    print(*wrong[:10], sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    _inside, _rest = "inside" in sys.argv, [argument for argument in sys.argv[1:] if argument != "inside"]
    if not _inside and can_mount():
        os.execvp(ALONE[0], [*ALONE, sys.executable, "-m", "tests.faults.full_disk", *_rest, "inside"])
    sys.exit(main(int(_rest[0]), ", ".join(["html", *_rest[1:]]), mounts=_inside))
