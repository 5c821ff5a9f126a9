"""What tests must know of the sources' texts, as digests and places, so that they run without the texts.

    python -m tests.publication.source_digests FOLDER

reads the texts in FOLDER (``00N_….txt``) and writes ``digests/`` beside this file: ``runs.bin``, the sorted digests of
every run of 13 words, and for the evidence ``places.csv``, where each phrase and each excluded pattern of ``data/`` is
found, and ``numerals.csv``, where each numeral stands.  Places count characters of a text whose spaces are collapsed.
Run it again after a change of ``data/evidence.csv`` or ``data/exclusions.csv``; without the texts a new phrase cannot
be tested, and the tests say so.

A digest has 6 bytes, a tenth of the size of the text it stands for: of 93,000 runs, one run of other words in three
billion is taken for one of the sources', and one comparison of all chapters in some 18,000 finds one wrongly.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from report.data.package import Package, load

HERE = Path(__file__).resolve().parent
DIGESTS = HERE / "digests"
DATA = HERE.parents[1] / "data"
# The texts that the evidence is from, by their keys in the data.
FILES = {"vive2020": "001_*.txt", "kora2015": "002_*.txt", "vive2021": "003_*.txt", "vive2020landing": "004_*.txt"}
# The longest run of words that may stand in a source too, and what ends a run.
LONGEST, STOP = 12, "\N{FULL BLOCK}"
SIZE = 6
_WORD = re.compile(r"[^\W_]+")
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")

Span = tuple[int, int]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of one word more than may be the same."""
    for piece in text.split(STOP):
        words = _WORD.findall(piece.lower())
        yield from (tuple(words[at : at + LONGEST + 1]) for at in range(len(words) - LONGEST))


def digest(*parts: str) -> bytes:
    """The first bytes of a digest of `parts`."""
    return blake2b("\0".join(parts).encode(), digest_size=SIZE).digest()


def read_runs(folder: Path = DIGESTS) -> set[bytes]:
    """The digests of the sources' runs of words."""
    content = (folder / "runs.bin").read_bytes()
    return {content[at : at + SIZE] for at in range(0, len(content), SIZE)}


def read_places(folder: Path = DIGESTS) -> dict[bytes, list[Span]]:
    """Where a phrase or a pattern is found, by the digest of its source and itself."""
    return {bytes.fromhex(row["digest"]): _spans(row["places"]) for row in _rows(folder / "places.csv")}


def read_numerals(folder: Path = DIGESTS) -> dict[str, list[Span]]:
    """Where the numerals of each source are."""
    return {row["source"]: _spans(row["places"]) for row in _rows(folder / "numerals.csv")}


def write(texts: Path, package: Package, folder: Path = DIGESTS) -> None:
    """Write the three files for the texts in the folder `texts` and the evidence of `package`."""
    folder.mkdir(exist_ok=True)
    read = {path.name: path.read_text(encoding="utf-8") for path in sorted(texts.glob("00?_*.txt"))}
    known = {digest(*run) for text in read.values() for run in runs(text)}
    (folder / "runs.bin").write_bytes(b"".join(sorted(known)))
    places: dict[str, list[Span]] = {}
    numerals: dict[str, list[Span]] = {}
    for source, pattern in FILES.items():
        raw = read[next(texts.glob(pattern)).name]
        flat = collapsed(raw)
        numerals[source] = [match.span() for match in _NUMERAL.finditer(flat)]
        for row in package.table("evidence").where(source=source):
            phrase = collapsed(str(row["phrase"]))
            places[digest(source, phrase).hex()] = [m.span() for m in re.finditer(re.escape(phrase), flat)]
        for row in package.table("exclusions").where(source=source):
            places[digest(source, str(row["pattern"])).hex()] = _excluded(str(row["pattern"]), raw, flat)
    _write_rows(folder / "places.csv", "digest", places)
    _write_rows(folder / "numerals.csv", "source", numerals)


def collapsed(text: str) -> str:
    """A text with one space between its words, which a line break may have parted."""
    return " ".join(text.split())


def _excluded(pattern: str, raw: str, flat: str) -> list[Span]:
    """Where an excluded pattern is found in the text as it is, by its place in the collapsed one, and in that."""
    at = {start + n: place + n for start, place, length in _words(raw) for n in range(length)}
    in_raw = (at[n] for match in re.finditer(pattern, raw) for n in range(*match.span()) if n in at)
    in_flat = (n for match in re.finditer(pattern, flat) for n in range(*match.span()))
    return _joined(chain(in_raw, in_flat))


def _words(raw: str) -> Iterator[tuple[int, int, int]]:
    """Where each word of `raw` begins there and in the collapsed text, and its length."""
    place = 0
    for word in re.finditer(r"\S+", raw):
        yield word.start(), place, len(word[0])
        place += len(word[0]) + 1


def _joined(characters: Iterable[int]) -> list[Span]:
    spans: list[Span] = []
    for at in sorted(set(characters)):
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def _spans(written: str) -> list[Span]:
    return [(int(start), int(end)) for start, _, end in (span.partition("-") for span in written.split())]


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _write_rows(path: Path, name: str, places: dict[str, list[Span]]) -> None:
    lines = [f"{key},{' '.join(f'{start}-{end}' for start, end in spans)}" for key, spans in sorted(places.items())]
    path.write_text("\n".join([f"{name},places", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), load(DATA))
