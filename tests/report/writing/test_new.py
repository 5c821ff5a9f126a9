"""Starting files pass every check as they are written, stand where they belong, and are written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.command.cli import main
from report.language.vocabulary import built_in
from tests.book import Book, no_analysis

CONFIG, LEDGER = "_quarto.yml", "chapters/trees/pairs.json"


def files(book: Book) -> dict[str, bytes]:
    """Every source of the book."""
    kept = ("chapters", "data", "figures", CONFIG)
    return {
        path.relative_to(book.root).as_posix(): path.read_bytes()
        for name in kept
        for path in sorted((book.root / name).rglob("*") if (book.root / name).is_dir() else [book.root / name])
        if path.is_file() and "__pycache__" not in path.parts
    }


def refused(book: Book, *arguments: str) -> str:
    """What is said of a command that cannot be meant, and writes nothing."""
    before = files(book)
    outcome = book.run("new", *arguments)
    assert outcome.exit == 2, outcome.printed
    assert files(book) == before
    return outcome.printed


def test_all_that_is_new_passes_every_check(book: Book) -> None:
    made = [
        book.run("new", "chapter", "03-parks", "--title", "da=Børnenes parker", "--title", "en=The children's parks"),
        book.run("new", "chapter", "a1-method", "--annex"),
        book.run("new", "figure", "per-street", "--chapter", "02-streets"),
        book.run("new", "table", "per-year", "--data", "trees", "--chapter", "03-parks"),
        book.run("new", "publication", "leaflet", "--title", "da=Blad"),
    ]
    assert [outcome.exit for outcome in made] == [0] * len(made), [outcome.printed for outcome in made]
    assert "new      chapters/trees/03-parks.da.qmd" in made[0].printed
    assert f"Next: ./build.py --root {book.root} --chapter 03-parks --language da --format html" in made[0].printed
    built = book.build("--format", "html")
    assert (built.exit, built.problems) == (0, []), built.printed
    page = book.read(".preview/en/trees-of-the-town/the-children-s-parks.html")
    assert "The children’s parks" in page and "40" in page
    assert (book.root / ".preview/da/byens-traeer/boernenes-parker.html").is_file()
    assert (book.root / ".preview/da/blad/indledning.html").is_file()
    assert book.run("check").problems == []


def test_a_chapter_stands_behind_the_last_with_a_number_and_every_other_line_stays(book: Book) -> None:
    book.edit(
        CONFIG,
        "        slug: {da: gader, en: streets}\n",
        "        slug: {da: gader, en: streets}  # the last\n"
        "      # annexes\n"
        "      - file: a1-old\n        annex: 1\n        slug: {da: gammelt, en: old}\n",
    )
    for code in ("da", "en"):
        book.write(f"chapters/trees/a1-old.{code}.qmd", f"# Old {{#sec-old}}\n\nText {code}.\n")
    before = book.read(CONFIG)
    assert book.run("new", "chapter", "03-parks").exit == 0
    entry = "      - file: 03-parks\n        number: 3\n        slug: {da: parks, en: parks}\n"
    assert book.read(CONFIG) == before.replace("# the last\n", f"# the last\n{entry}")
    assert book.run("new", "chapter", "a2-new", "--annex").exit == 0
    assert "      - file: a2-new\n        annex: 2\n" in book.read(CONFIG)
    for stem, offset in (("03-parks", 2), ("a2-new", 1)):  # by which Quarto numbers it as it is numbered here
        assert book.read(f"chapters/trees/{stem}.en.qmd").startswith(f"---\nlang: en\nnumber-offset: {offset}\n---\n")


def test_a_chapter_that_is_begun_as_a_draft_is_left_out_until_it_is_written(book: Book) -> None:
    assert book.run("new", "chapter", "03-parks", "--draft").exit == 0
    assert (
        "      - file: 03-parks\n        number: 3\n        slug: {da: parks, en: parks}\n        status: draft\n"
        in (book.read(CONFIG))
    )
    outcome = book.run("check")
    assert (outcome.exit, outcome.problems) == (0, []) and "left out as drafts: 03-parks" in outcome.printed, (
        outcome.printed
    )


def test_chapters_that_are_counted_stay_counted(book: Book) -> None:
    book.write(CONFIG, book.read(CONFIG).replace("        number: 1\n", "").replace("        number: 2\n", ""))
    assert book.run("new", "chapter", "parks").exit == 0
    assert "      - file: parks\n        slug: {da: parks, en: parks}\n" in book.read(CONFIG)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_list_between_brackets_is_kept_so(book: Book, ends: str) -> None:
    text = book.read(CONFIG)
    at, end = text.index("      - file: 01"), text.index("limits:")
    growth = "{file: 01-growth, slug: {da: vaekst, en: growth}}"
    listed = f"[{growth}, {{file: 02-streets, slug: {{da: gader, en: streets}}}}] # 2\n\n"
    text = text[:at].rstrip() + " " + listed + text[end:]
    book.write(CONFIG, text.replace("\n", ends))
    outcome = book.run("new", "chapter", "03-parks")
    assert outcome.exit == 0, outcome.printed
    put = ', {"file": "03-parks", "slug": {"da": "parks", "en": "parks"}}] # 2'
    assert (book.root / CONFIG).read_bytes().decode() == text.replace("] # 2", put).replace("\n", ends)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Børn og unge", "such as boern-og-unge"),
        ("PARKS", "such as parks"),
        ("../parks", "such as parks"),
        ("parks/trees", "such as parks-trees"),
        ("..", "at least one letter"),
        ("5", "at least one letter"),
        ("", "at least one letter"),
        ("a--b", "such as a-b"),
        ("a\nb", "such as a-b"),
        ("con", "systems keep for themselves"),
        ("x" * 61, "at most 60"),
    ],
)
@pytest.mark.parametrize("kind", ["chapter", "figure", "publication"])
def test_what_can_be_no_name_is_refused(book: Book, kind: str, name: str, says: str) -> None:
    assert says in refused(book, kind, name)


def test_what_is_taken_is_refused(book: Book) -> None:
    assert "has a chapter 02-streets already" in refused(book, "chapter", "02-streets")
    assert "has a section sec-streets already" in refused(book, "chapter", "streets")
    for own, code in (("references", "en"), ("data", "da"), ("changes", "en")):
        assert f"has a page {own} in {code} already" in refused(book, "chapter", own)
    assert "publication trees already" in refused(book, "publication", "trees")
    assert "there is a publication at en/trees" in refused(book, "publication", "trees-of-the-town", "--title", "da=X")
    book.write("chapters/trees/09-left.da.qmd", "# Left\n")
    assert [problem.code for problem in book.run("new", "chapter", "09-left").problems] == ["C06"]


@pytest.mark.parametrize("name", ["class", "data", "text", "2-trees"])
def test_a_figure_needs_a_name_that_python_can_have(book: Book, name: str) -> None:
    outcome = book.run("new", "figure", name)
    assert (outcome.exit == 2) == (name != "text"), outcome.printed


def test_a_figure_is_made_once(book: Book) -> None:
    assert "It shows the table streets; --data TABLE shows another." in book.run("new", "figure", "ash").printed
    assert book.run("new", "figure", "shares", "--chapter", "02-streets").exit == 0
    assert "figures/chart_shares.py is there already" in refused(book, "figure", "shares")
    assert "has a name 'shares' already" in refused(book, "table", "shares")
    assert "did you mean 02-streets" in refused(book, "figure", "more", "--chapter", "streets")
    assert "did you mean trees" in refused(book, "figure", "more", "--data", "tress")
    assert "no folder figures/trees" in refused(book, "figure", "more", "--folder", "trees")


def test_an_import_and_a_name_come_among_the_others_in_their_order(book: Book) -> None:
    book.write(
        "figures/trees/__init__.py",
        '"""Trees."""\n\nfrom figures.trees.chart_ash import ash\nfrom figures.trees.chart_oak import oak\n\n'
        '__all__ = [\n    "ash",\n    "oak",\n]\n',
    )
    for name in ("ash", "oak"):
        book.write(f"figures/trees/chart_{name}.py", f"def {name}():\n    return None\n")
    assert book.run("new", "figure", "elm", "--folder", "trees").exit == 0
    text = book.read("figures/trees/__init__.py")
    assert "ash import ash\nfrom figures.trees.chart_elm import elm\nfrom figures" in text
    assert '"ash",\n    "elm",\n    "oak",\n' in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from figures import counted", "from figures import counted\nfrom figures.chart_elm import elm  # noqa"),
        ("from figures import counted\n\n__all__ = [\n    'ash'\n]", "__all__ = [\n    'ash',\n    \"elm\",\n]\n"),
        ("from figures import counted\n\n__all__ = ['counted']", "__all__ = ['counted', \"elm\"]\n"),
        ("from figures import counted\n__all__ = []", '__all__ = ["elm"]\n'),
        ("import figures.counted\r\nASH = 1", "import figures.counted\r\nfrom figures.chart_elm import elm"),
    ],
)
def test_what_is_put_into_a_file_leaves_it_python(book: Book, before: str, after: str) -> None:
    book.write("figures/__init__.py", before)
    told = book.run("new", "figure", "elm")
    assert told.exit == 0, told.printed
    text = (book.root / "figures/__init__.py").read_bytes().decode()
    assert after in text
    compile(text, "figures", "exec")
    assert book.run("check").problems == []


@pytest.mark.parametrize("name", ["exhibits", "old", "elm", "oak", "ash", "fir", "birch"])
def test_a_name_that_the_analysis_has_is_refused(book: Book, name: str) -> None:
    book.write("figures/old/kept.py", "")
    own = "import ash.more\nelm = 1\noak: int = 2\nfir, (birch, _) = 1, (2, 3)\n"
    book.write("figures/__init__.py", own + book.read("figures/__init__.py"))
    assert f"has a name {name!r} already" in refused(book, "figure", name)


def test_what_cannot_stay_python_is_left(book: Book) -> None:
    book.write("figures/__init__.py", "import re; ASH = (1,\n 2)\n")
    assert "add it by hand: from figures.chart_elm import elm" in refused(book, "figure", "elm")


def test_what_one_chapter_is_called_is_said_in_its_languages(book: Book) -> None:
    assert "no edition in the language 'de'" in refused(book, "chapter", "parks", "--title", "de=Parke")
    assert "is not of the kind NAME=TEXT" in refused(book, "chapter", "parks", "--title", "Parks")
    assert "a title is plain text" in refused(book, "chapter", "parks", "--title", "en=Parks *and* trees")


@pytest.mark.parametrize(
    ("kind", "option"),
    [
        ("chapter", "--data=trees"),
        ("figure", "--annex"),
        ("table", "--language=da"),
        ("publication", "--folder=x"),
        ("figure", "--draft"),
    ],
)
def test_an_option_that_says_nothing_of_it_is_refused(book: Book, kind: str, option: str) -> None:
    assert f"says nothing of a new {kind}" in refused(book, kind, "parks", option)


def test_no_project_begins_within_another(book: Book) -> None:
    outcome = book.run("--root", str(book.root / "chapters"), "new", "publication", "parks")
    assert outcome.exit == 2 and "is inside the project" in outcome.printed


def test_of_several_publications_one_is_named(book: Book) -> None:
    assert book.run("new", "publication", "leaflet").exit == 0
    assert "say which publication with --publication; known: trees, leaflet" in refused(book, "chapter", "parks")
    assert book.run("new", "chapter", "parks", "--publication", "leaflet").exit == 0
    assert (book.root / "chapters/leaflet/parks.da.qmd").is_file()


def test_a_label_is_given_once_in_a_publication(book: Book) -> None:
    assert "there is a label fig-tree already" in refused(book, "figure", "tree")
    assert "already, in chapters/trees/02-streets" in refused(book, "figure", "tree", "--chapter", "01-growth")
    assert book.run("new", "publication", "leaflet").exit == 0
    assert "there is a label fig-tree already" in refused(book, "figure", "tree")
    told = book.run("new", "figure", "tree", "--chapter", "01-introduction")
    assert told.exit == 0, told.printed


def test_a_figure_comes_into_a_publication_without_the_first_language_of_the_project(book: Book) -> None:
    assert book.run("new", "publication", "leaflet", "--language", "en").exit == 0
    made = book.run("new", "figure", "elm", "--chapter", "01-introduction")
    assert made.exit == 0, made.printed
    assert "--publication leaflet --chapter 01-introduction --language en --format html" in made.printed
    assert book.run("check").problems == []


def test_a_project_with_an_error_is_told_and_left(book: Book) -> None:
    book.edit(CONFIG, "    formats: [html]\n", "    formats: &all [html]\n")
    outcome = book.run("new", "chapter", "parks")
    assert outcome.exit == 1 and [p.code for p in outcome.problems] == ["C01"]
    assert not (book.root / "chapters/trees/parks.da.qmd").exists()


def test_a_disk_that_is_full_leaves_everything_as_it_was(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from report.writing import changes

    write, before = changes.write_whole, files(book)

    def fails(target: Path, content: bytes) -> None:
        if target.name == "parks.en.qmd":
            raise OSError(28, "No space left on device", str(target))
        write(target, content)

    monkeypatch.setattr(changes, "write_whole", fails)
    outcome = book.run("new", "chapter", "parks")
    assert outcome.exit == 1 and "No space left" in outcome.printed
    assert files(book) == before


def test_a_project_in_one_language_has_no_pairs(tmp_path: Path) -> None:
    book = Book(tmp_path / "one")
    with no_analysis():
        assert main(["--root", str(book.root), "new", "publication", "parks", "--language", "en"], tmp_path) == 0
        assert not (book.root / "chapters/parks/pairs.json").exists()
        assert book.run("new", "chapter", "02-trees").exit == 0
        assert book.run("check").problems == []


def test_a_new_project_builds_without_a_diagnostic(tmp_path: Path) -> None:
    book = Book(tmp_path / "new")
    with no_analysis():
        outcome = book.run("new", "publication", "parks", "--title", "da=Parkerne: et overblik")
        assert outcome.exit == 0, outcome.printed
        built = book.build("--format", "html")
        assert (built.exit, built.problems) == (0, []), built.printed
        assert {path.name for path in (book.root / ".preview").iterdir()} >= set(built_in())
        assert 'title: "Parkerne: et overblik"' in book.read(CONFIG)
        again = book.run("new", "publication", "parks")
        assert again.exit == 2 and "there is a publication parks already" in again.printed


def test_nothing_is_written_over_in_a_folder_that_is_no_project(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.write("data/example.csv", "mine\n")
    outcome = book.run("new", "publication", "parks")
    assert outcome.exit == 2 and "data/example.csv is there already" in outcome.printed
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["example.csv"]
    assert book.run("new", "chapter", "parks").exit == 2


def test_three_languages_have_three_files(tmp_path: Path) -> None:
    from tests.report.language.projects import Project

    project = Project.new("three", tmp_path / "three")
    for arguments in (("chapter", "03-nests"), ("figure", "nest-count", "--chapter", "03-nests")):
        told = project.run("new", *arguments)
        assert told.exit == 0, told.printed
    assert [len(row) for row in json.loads(project.read("chapters/birds/pairs.json"))["03-nests"]] == [3] * 5
    assert project.run("check", "--chapter", "03-nests").exit == 0
