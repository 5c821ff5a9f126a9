"""Hundreds of small reports on one, two and four workers: how many a minute, and what one costs.

    .venv/bin/python benchmarks/cluster.py [REPORTS] [--workers 1 2 4] [--write]

The reports are publications of one project that this script makes of this project's data: one for each municipality and
kind of placement, in two languages, as pages and as PDF.  Scheduler and workers are processes of this machine.  Each
build begins from nothing, and all have the same bytes.  With one more cluster the command is killed at half, and the
next build does the rest.  --write puts the table into docs/cluster.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests.machines import Machines  # noqa: E402

PAGE = PROJECT / "docs/cluster.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end -->"
TABLES = ("municipalities", "placements")
MEASURES = {
    "institution": ("Institutionsanbringelser", "Institutional placements"),
    "foster": ("Plejefamilier", "Foster families"),
    "network": ("Netværkspleje", "Network foster care"),
}
LIMITS = "limits:\n  cell-seconds: 30\n  cell-megabytes: 300\n"
CODE = """from report.author import Column, Figure, Row, Table, Text, Value, data, values

SERIES = {
    "advised": Text(da="Rådgivningskommuner", en="Advised municipalities"),
    "national": Text(da="Hele landet", en="The whole country"),
    "national_adjusted": Text(da="Hele landet, justeret", en="The whole country, adjusted"),
}


@values("region")
def regions() -> dict[str, Value]:
    towns = data("municipalities")
    return {code: towns.count(region_code=code) for code in sorted({town["region_code"] for town in towns})}


def rates(measure: str) -> Table:
    columns = (
        Column(Text(da="Hvem", en="Who"), numeric=False),
        Column(Text(da="Måned", en="Month"), numeric=False),
        Column(Text(da="Niveau", en="Level")),
    )
    rows = data("placements").where(measure=measure)
    return Table(columns, tuple(Row((SERIES[r["series"]], Text.same(r["period"]), r.value("rate"))) for r in rows))


def by_region() -> Figure:
    return Figure(draw=draw, alt=alt, table=counted(), height=60)


def counted() -> Table:
    columns = (Column(Text(da="Region", en="Region"), numeric=False), Column(Text(da="Kommuner", en="Municipalities")))
    return Table(columns, tuple(Row((Text.same(names()[code]), count)) for code, count in regions().items()))


def names() -> dict[str, str]:
    return {town["region_code"]: town["region"] for town in data("municipalities")}


def draw(canvas) -> None:
    canvas.entitle(Text(da="Kommuner", en="Municipalities"))
    canvas.plot_area(left=40, x=(0, 40), y=(6, 0))
    for row, (code, count) in enumerate(regions().items(), 1):
        canvas.row_label(row, names()[code])
        canvas.bar(0, row, float(count.number), thickness=0.6, role="primary")


def alt(language) -> str:
    return language.text(Text(da="Søjler med antallet af kommuner i hver region.", en="Bars: towns by region."))
"""
CHAPTER = """---
lang: {language}
---

```{{python}}
#| include: false
from report.author import value
from figures import by_region, rates
```

# {title} {{#sec-{key}}}

{text}

```{{python}}
#| label: fig-{key}
#| fig-cap: "{figure}"
by_region()
```

## {rates} {{#sec-{key}-rates}}

{rates_text}

```{{python}}
#| label: tbl-{key}
#| tbl-cap: "{rates}"
rates("{measure}")
```
"""
WORDS = {
    "da": {
        "text": '{name} er en af `{{python}} value("region.{region}")` kommuner i sin region, se @fig-{key}.',
        "figure": "Kommuner i regionerne",
        "rates": "Hvor mange børn",
        "rates_text": "Tallene fra kilden står i @tbl-{key}. De gælder alle kommuner i gruppen og ikke {name} alene.",
    },
    "en": {
        "text": '{name} is one of `{{python}} value("region.{region}")` municipalities in its region, see @fig-{key}.',
        "figure": "Municipalities of the regions",
        "rates": "How many children",
        "rates_text": "The numbers of the source are in @tbl-{key}. They hold for the group and not for {name} alone.",
    },
}


@dataclass(frozen=True)
class Run:
    """A build on so many workers, 0 for this machine by itself: its seconds, those of processors, and a digest."""

    workers: int
    wall: float
    processor: float
    digest: str


def make_project(root: Path, reports: int) -> None:
    """Write a project of so many publications into `root`, and approve its pairs."""
    with (PROJECT / "data/municipalities.csv").open(encoding="utf-8", newline="") as file:
        towns = list(csv.DictReader(file))
    chosen = [(town, measure) for measure in MEASURES for town in towns][:reports]
    if len(chosen) < reports:
        raise SystemExit(f"the data have {len(chosen)} municipalities and kinds of placement, not {reports}")
    _copy_data(root)
    _write(root / "figures/__init__.py", CODE)
    publications = "".join(_publication(root, town, measure) for town, measure in chosen)
    head = "project:\n  type: default\n  execute-dir: project\n\nbibliography: data/references.bib\n\npublications:\n"
    _write(root / "_quarto.yml", f"{head}{publications}\n{LIMITS}")
    _run(root, "pairs", "accept", "--all")


def _copy_data(root: Path) -> None:
    package = json.loads((PROJECT / "data/datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] in TABLES]
    _write(root / "data/datapackage.json", json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    for name in (*(f"{table}.csv" for table in TABLES), "references.bib", "CHANGELOG.md"):
        shutil.copy(PROJECT / "data" / name, root / "data" / name)


def _publication(root: Path, town: dict[str, str], measure: str) -> str:
    """Write the chapter of a report; the report as _quarto.yml has it."""
    key = f"p{town['code']}-{measure}"
    editions = ""
    for language, kind in zip(WORDS, MEASURES[measure], strict=True):
        said = {"name": town["name"], "region": town["region_code"], "key": key}
        words = {name: text.format(**said) for name, text in WORDS[language].items()}
        title = f"{town['name']}: {kind}"
        text = CHAPTER.format(language=language, key=key, measure=measure, title=kind, **words)
        _write(root / f"chapters/{key}/01-rates.{language}.qmd", text)
        editions += f"      {language}:\n        title: '{title}'\n        subtitle: '{kind}'\n        slug: {key}\n"
        editions += f"        interface: {language}\n        description: '{title}.'\n"
    chapter = (
        f"    chapters:\n      - file: 01-rates\n        number: 1\n        slug: {{da: {measure}, en: {measure}}}\n"
    )
    return f"  {key}:\n    folder: chapters/{key}\n    formats: [html, pdf]\n    editions:\n{editions}{chapter}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "report", "--root", str(root), *arguments]


def _run(root: Path, *arguments: str) -> None:
    subprocess.run(_command(root, *arguments), cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)


def built(root: Path, folder: Path, workers: int) -> Run:
    """Build the project in `root` from nothing, on so many workers, whose files lie in `folder`."""
    for left in (".cache", ".builds", "_site"):
        _remove(root / left)
    if not workers:
        before, started = _children(), time.perf_counter()
        _run(root, "build")
        return Run(0, time.perf_counter() - started, _children() - before, digest(root / "_site"))
    with Machines(folder / f"{workers}") as machines:
        for number in range(workers):
            machines.start(f"worker-{number}")
        before, ours, started = machines.seconds(), _children(), time.perf_counter()
        _run(root, "build", "--executor", machines.address)
        wall, processor = time.perf_counter() - started, machines.seconds() - before + _children() - ours
    return Run(workers, wall, processor, digest(root / "_site"))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _remove(path: Path) -> None:
    path.unlink() if path.is_symlink() else shutil.rmtree(path, ignore_errors=True)


def digest(site: Path) -> str:
    """One digest of all files of a site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    found = sha256()
    for path in files:
        found.update(f"{path.relative_to(site)}\n{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def resumed(root: Path, folder: Path, reports: int) -> str:
    """Kill a build when half of its parts are there, build again, and say how many parts each of both laid out."""
    for left in (".cache", ".builds", "_site"):
        _remove(root / left)
    parts = root / ".cache/part"
    with Machines(folder / "resumed") as machines:
        for number in range(2):
            machines.start(f"worker-{number}")
        command = _command(root, "build", "--executor", machines.address)
        with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as killed:
            while len(list(parts.glob("*"))) < reports * 4 and killed.poll() is None:
                time.sleep(0.2)
            killed.kill()
        before = {path.name: path.stat().st_mtime_ns for path in parts.glob("*")}
        _run(root, "build", "--executor", machines.address)
    after = {path.name: path.stat().st_mtime_ns for path in parts.glob("*")}
    again = sum(after[name] != then for name, then in before.items())
    return (
        f"A build that was killed had laid out {len(before)} parts; the next laid out the other "
        f"{len(after) - len(before)}, and {again} of the first once more."
    )


def table(runs: Sequence[Run], reports: int) -> str:
    """The runs as a table in Markdown."""
    lines = [
        "| workers | on the clock | reports a minute | processor time of a report |",
        "|---|---|---|---|",
    ]
    for run in runs:
        who = str(run.workers) if run.workers else "none: this machine, two processes"
        per = f"{reports / run.wall * 60:.1f} | {run.processor / reports:.2f} s"
        lines.append(f"| {who} | {run.wall:.0f} s | {per} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=int, default=200)
    parser.add_argument("--workers", nargs="*", type=int, default=[1, 2, 4])
    parser.add_argument("--write", action="store_true")
    options, load = parser.parse_args(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="reports-") as name:
        root, folder = Path(name, "project"), Path(name, "machines")
        make_project(root, options.reports)
        runs = [built(root, folder, workers) for workers in (0, *options.workers)]
        after_a_kill = resumed(root, folder, options.reports)
    same = len({run.digest for run in runs}) == 1
    cores = len(os.sched_getaffinity(0))
    busy = f"which had {load:.0f} other processes to run when this began"
    about = (
        f"{options.reports} reports; {cores} cores ({platform.machine()}), {busy}; Python {platform.python_version()}."
    )
    bytes_of = "All sites have the same bytes." if same else "THE SITES DIFFER."
    text = f"{about} {bytes_of}\n\n{table(runs, options.reports)}\n\n{after_a_kill}\n"
    print(text)
    if options.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
