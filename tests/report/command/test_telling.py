"""Problems are told to people with their line, to programs as JSON and SARIF, and to GitHub beside the change."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.command.cli import main
from report.command.excerpt import WIDEST, Place, Sources, drawn, width
from report.command.explained import PAGES, explain
from report.command.machine import annotation
from report.command.telling import people_lines
from report.diagnostics import ADVICE, CODES, WARNING, Diagnostic
from tests.book import Book, no_analysis

SCHEMA = json.loads((PAGES.parent / "schemas/problems.schema.json").read_text(encoding="utf-8"))
DA = "chapters/trees/01-growth.da.qmd"
VALUE = "there is no value 'trees.lats'"


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with a misspelt value and a typed number."""
    book = Book.new(tmp_path_factory.mktemp("telling") / "book")
    for language in ("da", "en"):
        book.edit(f"chapters/trees/01-growth.{language}.qmd", '"trees.last"', '"trees.lats"')
        book.edit(f"chapters/trees/02-streets.{language}.qmd", "{#sec-streets}", "12 {#sec-streets}")
    with no_analysis():
        yield book


def placed(text: str, message: str, column: int = 0) -> list[str]:
    """How a line is shown beside a problem that says `message` of it."""
    sources = Sources(Path())
    sources._lines["file"] = [text]
    place = sources.place(Diagnostic("file", 1, "T10", message, column=column))
    return drawn(place, 1) if place else []


def under(lines: list[str]) -> str:
    """The characters above the carets, where each takes one column."""
    text, carets = lines
    return text[carets.index("^") : carets.rindex("^") + 1]


@pytest.mark.parametrize(
    ("text", "message", "marked"),
    [
        ('Byen har `{python} value("trees.lats")` træer.', VALUE, "trees.lats"),
        ("Der er 12 træer og 120 buske.", "the number 12 is typed by hand", "12"),
        ("Tekst.[^more] Mere.", "there is no footnote [^more]", "[^more]"),
        ("lang: en", "lang is 'en' in a file whose name says 'da'", "en"),
        ("Her <b>står</b> det.", "raw HTML cannot be printed: <b>", "<b>"),
        ('Det [er flere]{claim="trees.more"}.', "the claim 'er flere' no longer holds: trees.more is 15", "er flere"),
        ("plot(totals)", "the cell raised NameError: name 'totals' is not defined", "totals"),
    ],
)
def test_carets_stand_under_what_the_message_names(text: str, message: str, marked: str) -> None:
    assert under(placed(text, message)) == marked


def test_a_known_column_comes_before_the_words_of_the_message() -> None:
    assert under(placed("a: 'x': b", "mapping values are not allowed: 'a'", column=7)) == ":"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12 og 12", "the number 12 is typed"),
        ("Tekst.", "raw HTML"),
        ("Kun på dansk.", "no counterpart: 'Kun på dansk.'"),
    ],
)
def test_where_the_place_is_not_certain_or_all_of_the_line_it_stands_alone(text: str, message: str) -> None:
    assert placed(text, message) == [f"  1 | {text}"]


@pytest.mark.parametrize("before", ["\t\t", "\ta\tb ", "漢字木 ", "e\u0301u\u0308 ", "🌳 ", "👩\u200d🌾"])
def test_carets_are_aligned_below_tabs_wide_letters_and_combined_ones(before: str) -> None:
    text, carets = placed(f"{before}'x' y", "'x' is wrong", column=len(before) + 1)
    at = carets.index("^")
    assert width(carets[:at]) == width(text[: text.index("'x'")])
    assert [c for c in carets[:at] if c == "\t"] == [c for c in before if c == "\t"]


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs", "Cc", "Cf"))), st.integers(0, 400))
def test_a_line_is_never_wider_than_a_terminal_nor_steers_it(text: str, column: int) -> None:
    for line in drawn(Place(text * 9, column, column and column + 1), 12):
        assert width(line) <= WIDEST + len("  12 | ……")
        assert not any(ord(c) < 32 or "\u202a" <= c <= "\u202e" for c in line.replace("\t", ""))


def test_a_long_line_is_cut_around_the_place() -> None:
    text, carets = placed(f"{'før ' * 90}12 træer {'efter ' * 90}", "the number 12 is typed")
    assert text.startswith("  1 | …") and text.endswith("…")
    assert text[carets.index("^") :].startswith("12 træer")


def test_a_line_that_was_just_shown_is_not_shown_again_and_files_stand_apart(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("en\nto\n", encoding="utf-8")
    problems = [
        Diagnostic("a", 2, "T10", "one thing"),
        Diagnostic("a", 2, "T21", "another"),
        Diagnostic("b", 1, "T10", "x"),
    ]
    assert people_lines(problems, Sources(tmp_path)) == [
        "a:2: error T10: one thing",
        "  2 | to",
        "a:2: error T21: another",
        "",
        "b:1: error T10: x",
    ]


@pytest.mark.parametrize("file", ["../secret", "/etc/hostname", "folder", "latin", "none"])
def test_no_line_of_a_file_is_shown_that_is_no_text_of_the_project(file: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hush", encoding="utf-8")
    (tmp_path / "p/folder").mkdir(parents=True)
    (tmp_path / "p/latin").write_bytes(b"\xe6")
    assert Sources(tmp_path / "p").place(Diagnostic(file, 1, "T10", "x")) is None


def test_people_see_the_line_and_its_place(wrong: Book) -> None:
    printed = wrong.run("check").printed
    line = wrong.line(DA, "trees.lats")
    assert f'{DA}:{line}: error V02: {VALUE}\n  {line} | Byen har nu `{{python}} value("trees.lats")`' in printed
    assert "^^^^^^^^^^\n    did you mean trees.last" in printed
    assert "./build.py explain CODE tells more of a code." in printed


def test_json_is_all_of_standard_output_and_fits_its_schema(wrong: Book, capsys: pytest.CaptureFixture[str]) -> None:
    from report.command.cli import main

    assert main(["check", "--json"], wrong.root) == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert "error" not in err
    assert not told["passed"] and told["counts"]["error"] == len(told["problems"])
    (value,) = (p for p in told["problems"] if p["code"] == "V02" and p["file"] == DA)
    assert value["message"] == VALUE
    assert value["source"][value["column"] - 1 : value["endColumn"] - 1] == "trees.lats"


def test_json_without_problems_fits_too(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    from report.command.cli import main

    for command in ("build", "pages"):  # a build of which nothing has changed answers as well
        assert main([command, "--json"], book.root) == 0
        told = json.loads(capsys.readouterr().out)
        jsonschema.Draft202012Validator(SCHEMA).validate(told)
        assert told["passed"] and told["problems"] == []


def test_github_is_told_where_it_runs_the_command(wrong: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    printed = wrong.run("check").printed
    line = wrong.line(DA, "trees.lats")
    assert f"::error file={DA},line={line},col=30,endColumn=39,title=V02%3A a value" in printed
    assert "::error" not in wrong.run("check", "--annotations", "none").printed
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert "::error" not in wrong.run("check").printed
    assert "::error" in wrong.run("check", "--annotations", "github").printed


def test_annotations_are_escaped_and_say_no_path(tmp_path: Path) -> None:
    problem = Diagnostic("a,b: c.qmd", 0, "T10", f"100 %\nin {tmp_path.resolve()}/data", "mend", WARNING)
    assert annotation(problem, None, tmp_path) == (
        "::warning file=a%2Cb%3A c.qmd,title=T10%3A Markdown that the editions cannot print::100 %25%0Ain data%0Amend"
    )
    assert annotation(Diagnostic("a", 1, "L14", "x", severity=ADVICE), None, tmp_path).startswith(
        "::notice file=a,line=1,"
    )


def test_a_sarif_log_has_rules_with_help_and_no_path(wrong: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in (("SERVER_URL", "https://forge.example"), ("REPOSITORY", "town/trees"), ("SHA", "abc")):
        monkeypatch.setenv(f"GITHUB_{key}", value)
    assert wrong.run("check", "--sarif", str(wrong.root / "log.sarif")).exit == 1
    text = wrong.read("log.sarif")
    assert str(wrong.root) not in text
    log = json.loads(text)
    assert log.keys() == {"$schema", "version", "runs"} and log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in rules}
    for rule in rules:
        assert rule["help"]["text"] and rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
        assert rule["helpUri"] == f"https://forge.example/town/trees/blob/abc/docs/diagnostics/{rule['id']}.md"
        assert rule["fullDescription"]["text"].endswith(".")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"} and result["message"]["text"]
        (location,) = result["locations"]
        address = location["physicalLocation"]["artifactLocation"]
        assert address["uriBaseId"] in run["originalUriBaseIds"] and (wrong.root / address["uri"]).is_file()
        region = location["physicalLocation"]["region"]
        assert region["startLine"] > 0 and region.get("startColumn", 1) < region.get("endColumn", 2)
    assert len({result["partialFingerprints"]["problem/v1"] for result in run["results"]}) == len(run["results"])


def test_a_sarif_log_that_could_not_be_written_is_refused_before_anything_is_built(wrong: Book) -> None:
    outcome = wrong.run("check", "--sarif", str(wrong.root / "nowhere/log.sarif"))
    assert outcome.exit == 2 and not outcome.problems
    assert "nowhere" in outcome.printed


@pytest.mark.parametrize("code", ["t21", "T21"])
def test_a_code_is_explained_by_its_page(code: str) -> None:
    assert explain(code) == ((PAGES / "T21.md").read_text(encoding="utf-8").rstrip(), True)


def test_codes_are_listed_by_letter_and_the_nearest_are_named(book: Book) -> None:
    listed, known = explain("")
    assert known and [line[:3] for line in listed.splitlines()] == list(CODES)
    assert explain("N") == ("\n".join(f"{c}  {CODES[c]}" for c in ("N01", "N02")), True)
    unknown = book.run("explain", "V99")
    assert unknown.exit == 2 and "there is no code V99; see: ./build.py explain V\n" in unknown.printed


@pytest.mark.parametrize("command", ["progress", "numbers", "spell", "pairs", "why fig-growth", "diff HEAD"])
def test_nothing_but_json_stands_on_standard_output(book: Book, command: str) -> None:
    book.edit("_quarto.yml", "    formats: [html]\n", "    formats: [html\n")
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*command.split(), "--json"], book.root)
    assert (code, out.getvalue()) == (2 if command.startswith("diff") else 1, ""), err.getvalue()
    assert command.startswith("diff") or "1 error, 0 warnings" in err.getvalue()
