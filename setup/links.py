"""Looks whether addresses outside answer: those that stand in the texts and data of the folders that are named.

    python3 setup/links.py chapters data figures

Prints what does not answer as a table in Markdown, with the places where it stands, and always ends with 0: the sites
of others come and go, and no build may depend on them.  On the standard library alone.
"""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ENDINGS = (".qmd", ".md", ".bib", ".json", ".csv", ".yml", ".py")
ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+")
# Signs of the sentence and not of the address, also a bracket that was opened before it.
BEHIND = ".,;:!?*_"
SECONDS, AT_ONCE = 20, 8
# Some answer only what says that it is a browser; that is no lie about who asks.
AGENT = "Mozilla/5.0 (compatible; link check of a report)"
# It is there, and asks for something that only a reader has.
THERE = (401, 403, 405, 406, 418, 429, 999)


def addresses(folders: list[str]) -> dict[str, list[str]]:
    """Every address in the files of `folders`, with the places where it stands, as ``file:line``."""
    found: dict[str, list[str]] = {}
    for file in sorted(p for f in folders for p in Path(f).rglob("*") if p.suffix in ENDINGS and p.is_file()):
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for address in in_line(line):
                found.setdefault(address, []).append(f"{file.as_posix()}:{number}")
    return found


def in_line(line: str) -> Iterator[str]:
    """The addresses in a line, without the signs of the sentence behind them."""
    for match in ADDRESS.finditer(line):
        address = match.group()
        while address and (address[-1] in BEHIND or (address[-1] == ")" and address.count("(") < address.count(")"))):
            address = address[:-1]
        yield address.partition("#")[0]


def trouble(address: str) -> str:
    """What is wrong with `address`; empty when it answers."""
    for method in ("HEAD", "GET"):
        asked = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.urlopen(asked, timeout=SECONDS):
                return ""
        except urllib.error.HTTPError as answer:
            if answer.code in THERE:
                return ""
            told = f"{answer.code} {answer.reason}"
        except (OSError, ValueError) as error:
            told = str(getattr(error, "reason", error)) or type(error).__name__
    return told


def table(found: Mapping[str, list[str]], told: Mapping[str, str]) -> str:
    """The addresses in trouble, each with what was told and where it stands."""
    rows = [f"| {address} | {told[address]} | {', '.join(found[address])} |" for address in found if told[address]]
    head = f"{len(found)} addresses outside, {len(rows)} without an answer.\n"
    return "\n".join([head, "| Address | Answer | Where |", "|---|---|---|", *rows]) if rows else head


def main(folders: list[str]) -> None:
    """Look at the addresses in `folders` and print what does not answer."""
    found = addresses(folders)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        told = dict(zip(found, threads.map(trouble, found), strict=True))
    print(table(found, told))


if __name__ == "__main__":
    main(sys.argv[1:])
