"""The index of the search, as the program pagefind makes it of records: files that a browser reads as it needs them.

Pagefind knows the endings of words in many languages and ranks what it finds; it speaks JSON over its standard input
and output (https://pagefind.app/docs/py-api/ describes the same service).  The same records give the same bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from html import escape
from itertools import islice
from pathlib import Path
from threading import Thread, Timer
from typing import IO, Any

from report import CONFIG, IN_CHECKOUT
from report.cache.memory import Kind, Memory
from report.cache.places import bytes_digest
from report.edition.compose import EditionDocument
from report.site.search.records import SearchRecord, search_records

FOLDER, PLACES = "search", "places.json"
PATIENCE = 300.0  # seconds for an index, of which a book of thousand places takes one
INDEX: Kind[dict[str, bytes]] = Kind("search")
_RECORDS = "search:records"
_MISSING = "the program pagefind, which makes the index of the search, is missing"
# What words count for besides those of the text, at most 10: https://pagefind.app/docs/weighting/.
_CAPTION, _CELL, _POINTER = 2, 0.5, 0.05
_ENTRY = "pagefind-entry.json"
# The files that a page of ours asks for; the others are interfaces of pagefind's own.
_NEEDED = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind", "pagefind.js", _ENTRY)
_SEPARATOR, _AT_ONCE = b",", 1 << 20
# What pagefind says of one message, as JSON.
_Answer = dict[str, Any]


class NoIndex(Exception):
    """Raised when the index cannot be made; says why."""


def search_files(documents: Iterable[EditionDocument], memory: Memory) -> Mapping[str, bytes]:
    """The files of the search in `documents`, by path in the site: those of an earlier build where they still hold.

    Where pagefind is missing or fails, there are none, and it is reported.
    """
    records = search_records(documents)
    digests = {_RECORDS: bytes_digest(repr(records).encode())}
    before = memory.recall(INDEX, FOLDER, digests.get)
    if before:
        return before.result
    recording = memory.begin(INDEX, FOLDER)
    recording.depend_as(digests)
    try:
        return recording.keep(search_index(records)).result
    except NoIndex as error:
        cure = "run make, which installs it" if IN_CHECKOUT else "install the package pagefind[bin]"
        memory.problems.error("B01", str(error), file=CONFIG, hint=f"{cure}; or build with --format pdf")
        return {}


def search_index(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """The files of the index, by path in the site.  Raises NoIndex where pagefind is missing or fails."""
    messages: list[Mapping[str, object]] = [{"type": "NewIndex", "config": {"include_characters": "§"}}]
    for record in records:
        messages.append({"type": "AddFile", "index_id": 0, "url": record.url, "file_contents": _page(record)})
    *_, last = _answers([*messages, {"type": "GetFiles", "index_id": 0}])
    files = {file["path"]: b64decode(file["content"]) for file in last["files"]}
    # It names the languages in any order, which would be another file each time.
    files[_ENTRY] = json.dumps(json.loads(files[_ENTRY]), sort_keys=True).encode()
    needed = {f"{FOLDER}/{path}": content for path, content in sorted(files.items()) if path.endswith(_NEEDED)}
    return needed | {f"{FOLDER}/{PLACES}": _places(records)}


def _places(records: Sequence[SearchRecord]) -> bytes:
    """The publication and the chapter or list of each page, as JSON: pagefind would put such filters in any order."""
    found = {record.page: (record.publication, record.place) for record in records}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def program() -> Path:
    """Where pagefind is.  Raises NoIndex where it is missing."""
    try:
        from pagefind.service import get_executable
    except ImportError:
        raise NoIndex(_MISSING) from None
    found = get_executable()
    if not found or not found.is_file():
        raise NoIndex(_MISSING)
    return found


def _page(record: SearchRecord) -> str:
    """The record as pagefind reads it: a page whose words have weights, and fields that scripts/search.js weighs."""
    fields = {
        "pointer" if record.pointer else "title": record.title,
        "keywords": "; ".join(record.keywords),
        "within": " ".join(record.within),
        "parts": " ".join(record.parts),
    }
    metas = "".join(_meta(name, content) for name, content in fields.items() if content)
    weighed = ((1, record.text), (_CAPTION, record.captions), (_CELL, record.cells))
    body = "".join(
        f'<p data-pagefind-weight="{_POINTER if record.pointer else weight}">{escape(text)}</p>'
        for weight, texts in weighed
        for text in texts
    )
    return f'<html lang="{record.language}"><head>{metas}</head><body>{body}</body></html>'


def _meta(name: str, content: str) -> str:
    return f'<meta data-pagefind-meta="{name}[content]" content="{escape(content)}">'


def _answers(messages: Sequence[Mapping[str, object]]) -> list[_Answer]:
    """What pagefind answers to the messages.  Raises NoIndex where it fails."""
    command = (str(program()), "--service")
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError as error:
        raise NoIndex(f"the program pagefind cannot be run: {error.strerror}") from None
    assert process.stdin
    with process, _ended_after(PATIENCE, process):
        # It answers while it is told: both pipes would fill if nobody read, and it ends when nothing more can come.
        telling = Thread(target=_tell, args=(process.stdin, messages), daemon=True)
        telling.start()
        try:
            answers = list(islice(_said(process.stdout), len(messages)))
        except (ValueError, KeyError):
            raise NoIndex("the program pagefind said what nobody understands") from None
        finally:
            process.kill()
            telling.join()
            with suppress(BrokenPipeError):  # what it was not told any more
                process.stdin.close()
    wrong = next((answer.get("message") for answer in answers if answer.get("type") == "Error"), None)
    if wrong or len(answers) < len(messages):
        raise NoIndex(f"the program pagefind failed: {wrong or 'it ended too early'}")
    return answers


@contextmanager
def _ended_after(seconds: float, process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends `process` where it takes longer, so that nobody waits for it without end."""
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _tell(pipe: IO[bytes] | None, messages: Sequence[Mapping[str, object]]) -> None:
    with suppress(BrokenPipeError):  # it has ended, which is seen where its answers are read
        for number, message in enumerate(messages):
            sent = json.dumps({"message_id": number, "payload": message}).encode()
            if pipe:
                pipe.write(b64encode(sent) + _SEPARATOR)
        if pipe:
            pipe.flush()


def _said(pipe: IO[bytes] | None) -> Iterator[_Answer]:
    """Its answers, as they come."""
    rest = b""
    while pipe and (read := os.read(pipe.fileno(), _AT_ONCE)):
        *whole, rest = (rest + read).split(_SEPARATOR)
        yield from (json.loads(b64decode(answer))["payload"] for answer in whole)
