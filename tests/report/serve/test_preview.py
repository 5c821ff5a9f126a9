"""The preview answers with what the sources are, whatever is done to them, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.book import Book
from tests.modules import ROOT
from tests.preview import LONG, Preview, preview

GROWTH = "chapters/trees/01-growth.en.qmd"
PAGE, DANISH = "en/trees-of-the-town/growth.html", "da/byens-traeer/vaekst.html"
STREETS = "en/trees-of-the-town/streets.html"


@pytest.fixture
def served(book: Book, tmp_path: Path) -> Iterator[Preview]:
    with preview(book, tmp_path / "own") as running:
        yield running


def test_a_page_is_that_of_the_sources_as_they_are_at_every_request(book: Book, served: Preview) -> None:
    digests = set()
    for number in range(8):
        book.append(GROWTH, f"Word {'x' * number}y.")
        answer = served.get(PAGE)
        assert answer.status == 200 and f"Word {'x' * number}y." in answer.text
        digests.add(answer.headers["x-made-from"])
        assert answer.headers["cache-control"] == "no-store"
    assert len(digests) == 8


def test_a_page_is_what_would_be_published_and_has_nothing_of_the_preview(book: Book, served: Preview) -> None:
    shown = served.get(PAGE).content
    arguments = ("--publication", "trees", "--language", "en", "--chapter", "01-growth", "--format", "html")
    assert book.build(*arguments, "--output", str(book.root / "out")).exit == 0
    assert shown == (book.root / "out" / PAGE).read_bytes()
    assert b"preview" not in shown


def test_news_of_a_page_that_is_shown_bring_its_text(book: Book, served: Preview) -> None:
    news = served.news(PAGE)
    first = next(told["pages"][PAGE] for told in news if told["pages"][PAGE]["digest"])
    book.append(GROWTH, "One word more.")
    page = next(told["pages"][PAGE] for told in news if told["pages"][PAGE]["digest"] not in ("", first["digest"]))
    assert "text" not in first and "One word more." in page["text"]
    assert page["text"].encode() == served.get(PAGE).content


def test_every_other_file_of_the_site_is_there(served: Preview) -> None:
    page = served.get(PAGE).text
    style = page.partition('rel="stylesheet" href="../../')[2].partition('"')[0]
    for path in (
        style,
        "index.html",
        "en/trees-of-the-town/references.html",
        "data/trees.csv",
        "en/trees-of-the-town/",
    ):
        assert served.get(path).status == 200, path
    assert served.get("nothing.html").status == 404
    assert served.get("../_quarto.yml").status == 404


def test_a_broken_save_says_where_and_a_mended_one_shows_the_page(book: Book, served: Preview) -> None:
    before = book.read(GROWTH)
    line = book.append(GROWTH, "See @fig-none.")
    broken = served.get(PAGE)
    assert broken.status == 503 and f"{GROWTH}:{line}: error T06" in broken.text
    told = next(news for news in served.news(PAGE) if news["problems"])
    (problem,) = [problem for problem in told["problems"] if problem["code"] == "T06"]
    assert problem["line"] == f"  {line} | See @fig-none.\n  {' ' * len(str(line))} |      {'^' * len('fig-none')}"
    assert not told["outdated"]
    book.write(GROWTH, before)
    assert served.get(PAGE).status == 200


def test_a_project_that_cannot_be_read_is_told_from_its_start_on(book: Book, tmp_path: Path) -> None:
    sound = book.read("_quarto.yml")
    book.write("_quarto.yml", sound + "\t:\n")
    with preview(book, tmp_path / "own") as running:
        assert "error C01" in running.get(PAGE).text
        book.write("_quarto.yml", sound)
        assert running.get(PAGE).status == 200


def test_renamed_and_removed_chapters_are_followed(book: Book, served: Preview) -> None:
    assert served.get(PAGE).status == 200
    book.edit("_quarto.yml", "en: growth", "en: how-they-grew")
    assert served.get("en/trees-of-the-town/how-they-grew.html").status == 200
    assert served.get(PAGE).status == 404
    moved = next(n["pages"][PAGE]["moved"] for n in served.news(PAGE) if n["pages"][PAGE]["moved"])
    assert moved == "en/trees-of-the-town/how-they-grew.html"
    book.remove(GROWTH)
    gone = served.get("en/trees-of-the-town/how-they-grew.html")
    assert gone.status == 503 and "error C05" in gone.text


def test_a_folder_that_is_replaced_by_another_is_still_followed(book: Book, served: Preview) -> None:
    assert served.get(PAGE).status == 200
    news = served.news(PAGE)
    first = next(n for n in news if n["pages"][PAGE]["digest"])
    again = book.copy(book.root.parent / "again").root / "chapters"
    (book.root / "chapters").rename(book.root / "before")
    again.rename(book.root / "chapters")
    time.sleep(1.2)
    book.append(GROWTH, "After that.")
    assert next(n for n in news if n["pages"][PAGE]["digest"] not in ("", first["pages"][PAGE]["digest"]))


def test_a_hundred_saves_in_two_seconds_end_in_the_last_one(book: Book, served: Preview) -> None:
    told: list[str] = []

    def listen() -> None:
        told.extend(n["pages"][PAGE]["digest"] for n in served.news(PAGE))

    threading.Thread(target=listen, daemon=True).start()
    served.get(PAGE)
    before = book.read(GROWTH)
    started = time.monotonic()
    for number in range(100):
        book.write(GROWTH, f"{before}\nSave {'x' * number}.\n")
        time.sleep(max(0.0, started + 0.02 * (number + 1) - time.monotonic()))
    answer = served.get(PAGE)
    assert f"Save {'x' * 99}." in answer.text
    until = time.monotonic() + LONG
    while told[-1:] != [answer.headers["etag"].strip('"')] and time.monotonic() < until:
        time.sleep(0.1)
    assert told[-1] == answer.headers["etag"].strip('"')


def test_news_tell_what_is_wrong_with_file_line_and_a_way_to_open_it(book: Book, tmp_path: Path) -> None:
    with preview(book, tmp_path / "own", "--editor", "edit://{path}#{line}") as running:
        line = book.append(GROWTH, "There are 17 more of them.")
        problem = next(p for n in running.news(PAGE) for p in n["problems"] if p["code"] == "N01")
        assert problem["place"] == f"{GROWTH}:{line}" and problem["severity"] == "error" and problem["hint"]
        assert problem["open"] == f"edit://{(book.root / GROWTH).resolve()}#{line}"
        book.edit(GROWTH, "There are 17 more of them.", "There are more of them.")
        assert next(n for n in running.news(PAGE) if not any(p["code"] == "N01" for p in n["problems"]))


def test_the_chapter_on_paper_and_the_whole_pdf_follow(book: Book, tmp_path: Path) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    with preview(book, tmp_path / "own") as running:
        news = running.news(PAGE, paper=True)
        first = next(n for n in news if n["draft"] and n["draft"]["digest"])
        assert running.get(first["draft"]["path"]).content.startswith(b"%PDF-")
        whole = next(n for n in news if n["pdf"]["digest"])
        assert running.get(whole["pdf"]["path"]).content.startswith(b"%PDF-")
        book.append(GROWTH, "A paragraph more.")
        book.append(GROWTH.replace(".en.", ".da."), "Et afsnit mere.")
        for what in ("draft", "pdf"):
            before = {"draft": first, "pdf": whole}[what][what]["digest"]
            assert next(n for n in news if n[what]["digest"] not in ("", before))


def test_other_names_of_this_machine_are_refused(served: Preview) -> None:
    assert served.get("", Host="evil.example").status == 400
    assert served.get("-/").status == 200
    policy = served.get("-/").headers["content-security-policy"]
    assert "script-src 'self'" in policy and "frame-ancestors 'none'" in policy


def test_other_peoples_pages_are_told_nothing(served: Preview) -> None:
    for site, mode, kind in (
        ("cross-site", "no-cors", "script"),
        ("same-site", "cors", "empty"),  # of another server on this machine
        ("cross-site", "navigate", "iframe"),
    ):
        asked = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": kind}
        for path in ("-/", "-/events", PAGE):
            assert served.get(path, **asked).status == 403, (path, asked)
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert served.get(PAGE, **followed).status == 200
    for path in ("-/", PAGE, "nothing.html"):
        headers = served.get(path).headers
        assert headers["cross-origin-resource-policy"] == "same-origin", path
        assert headers["x-frame-options"] == "SAMEORIGIN", path


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("when", [0.0, 0.4, 1.5])
def test_a_signal_leaves_nothing_behind(book: Book, tmp_path: Path, number: int, when: float) -> None:
    with preview(book, tmp_path / "own") as running:
        listening = running.news(PAGE)
        next(listening)
        book.append(GROWTH, "While this is built.")
        time.sleep(when)
        assert running.end(number) == 128 + number
        assert running.process.stderr
        assert "Traceback" not in running.process.stderr.read()
        assert running.left() == ([], [])
    assert not list(book.root.rglob("*.new"))
    assert book.build().exit in (0, 1)


def test_a_kill_leaves_nothing_behind(book: Book, tmp_path: Path) -> None:
    with preview(book, tmp_path / "own") as running:
        assert running.get(PAGE).status == 200
        running.end(signal.SIGKILL)
        assert running.left() == ([], [])


def run(book: Book, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "report", "--root", str(book.root), "serve", "--no-open", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONG, check=False)


def test_a_port_that_is_taken_is_told(book: Book) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = run(book, "--port", str(other.getsockname()[1]))
    assert done.returncode == 2 and "--port" in done.stderr, done.stderr
    assert run(book, "--port", "70000").returncode == 2


@pytest.mark.parametrize("package", ["starlette", "uvicorn", "watchfiles"])
def test_without_one_of_its_packages_it_says_how_to_get_it(
    book: Book, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("report.serve", package))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)  # type: ignore[arg-type]  as Python marks what is not there
    done = book.run("serve", "--no-open")
    assert done.exit == 2 and f"needs the package {package};" in done.printed and "with its extra serve" in done.printed


def test_a_chapter_that_there_is_not_is_refused(book: Book) -> None:
    done = run(book, "--chapter", "01-grow")
    assert done.returncode == 2 and "01-growth" in done.stderr


def test_what_cannot_be_kept_is_told(book: Book, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with preview(book, tmp_path / "own", "--cache", str(tmp_path / "taken")) as running:
        assert next(p for n in running.news(PAGE) for p in n["problems"] if p["code"] == "B03")
        assert running.get(PAGE).status == 200


def test_a_disk_that_is_full_is_told_and_the_preview_goes_on(book: Book, tmp_path: Path) -> None:
    book.edit("data/references.bib", "Trees of the town", "Trees of a town")
    with preview(book, tmp_path / "own", largest=3000) as running:
        assert running.get(PAGE).status in (200, 503)
        book.append(GROWTH, "More words.")  # what could not be kept after a build is told with the next one
        told = next(p for n in running.news(PAGE) for p in n["problems"] if p["code"] in ("B02", "B03", "B04"))
        assert (
            "File too large" in told["message"] or "could not write" in told["message"] or "SIGXFSZ" in told["message"]
        )
        assert running.get("-/").status == 200
        assert running.get(PAGE).status in (200, 503)


def test_drafts_and_what_is_not_translated_are_shown_and_marked(book: Book, served: Preview) -> None:
    book.edit("_quarto.yml", "en: streets}", "en: streets}\n        status: draft")
    book.append(GROWTH, "Only here.")
    assert '<span class="notice">Draft' in served.get(STREETS).text
    page = served.get(PAGE)
    assert page.status == 200 and 'Only here. <span class="notice">not yet translated: Dansk</span>' in page.text
    book.remove("chapters/trees/02-streets.da.qmd")
    assert "not yet translated" in served.get(STREETS).text
