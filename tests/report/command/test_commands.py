"""Commands that an analysis registers: offered, run on a reader's file, answered with a page or what is wrong."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from report.results import registry
from tests.book import Book, Outcome
from tests.modules import ROOT

TALLY = """
from report.author import Exhibit, Handout, Heading, Problem, Text, command
from figures.exhibits import by_year, growth

TITLE = Text(da="Jeres træer", en="Your trees")


@command("tally", help="count the trees in a list of your own")
def tally(request):
    lines = request.content.decode().splitlines()
    wrong = [Problem(at, request.language.text(Text(da="{line!r} er intet tal", en="{line!r} is no number"), line=line),
                     request.language.text(Text(da="skriv et tal", en="write a number")))
             for at, line in enumerate(lines, 1) if not line.isdigit()]
    if wrong:
        return tuple(wrong)
    return Handout(request.language.text(TITLE), request.file, (
        str(sum(map(int, lines))) + " < 99", Heading("& so on"), Exhibit("Growth", growth()),
        Exhibit("Years", by_year())))


@command("sum", help="add up")
def add_up(request):
    return str(sum(map(int, request.content.split())))
"""


@pytest.fixture
def tallying(book: Book) -> Book:
    book.write("figures/tally.py", TALLY)
    book.write("figures/__init__.py", "from figures import counted, tally  # registers values and commands\n")
    book.write("list.txt", "3\n4\n")
    return book


def tally(book: Book, *arguments: str, name: str = "tally") -> Outcome:
    return book.run(name, str(book.root / "list.txt"), *arguments)


@pytest.mark.parametrize(
    ("language", "title", "figure"), [("da", "Jeres træer", "Figur"), ("en", "Your trees", "Figure")]
)
def test_a_page_stands_alone_in_the_language_asked_for(tallying, language, title, figure):
    outcome = tally(tallying, "--language", language, "--output", str(tallying.root / "page.html"))
    assert outcome.exit == 0, outcome.printed
    page = tallying.read("page.html")
    for part in (
        f'<html lang="{language}">',
        f">{title}</h1>",
        "<p>7 &lt; 99</p>",
        "<h2>&amp; so on</h2>",
        "<svg",
        f'<span class="name">{figure}\N{NO-BREAK SPACE}1</span> Growth',
        '<td class="number">75</td>',
    ):
        assert part in page
    assert page.count("@font-face") == page.count("url(data:font/woff;base64,") == 3
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\((?!data:)|@import|https?://(?!www\.w3\.org)""", page)


def test_the_same_file_gives_the_same_bytes(tallying):
    for name in ("one.html", "two.html"):
        tally(tallying, "--output", str(tallying.root / name))
    assert tallying.read("one.html") == tallying.read("two.html")


def test_without_an_output_the_answer_is_printed(tallying):
    assert tally(tallying, name="sum").printed == "7\n"


@pytest.mark.parametrize(
    ("language", "message", "cure"),
    [("da", "'x' er intet tal", "skriv et tal"), ("en", "'x' is no number", "write a number")],
)
def test_what_is_wrong_with_the_file_is_named_with_line_and_cure(tallying, language, message, cure):
    tallying.write("list.txt", "3\nx\ny\n")
    outcome = tally(tallying, "--language", language, "--output", str(tallying.root / "page.html"))
    assert outcome.exit == 1
    assert [(p.code, p.line) for p in outcome.problems] == [("U01", 2), ("U01", 3)]
    assert (outcome.problems[0].message, outcome.problems[0].hint) == (message, cure)
    assert not (tallying.root / "page.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("tally",),
        ("tally", "nowhere.txt"),
        ("tally", "list.txt", "--language", "de"),
        ("tally", "list.txt", "list.txt"),
        ("tally", "list.txt", "--output", "list.txt"),
        ("tally", "list.txt", "--output", "nowhere/page.html"),
        ("tely", "x"),
    ],
)
def test_what_cannot_be_meant_is_a_matter_of_usage(tallying, monkeypatch, arguments):
    monkeypatch.chdir(tallying.root)
    outcome = tallying.run(*arguments)
    assert outcome.exit == 2, outcome.printed
    assert "Traceback" not in outcome.printed
    assert tallying.read("list.txt") == "3\n4\n"


def test_help_lists_every_command(tallying):
    helped = tallying.run("--help")
    assert helped.exit == 0
    for line in ("tally               count the trees in a list of your own", "sum                 add up", "pairs"):
        assert line in helped.printed
    assert "count the trees in a list of your own" in tallying.run("tally", "--help").printed


def test_a_project_without_commands_has_only_our_own(book):
    assert book.run("--help").exit == 0
    assert book.run("tally", "x").exit == 2


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("lines = request", "1 / 0; lines = request", "the command tally raised ZeroDivisionError: division by zero"),
        ("lines = request", "import os; os.system('true'); lines = request", "a cell may not have started a process"),
        ("lines = request", "import os; os._exit(3); lines = request", "the command tally ended its process (exit: 3)"),
    ],
)
def test_a_command_that_fails_is_named_with_its_line(tallying, old, new, says):
    tallying.edit("figures/tally.py", old, new)
    (problem,) = tally(tallying).problems
    assert problem.code == "U02" and says in problem.message
    assert "exit" in says or (problem.file, problem.line) == (
        "figures/tally.py",
        tallying.line("figures/tally.py", new),
    )


def test_an_analysis_that_cannot_be_imported_is_named_and_help_still_given(tallying):
    tallying.append("figures/tally.py", "1 / 0")
    outcome = tally(tallying)
    assert (outcome.exit, [p.code for p in outcome.problems]) == (1, ["U02"])
    helped = tallying.run("--help")
    assert helped.exit == 0 and "pairs" in helped.printed


def test_bad_data_stop_a_command(tallying):
    tallying.edit("data/trees.csv", "40", "forty")
    outcome = tally(tallying)
    assert outcome.exit == 1 and {p.code for p in outcome.problems} == {"D06"}


def test_a_name_is_registered_once():
    with registry.use(registry.Registry()):
        registry.command("tally", help="")(test_help_lists_every_command)
        with pytest.raises(ValueError, match="'tally' is registered twice"):
            registry.command("tally", help="")(test_bad_data_stop_a_command)


def test_an_ordinary_command_never_asks_the_analysis(book):
    code = (
        "import sys, pathlib; from report.command.cli import main; main(sys.argv[1:], pathlib.Path('.'));"
        "unwanted = {'report.command.registered', 'report.execute.command', 'report.results.handout'}; "
        "assert not unwanted & set(sys.modules)"
    )
    for arguments in ([], ["check", "--help"], ["data", "nothing"]):
        subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=book.root,
            check=True,
            capture_output=True,
            env={"PYTHONPATH": ":".join(sys.path)},
        )


@pytest.mark.parametrize("answer", ["None", "[]", "3", "()"])
def test_a_command_that_answers_with_something_else_is_named(answer: str, book: Book) -> None:
    book.write(
        "figures/odd.py",
        f"from report.author import command\n\n@command('odd', help='x')\ndef odd(request):\n    return {answer}\n",
    )
    book.write("figures/__init__.py", book.read("figures/__init__.py") + "from figures import odd\n")
    book.write("x.txt", "x")
    outcome = book.run("odd", str(book.root / "x.txt"))
    assert outcome.exit == 1 and f"it returned {answer}" in outcome.of("U02")[0].message
    assert "Traceback" not in outcome.printed


def test_a_damaged_ledger_is_named_when_one_chapter_is_accepted(book: Book) -> None:
    book.write("chapters/trees/pairs.json", "{ damaged")
    outcome = book.run("pairs", "accept", "--chapter", "01-growth")
    assert outcome.exit == 1 and [p.code for p in outcome.problems] == ["P06"]
    assert "Traceback" not in outcome.printed and book.read("chapters/trees/pairs.json") == "{ damaged"


def test_a_folder_without_a_data_package_is_no_version_of_the_data(book: Book) -> None:
    outcome = book.run("data", "diff", "chapters")
    assert outcome.exit == 2 and "the folder 'chapters' has no data package" in outcome.printed


ECHO = """

@command("echo", help="say it back")
def echo(request):
    text = request.content.decode()
    return Handout(text, "", (text,)) if text.startswith("page") else text
"""


@pytest.mark.parametrize("content", [b"page \x1b[31m", b"x\x00"])
def test_what_no_page_may_hold_is_not_written(tallying, content):
    tallying.write("figures/tally.py", TALLY + ECHO)
    tallying.write("list.txt", content)
    outcome = tally(tallying, "--output", str(tallying.root / "page.html"), name="echo")
    (problem,) = outcome.of("U01")
    assert outcome.exit == 1 and "holds the character" in problem.message and problem.file.endswith("list.txt")
    assert not (tallying.root / "page.html").exists()


def test_an_answer_for_which_there_is_no_room_leaves_the_one_before(tallying):
    tallying.write("page.html", "before")
    command = ["prlimit", "--fsize=2000", sys.executable, "-m", "report", "--root", str(tallying.root), "tally"]
    command += [str(tallying.root / "list.txt"), "--output", str(tallying.root / "page.html")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "cannot write" in done.stderr and "File too large" in done.stderr, done.stderr
    assert tallying.read("page.html") == "before"
    assert not list(tallying.root.glob("*.new"))
