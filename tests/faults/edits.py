"""Random edits of a tiny book: what is built with all that is cached has the bytes of what is built from nothing.

    .venv/bin/python -m tests.faults.edits 300 [seed]

From nothing it is built elsewhere: by another user, in another locale and time zone, with another number of jobs, in a
folder with an odd name, and without a network where that can be taken away.  What comes back to an earlier state, by a
revert or by chance, has to have the bytes that it had.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.book import Book
from tests.faults.forked import run
from tests.modules import ROOT

GROWTH, STREETS = "chapters/trees/01-growth", "chapters/trees/02-streets"
TEXTS = (
    'Byen, @tbl-streets, `{python} value("trees.last")`.',
    'Se @sec-growth og @fig-growth.[^MARK]\n\n[^MARK]: `{python} words("streets.count", capital=True)`.',
    "Løv **og** grene, [@grove2020, s. 3].",
    "Løv\n: Det, som falder.",
    '::: {.column-margin}\n**`{python} value("trees.more")`** træer\n:::\n\nDer er flere.',
)
LONELY = "Et træ mere."
LOCALES = ("C", "da_DK.UTF-8", "tr_TR.UTF-8", "en_US.UTF-8", "nowhere")
ZONES = ("UTC", "Pacific/Auckland", "America/St_Johns", "Europe/Copenhagen")
FOLDERS = ("a b", "æøå ıİ", "x'y\"z", "100 %", "-dash", "#hash&more", "(1)", "e\u0301")
FORMATS = ("html", "html, epub", "html, single", "html, epub, single")
SOURCES = ("_quarto.yml", "chapters", "figures", "data")
Edit = Callable[["Desk", random.Random], None]


class Desk:
    """A book that is edited and built again and again, with everything cached; `wrong` is what came out otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.book = folder, Book.new(folder / "book")
        self.wrong: list[str] = []
        self.number = 0
        self.states: list[dict[str, bytes]] = []
        self.built: dict[str, str] = {}  # the digest of a site by that of its sources
        self.tried = Counter[str]()

    def chapters(self) -> list[str]:
        """The chapters by their files without language."""
        stems = re.findall(r"- file: (\S+)", self.book.read("_quarto.yml"))
        return [f"chapters/trees/{stem}" for stem in stems]

    def sources(self) -> dict[str, bytes]:
        """Every source of the book by its path."""
        files = (path for name in SOURCES for path in sorted((self.book.root / name).rglob("*")) if path.is_file())
        there = [self.book.root / SOURCES[0], *files]
        return {str(p.relative_to(self.book.root)): p.read_bytes() for p in there if "__pycache__" not in p.parts}

    def restore(self, state: dict[str, bytes]) -> None:
        """Make the sources what they were."""
        for path in self.sources().keys() - state.keys():
            self.book.remove(path)
        for path, content in state.items():
            if not (self.book.root / path).is_file() or (self.book.root / path).read_bytes() != content:
                self.book.write(path, content)

    def step(self, name: str, edit: Edit, chance: random.Random, *, cold: bool) -> None:
        """Edit, build, and hold the site against one built from nothing, or against what the same sources gave."""
        self.number += 1
        self.tried[name] += 1
        edit(self, chance)
        where = f"{self.number} {name}"
        for arguments in (("pairs", "accept", "--all"), ()):
            code, told = command(self.book.root, *arguments)
            if code:
                self.wrong.append(f"{where}: exit {code}: {told[-1500:]}")
                return
        state = self.sources()
        self.states.append(state)
        key, made = digest(state), digest(self.book.site()[1])
        if self.built.setdefault(key, made) != made:
            self.wrong.append(f"{where}: the same sources gave another site before")
        if cold:
            self._hold_against_cold(where, chance)

    def _hold_against_cold(self, where: str, chance: random.Random) -> None:
        elsewhere = Book(self.folder / f"{self.number}" / chance.choice(FOLDERS))
        ignored = shutil.ignore_patterns(".cache", "_site", ".builds", "__pycache__")
        shutil.copytree(self.book.root, elsewhere.root, ignore=ignored)
        code, told = command(elsewhere.root, "--jobs", str(chance.randint(1, 3)), elsewhere=chance)
        if code:
            self.wrong.append(f"{where}, from nothing: exit {code}: {told[-1500:]}")
            return
        warm, fresh = self.book.site()[1], elsewhere.site()[1]
        different = sorted(name for name in warm.keys() | fresh.keys() if warm.get(name) != fresh.get(name))
        if different:
            self.wrong.append(f"{where}: {len(different)} files differ from those built from nothing: {different[:5]}")
        shutil.rmtree(elsewhere.root.parent)


def digest(files: dict[str, bytes]) -> str:
    """A digest of `files` with their paths."""
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()


@cache
def alone() -> tuple[str, ...]:
    """What runs a command without the network; empty where this machine does not let us."""
    without = ("unshare", "--net")
    try:
        return () if subprocess.run([*without, "true"], capture_output=True, check=False).returncode else without
    except OSError:
        return ()


def command(root: Path, *arguments: str, elsewhere: random.Random | None = None) -> tuple[int, str]:
    """The command in the project `root`: its exit code and what it printed; with `elsewhere` in other surroundings."""
    if not elsewhere:
        told = run(root, *arguments, seconds=600)
        return (99 if told.code is None else told.code), told.printed
    user = elsewhere.choice(("anna", "Søren", ""))
    known = {"LC_ALL": elsewhere.choice(LOCALES), "TZ": elsewhere.choice(ZONES), "USER": user, "LOGNAME": user}
    known |= {"HOME": str(root.parent), "PYTHONHASHSEED": elsewhere.choice(("0", "7"))}
    known |= {"SOURCE_DATE_EPOCH": "1", "COLUMNS": "40"}
    done = subprocess.run(
        [*alone(), sys.executable, "-m", "report", "--root", str(root), *arguments],
        cwd=ROOT,
        env=os.environ | known,
        umask=elsewhere.choice((0o022, 0o077, 0o002)),
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    return done.returncode, done.stdout + done.stderr


def add_text(desk: Desk, chance: random.Random) -> None:
    """The same new passage in both languages of a chapter."""
    text = chance.choice(TEXTS) if chance.random() < 0.8 else LONELY
    text = text.replace("MARK", f"mark{desk.number}").replace("tbl-streets", table_label(desk))
    chapter = chance.choice(desk.chapters())
    for language in ("da", "en"):
        desk.book.append(f"{chapter}.{language}.qmd", text)


def remove_text(desk: Desk, chance: random.Random) -> None:
    """The last passage of a chapter, where it is one that was added."""
    chapter = chance.choice(desk.chapters())
    for language in ("da", "en"):
        file = f"{chapter}.{language}.qmd"
        before, _, last = desk.book.read(file).rstrip().rpartition("\n\n")
        if last == LONELY:
            desk.book.write(file, f"{before}\n")


def change_title(desk: Desk, chance: random.Random) -> None:
    chapter, word = chance.choice(desk.chapters()), chance.choice(("igen", "nu", "før"))
    for language in ("da", "en"):
        text = desk.book.read(f"{chapter}.{language}.qmd")
        desk.book.write(
            f"{chapter}.{language}.qmd", re.sub(r"^(# [^{]+) \{", rf"\1 {word} {{", text, count=1, flags=re.M)
        )


def change_data(desk: Desk, chance: random.Random) -> None:
    text = desk.book.read("data/trees.csv")
    number = str(chance.randint(40, 90))
    desk.book.write("data/trees.csv", re.sub(r"(linden,2020,)\d+", rf"\g<1>{number}", text))
    desk.book.accept_data()


def change_words_of_data(desk: Desk, chance: random.Random) -> None:
    text = desk.book.read("data/streets.csv")
    desk.book.write("data/streets.csv", text.replace("Egevej", chance.choice(("Egevej", "Egegade", "Ved egen"))))
    desk.book.accept_data()


def describe_data_otherwise(desk: Desk, chance: random.Random) -> None:
    """Another page of the source, title, heading or unit in the description of the data, whose files stay."""
    text = desk.book.read("data/datapackage.json")
    old, new = chance.choice(
        (
            (r'"page": "\d+"', f'"page": "{chance.randint(1, 90)}"'),
            (r'"da": "(Træer|Planter)"', f'"da": "{chance.choice(("Træer", "Planter"))}"'),
            (r'"short": \{\s*"da": "[^"]*"', f'"short": {{"da": "Lund ({chance.randint(2001, 2009)})"'),
            (r'"unit": "\w+"', f'"unit": "{chance.choice(("count", "percent"))}"'),
        )
    )
    desk.book.write("data/datapackage.json", re.sub(old, new, text))


def change_figure(desk: Desk, chance: random.Random) -> None:
    """The code of a drawing: its colour, its height, its alternative, or nothing that is seen."""
    text = desk.book.read("figures/exhibits.py")
    old, new = chance.choice(
        (
            (r'role="\w+"', f'role="{chance.choice(("primary", "accent", "secondary"))}"'),
            (r"height=\d+", f"height={chance.randint(38, 60)}"),
            (r"Byen har \{trees\} \w+", f"Byen har {{trees}} {chance.choice(('træer', 'stammer'))}"),
            (r"\Z", "# Only a remark.\n"),
        )
    )
    desk.book.write("figures/exhibits.py", re.sub(old, new, text))


def change_analysis(desk: Desk, chance: random.Random) -> None:
    """One value more, which nothing prints."""
    text = desk.book.read("figures/counted.py")
    more = f'"more{desk.number}": first, "more": difference'
    desk.book.write("figures/counted.py", re.sub(r'"more": difference', more, text, count=1))


def change_configuration(desk: Desk, chance: random.Random) -> None:
    text = desk.book.read("_quarto.yml")
    old, new = chance.choice(
        (
            (r"formats: \[.*\]", f"formats: [{chance.choice(FORMATS)}]"),
            (r"cell-seconds: \d+", f"cell-seconds: {chance.randint(30, 60)}"),
            (r"title: Trees of the \w+", f"title: Trees of the {chance.choice(('town', 'city', 'valley'))}"),
            (r"(?m)^( +)number: 2$", r"\1number: 2"),
            (r"(?m)^bibliography:", 'imprint: {versions: [{version: "2.0", date: 2031-05-17}]}\nbibliography:'),
            (r"    folder: chapters/trees\n", "    address: https://example.org/trees\n    folder: chapters/trees\n"),
            (r"(?m)^limits:", 'theme: {colours: {day: {primary: "#0f5260"}}}\nlimits:'),
        )
    )
    if new.partition(":")[0].strip() in text and new.partition(":")[0].strip() in ("imprint", "address", "theme"):
        return  # it is there already
    desk.book.write("_quarto.yml", re.sub(old, new, text, count=1))


def rename_page(desk: Desk, chance: random.Random) -> None:
    text = desk.book.read("_quarto.yml")
    slug = chance.choice(("streets", "roads", "lanes"))
    desk.book.write("_quarto.yml", re.sub(r"(slug: \{da: gader, en: )\w+", rf"\g<1>{slug}", text))


def rename_chapter(desk: Desk, chance: random.Random) -> None:
    """The files of the second chapter, in both languages, and all that names them."""
    before = desk.chapters()[1].rpartition("/")[2]
    after = "02-roads" if before == "02-streets" else "02-streets"
    for language in ("da", "en"):
        old, new = (desk.book.root / f"chapters/trees/{stem}.{language}.qmd" for stem in (before, after))
        old.rename(new)
    for name in ("_quarto.yml", "chapters/trees/pairs.json"):
        desk.book.write(name, desk.book.read(name).replace(before, after))


def table_label(desk: Desk) -> str:
    """The label that the table of the second chapter has now."""
    return "tbl-streets" if "label: tbl-streets" in desk.book.read(f"{desk.chapters()[1]}.da.qmd") else "tbl-roads"


def rename_label(desk: Desk, chance: random.Random) -> None:
    before = table_label(desk)
    after = "tbl-roads" if before == "tbl-streets" else "tbl-streets"
    code, told = command(desk.book.root, "rename-label", before, after)
    if code:
        desk.wrong.append(f"{desk.number}: rename-label: {told[-500:]}")


def cite_more(desk: Desk, chance: random.Random) -> None:
    """A second work of the same author and year, by which the citations of the first change in all chapters."""
    text = desk.book.read("data/references.bib")
    if "grove2020later" in text:
        return
    again = text.replace("{grove2020,", "{grove2020later,").replace("title = {", "title = {Later: ", 1)
    desk.book.write("data/references.bib", f"{text}\n{again}")
    for language in ("da", "en"):
        desk.book.append(f"{desk.chapters()[1]}.{language}.qmd", "@grove2020later [s. 2].")


def change_work(desk: Desk, chance: random.Random) -> None:
    text = desk.book.read("data/references.bib")
    author = chance.choice(("Grove, Anna", "Grove, Eva", "Lund, Ida"))
    desk.book.write("data/references.bib", re.sub(r"author = \{.*?\}", f"author = {{{author}}}", text))


def change_picture(desk: Desk, chance: random.Random) -> None:
    path = desk.book.root / "chapters/trees/tree.png"
    path.write_bytes(path.read_bytes() + b"\0" * chance.randint(1, 3))


def touch(desk: Desk, chance: random.Random) -> None:
    """Every file is saved again as it is."""
    for path in desk.sources():
        (desk.book.root / path).touch()


def revert(desk: Desk, chance: random.Random) -> None:
    """All sources are again as they were after an earlier edit."""
    if desk.states:
        desk.restore(chance.choice(desk.states))


KINDS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        add_text,
        change_title,
        change_data,
        change_figure,
        change_configuration,
        rename_page,
        rename_chapter,
        remove_text,
        revert,
        change_words_of_data,
        describe_data_otherwise,
        change_analysis,
        rename_label,
        change_work,
        cite_more,
        change_picture,
        touch,
    )
}


def sequence(number: int, chance: random.Random) -> Iterator[str]:
    """The kinds of so many edits: each once, and then as it happens, texts and reverts more often than others."""
    yield from list(KINDS)[:number]
    weights = [4 if name in ("add_text", "revert", "change_configuration") else 1 for name in KINDS]
    for _ in range(number - len(KINDS)):
        yield chance.choices(list(KINDS), weights)[0]


def edits(folder: Path, number: int, seed: int = 1, every: int = 3) -> Desk:
    """A desk at which so many edits were made; every so many of them, and the last, is built from nothing as well."""
    chance, desk = random.Random(seed), Desk(folder)
    for at, name in enumerate(sequence(number, chance), 1):
        desk.step(name, KINDS[name], chance, cold=at % every == 0 or at == number)
    return desk


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        done = edits(Path(made), int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    told = f"{done.number} edits, {len(done.built)} different states, {len(done.wrong)} wrong: {dict(done.tried)}"
    print(told + ("" if alone() else "; the network could not be taken away"))
    print(*done.wrong[:10], sep="\n")
    sys.exit(bool(done.wrong))
