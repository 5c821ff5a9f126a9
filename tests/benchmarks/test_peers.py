"""What other tools are given, how their results are read, and what is said of them; no other tool is called."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from peer import words
from peer.changes import COLD, DATUM, NOTHING, STEPS, WORD, Author
from peer.chart import chart
from peer.content import Chapter, Drawing, Words, exported, first, with_notes
from peer.course import Course, Timing, timed
from peer.draw import returned
from peer.goals import goals
from peer.kinds import FORMATS, HTML, PDF, Main, Peer, Refused, Tools, notebook
from peer.mkdocs import MkDocs
from peer.myst import Myst
from peer.ours import Ours
from peer.page import BEGIN, END, page, replaced
from peer.plain import PlainTypst, PlainWeasyPrint
from peer.quarto import Quarto
from peer.sphinxes import JupyterBook, Sphinx
from peer.tools import versions

from tests.book import Book
from tests.modules import ROOT

CHAPTER = Chapter(
    "01-trees", "Trees", "import trees", (Words("# Trees\n\nLindens.\n"), Drawing("fig-a", "Bars", "a()"))
)
OTHERS = (Sphinx, JupyterBook, MkDocs, Myst, Quarto, PlainWeasyPrint, PlainTypst)


def course(peer: type[Peer], form: str, seconds: float, **known: object) -> Course:
    """What is known of a peer that took so many seconds for everything."""
    found = Course(peer(Path("nowhere"), Tools(Path("tools"), 2)), form, Counter(), "pandoc", [], printed=1.0)
    found.timings = {step: [Timing(seconds, seconds / 2)] for step in STEPS}
    for name, value in known.items():
        setattr(found, name, value)
    return found


def test_the_content_is_the_words_with_values_and_cells_for_figures(book: Book) -> None:
    chapters = {chapter.name: chapter for chapter in exported(book.root, "trees", "en")}
    written = "\n".join(chapter.markdown for chapter in chapters.values())
    assert "Only living trees were counted." in written
    assert "{python}" not in written and "DRAWN-HERE" not in written
    drawn = [drawing for chapter in chapters.values() for drawing in chapter.drawings]
    assert drawn and all(drawing.code.strip() and drawing.alt for drawing in drawn)
    assert all(bool(chapter.setup) == bool(chapter.drawings) for chapter in chapters.values())


def test_notes_stand_in_the_part_that_calls_them() -> None:
    parts = [
        Words("One.[^1]\n"),
        CHAPTER.parts[1],
        Words("Two.[^2]\n\n[^1]: First.\n\n    More of it.\n\n[^2]: Second.\n"),
    ]
    one, drawing, two = with_notes(parts)
    assert one == Words("One.[^1]\n\n[^1]: First.\n\n    More of it.\n")
    assert drawing == CHAPTER.parts[1]
    assert two == Words("Two.[^2]\n\n[^2]: Second.\n")


def test_fewer_chapters_have_those_that_are_needed() -> None:
    chapters = [Chapter(name, name, "", ()) for name in "abcd"]
    assert [chapter.name for chapter in first(chapters, 2, ["c"])] == ["a", "c"]
    assert first(chapters, None, ["c"]) == chapters


def test_a_notebook_has_its_title_first_and_hides_code() -> None:
    cells = json.loads(notebook(CHAPTER))["cells"]
    assert [cell["cell_type"] for cell in cells] == ["markdown", "code", "code"]
    assert cells[0]["source"].startswith("# Trees")
    assert all(cell["metadata"]["tags"] for cell in cells[1:])
    assert len({cell["id"] for cell in cells}) == len(cells)


@pytest.mark.parametrize("peer", OTHERS)
def test_every_peer_has_the_words_where_a_change_looks_for_them(peer: type[Peer], tmp_path: Path) -> None:
    tool = peer(tmp_path, Tools(tmp_path, 2))
    assert "Lindens." in tool.files([CHAPTER])[tool.texts.format(CHAPTER.name)]
    assert tool.how and tool.title
    assert versions(tool.key, tool.packages).count(",") == max(0, len(tool.packages) - 1)


@pytest.mark.parametrize("peer", OTHERS)
def test_every_peer_says_what_is_called_or_why_nothing_is(peer: type[Peer], tmp_path: Path) -> None:
    tool = peer(tmp_path, Tools(tmp_path, 2))
    for form in FORMATS:
        try:
            assert all(tool.called(form)) and tool.output(form)
        except Refused as refused:
            assert str(refused)


def test_the_last_expression_of_a_cell_is_what_it_returns() -> None:
    assert returned("two = 2", "three = 3\ntwo + three") == 5


def test_words_are_those_of_the_main_part_and_drawings_apart(tmp_path: Path) -> None:
    embedded = base64.b64encode(b"<svg><text>Elm</text></svg>").decode()
    html = (
        "<nav>Menu</nav><main><h1>Old <em>oaks</em><br></h1><script>var x</script><p>Oaks"
        f'<svg><text>Ash</text></svg><img src="data:image/svg+xml;base64,{embedded}"></main><p>Foot</p>'
    )
    assert words.of_page(html, Main("main")) == (Counter({"old": 1, "oaks": 2}), Counter({"ash": 1, "elm": 1}))
    assert words.of_page('<div class="a b">Yes</div><div>No</div>', Main("div", "class", "b"))[0] == Counter({"yes": 1})
    with pytest.raises(FileNotFoundError):
        words.of_pages(tmp_path, ["nowhere"], Main("main"), "pandoc")


def test_the_share_of_words_counts_each_as_often_as_it_is_wanted() -> None:
    assert words.found(Counter("aab"), Counter("abbb")) == pytest.approx(2 / 3)


def test_an_author_changes_what_is_there_once_and_each_time_otherwise(tmp_path: Path) -> None:
    tool = PlainTypst(tmp_path, Tools(tmp_path, 2))
    file = tmp_path / "04-results.md"
    file.write_text("This chapter takes them one by one.", "utf-8")
    author = Author(tool)
    marks = [author.change(WORD), author.change(WORD)]
    assert len(set(marks)) == 2
    assert file.read_text("utf-8") == f"This chapter {marks[1]} takes them one by one."
    (tmp_path / "project/data").mkdir(parents=True)
    (tmp_path / "project/data/expenditure.csv").write_text("nothing of it", "utf-8")
    with pytest.raises(ValueError, match="0 times"):
        author.change(DATUM)


class Failing(Peer):
    """A tool that fails."""

    key = "failing"
    title = "Failing"

    def commands(self, form: str) -> list[list[str]]:
        return [["sh", "-c", "echo wrong >&2; exit 1"]]


class Wordless(Failing):
    """A tool whose page lacks words."""

    def commands(self, form: str) -> list[list[str]]:
        return [["sh", "-c", "echo '<body>one</body>' > page.html"]]

    def output(self, form: str) -> Path:
        return self.folder


@pytest.mark.parametrize(("peer", "said"), [(Failing, "wrong"), (Wordless, "33.3% of the words")])
def test_a_peer_that_fails_or_lacks_words_has_a_reason_and_no_times(
    peer: type[Peer], said: str, tmp_path: Path
) -> None:
    tool = peer(tmp_path, Tools(tmp_path, 2))
    found = Course(tool, HTML, words.of_text("one two three"), "pandoc", ["page"])
    found.run(Author(tool), checked=True)
    assert said in found.reason
    assert not any(found.timings.values())
    assert f"- {tool.title}: {found.reason}." in page([found], 1, "some", 0)


def test_processor_time_is_that_of_all_processes(tmp_path: Path) -> None:
    busy = "for i in range(3_000_000): pass"
    taken = timed([["sh", "-c", f"python3 -c '{busy}'; true"]], tmp_path)
    assert taken.processor > 0.02 and taken.wall > 0


def test_what_a_command_leaves_running_is_ended_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import peer.course as c, pathlib; c._GRACE = 0.2; c.adopt_orphans(); "
    left = "while :; do :; done > /dev/null 2>&1 & echo $! > pid; sleep 0.3"
    code += f"print(c.timed([['sh', '-c', {left!r}]], pathlib.Path('.')).processor)"
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{ROOT / 'benchmarks'}")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert float(done.stdout) > 0.05
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text('ascii').strip()}").exists()


def test_goals_compare_with_the_best_peer_that_runs_cells() -> None:
    known = [course(Ours, HTML, 2.0), course(Sphinx, HTML, 40.0), course(MkDocs, HTML, 30.0)]
    known += [course(PlainWeasyPrint, HTML, 1.0), course(JupyterBook, HTML, 1.0, reason="it failed")]
    known += [course(Ours, PDF, 4.0, tagged=True), course(Sphinx, PDF, 3.0, tagged=True), course(MkDocs, PDF, 1.0)]
    rows = {row[0]: row[1:] for row in goals(known)}
    assert rows["pages from nothing: 8 × the best that runs cells"] == ["15.00", "15.00", "yes"]
    assert rows["pages, nothing changed: 30 × the best that runs cells"][2] == "no"
    assert rows["one word to the tagged PDF: ahead of all that run cells and tag"] == ["0.75", "0.75", "no"]
    assert rows["PDF from nothing beside Typst (no goal)"] == ["not measured"] * 3


def test_the_page_says_what_was_measured_and_leaves_the_rest_alone() -> None:
    known = [course(Ours, HTML, 2.0, memory=300.4), course(Sphinx, HTML, 40.0, stale={DATUM})]
    written = page(known, 3, "two chapters", 0.0)
    assert "| this project | 2.00 / 1.00 | 2.00 / 1.00 |" in written
    assert "| 40.00 / 20.00 † |" in written and "300 MB" in written
    whole = replaced(f"# Speed\n\nBefore.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n", written)
    assert whole.startswith("# Speed\n\nBefore.") and whole.endswith("After.\n") and "old" not in whole
    assert replaced("# Speed\n", written).count(BEGIN) == 1
    assert replaced(whole, written) == whole


def test_the_chart_is_drawing_and_words() -> None:
    drawn = ET.fromstring(chart([course(Ours, HTML, 2.0), course(Sphinx, HTML, 40.0), course(Sphinx, PDF, 9.0)]))
    name = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{name}rect")) == 1 + 3 * 3
    said = drawn.findtext(f"{name}desc") or ""
    assert "Pages from nothing: this project 2.0, Sphinx + MyST-NB 40.0." in said
    assert {COLD, NOTHING, WORD} <= set(STEPS)


def test_what_ran_before_a_command_goes_on(tmp_path: Path) -> None:
    """The process of the tests has children of its own, which other tests need."""
    with subprocess.Popen(["sleep", "60"]) as ours:
        timed([["true"]], tmp_path)
        assert ours.poll() is None
        ours.kill()
