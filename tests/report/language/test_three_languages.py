"""A publication in Danish, English and Swedish, the last brought by the project: built for real, pages and paper."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.report.language.projects import BOOKS, Project

pytestmark = pytest.mark.slow

PAGES = {"da": "da/fugle/optaelling.html", "en": "en/birds/count.html", "sv": "sv/faglar/rakning.html"}
DA, EN, SV = (f"chapters/birds/01-count.{code}.qmd" for code in PAGES)
SPACE = "\N{NO-BREAK SPACE}"


def page(project: Project, code: str) -> str:
    return project.read(f"_site/{PAGES[code]}")


def values(project: Project, code: str) -> dict[str, str]:
    """What is printed of each value, without marks."""
    text = re.sub('<span class="nobr">(.*?)</span>', r"\1", page(project, code))
    return dict(re.findall(r'<span class="value" data-value="birds\.([a-z]+)">(.*?)</span>', text))


def test_the_swedish_module_is_short() -> None:
    lines = (BOOKS / "three/language/sv.py").read_text(encoding="utf-8").splitlines()
    words = lines.index("    words={")
    assert words + sum(not line.startswith("        ") for line in lines[words:]) <= 120


def test_the_front_page_lists_each_edition_in_its_language(built_three: Project) -> None:
    front = built_three.read("_site/index.html")
    assert re.findall(r'<div class="group" lang="(..)"', front) == ["da", "en", "sv"]
    assert "Ett prov." in front
    for address in re.findall(r'href="((?:da|en|sv)/[^"]+)"', front):
        assert (built_three.root / "_site" / address).is_file()


def test_every_page_leads_to_both_other_languages(built_three: Project) -> None:
    site = built_three.root / "_site"
    # A page beside its other language leads to that alone: tests/report/site/test_front.py.
    pages = [p for p in site.resolve().glob("*/*/*.html") if not re.search(r"\...-..\.html$", p.name)]
    assert len(pages) == 27
    for path in pages:
        text, own = path.read_text(encoding="utf-8"), path.relative_to(site.resolve()).parts[0]
        switches = re.findall(r'<a href="([^"]+)" hreflang="(..)" lang="(..)" rel="alternate">', text)
        assert {code for _, code, _ in switches} == set(PAGES) - {own}
        assert all(code == lang and (path.parent / href).is_file() for href, code, lang in switches)
        assert {code for code, _ in re.findall(r'<link rel="alternate" hreflang="(..)" href="([^"]+)">', text)} == set(
            PAGES
        )
        assert f'<html lang="{own}">' in text


def test_a_page_leads_to_itself_in_both_other_languages_and_sections_have_the_same_anchors(
    built_three: Project,
) -> None:
    links = re.findall(
        r'<a href="([^"]+)" hreflang="(..)" lang=".." rel="alternate">(.*?)</a>', page(built_three, "sv")
    )
    assert links == [("../../da/fugle/optaelling.html", "da", "Dansk"), ("../../en/birds/count.html", "en", "English")]
    anchors = [re.findall(r'<h2 id="([^"]+)"', page(built_three, code)) for code in PAGES]
    assert anchors[0] and all(found == anchors[0] for found in anchors)


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        (
            "da",
            {
                "duck": f"1.234{SPACE}par",
                "twice": "to gange",
                "one": "ét",
                "more": f"5{SPACE}%",
                "range": "1.200-1.300",
            },
        ),
        ("en", {"duck": f"1,234{SPACE}pairs", "twice": "twice", "one": "one", "more": "5%", "range": "1,200–1,300"}),
        (
            "sv",
            {
                "duck": f"1{SPACE}234{SPACE}par",
                "twice": "två gånger",
                "one": "ett",
                "more": f"5{SPACE}%",
                "range": f"1{SPACE}200–1{SPACE}300",
            },
        ),
    ],
)
def test_values_are_printed_as_each_language_writes_them(
    built_three: Project, code: str, printed: dict[str, str]
) -> None:
    found = values(built_three, code)
    assert {name: found[name] for name in printed} == printed


def test_a_unit_of_the_project_has_its_word_for_exactly_one(built_three: Project) -> None:
    text = page(built_three, "en")
    assert f">1{SPACE}pair</span></td>" in text and f">12{SPACE}pairs</span></td>" in text


@pytest.mark.parametrize(("code", "quoted"), [("da", "»ja«"), ("en", "‘yes’"), ("sv", "”ja”")])
def test_quotation_marks_are_those_of_the_language(built_three: Project, code: str, quoted: str) -> None:
    assert quoted in page(built_three, code)


@pytest.mark.parametrize(("code", "reference"), [("da", "figur"), ("en", "Figure"), ("sv", "figur")])
def test_a_reference_within_a_sentence_is_written_as_the_language_does(
    built_three: Project, code: str, reference: str
) -> None:
    assert f'<a class="xref" href="#fig-birds">{reference}{SPACE}1.1</a>' in page(built_three, code)


def test_citations_and_sources_are_swedish(built_three: Project) -> None:
    text = page(built_three, "sv")
    assert f">Marsh och Lund 2021, s.{SPACE}4</a>" in text
    source = f"Marsh och Lund (2021), tabell{SPACE}1, s.{SPACE}3–4"
    assert f'Källa:</span> <a href="litteratur.html#ref-marsh2021">{source}</a>.' in text


@pytest.mark.parametrize(
    ("index", "wordings"),
    [
        ("da/fugle/register.html", ["And", "Ø", "Å"]),
        ("en/birds/subject-index.html", ["Duck", "Island", "River"]),
        ("sv/faglar/register.html", ["And", "Å", "Ö"]),
    ],
)
def test_an_index_follows_the_alphabet_of_its_language(built_three: Project, index: str, wordings: list[str]) -> None:
    assert re.findall(r"<dt>(.*?)</dt>", built_three.read(f"_site/{index}")) == wordings


def test_the_glossary_gives_each_term_in_both_other_languages(built_three: Project) -> None:
    text = built_three.read("_site/sv/faglar/ordlista.html")
    pair = re.search(r"<dt>häckande par(.*?)</dt>", text)
    assert pair and re.findall(r'lang="(..)">(.*?)<', pair[1]) == [("da", "ynglepar"), ("en", "breeding pair")]


def test_the_paper_is_swedish_and_divides_words_as_the_project_says(built_three: Project) -> None:
    with pypdfium2.PdfDocument(built_three.root / "_site/sv/faglar.pdf") as pdf:
        text = "".join(p.get_textpage().get_text_range() for p in pdf)
    divided = [before + "-" + after for before, after in re.findall(r"(\w+)\ufffe(\w+)", text)]
    assert "Fågel-skyddsorganisationerna" in divided and len(divided) > 1
    assert "Svensk utgåva, 2024" in text and "figur" in text


def test_readability_is_measured_in_each_language(built_three: Project, tmp_path: Path) -> None:
    told = built_three.copy(tmp_path / "book").run("check")
    assert re.search(r"LIX \d+ \(\S+\) in Danish, ARI \d+ \(\S+\) in English, LIX \d+ \(\S+\) in Swedish", told.printed)


# ---- what all languages must say alike ----


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "says"),
    [
        (
            SV,
            "## Tillväxten {#sec-growth}",
            "## Tillväxten {#sec-rise}",
            "P01",
            f"{SV}: error P01: the section 'sec-growth' is missing in sv",
        ),
        (
            EN,
            "## The growth {#sec-growth}",
            "## The growth {#sec-rise}",
            "P01",
            f"{EN}: error P01: the section 'sec-growth' is missing in en",
        ),
        (SV, "::: {.note}\nRäknat om våren.\n:::\n", "", "P02", "has no counterpart in sv"),
        (EN, "::: {.note}\nCounted in spring.\n:::\n", "", "P02", "has no counterpart in en"),
        (SV, 'value("birds.about")', 'value("birds.one")', "P03", "only the sv side has birds.one"),
        (SV, "by_kind()\n", "by_kind()  # alike\n", "P04", "the cell tbl-birds differs from its counterpart"),
    ],
)
def test_what_differs_in_one_language_is_named_there(
    three: Project, file: str, old: str, new: str, code: str, says: str
) -> None:
    three.edit(file, old, new)
    told = three.run("check")
    assert told.exit == 1
    assert any(says in line for line in told.of(code)), told.printed


def test_a_change_in_danish_waits_for_both_others_to_follow(three: Project) -> None:
    three.edit(DA, "Talt om foråret.", "Talt om sommeren.")
    found = three.run("check").of("P05")
    assert [line.partition(":")[0] for line in found] == [EN, SV]
    assert all("has not followed a change of its counterpart (-foråret. +sommeren.)" in line for line in found)


def test_a_change_in_swedish_waits_for_danish_alone(three: Project) -> None:
    three.edit(SV, "Räknat om våren.", "Räknat om sommaren.")
    (found,) = three.run("check").of("P05")
    assert found.startswith(f"{DA}:") and "(-våren. +sommaren.)" in found


def test_what_was_approved_is_kept_in_one_row_for_all_languages(three: Project) -> None:
    three.edit(SV, "Räknat om våren.", "Räknat om sommaren.")
    assert three.run("pairs", "accept").exit == 0
    assert '["Talt om foråret.", "Counted in spring.", "Räknat om sommaren."]' in three.read(
        "chapters/birds/pairs.json"
    )
    assert three.run("check").exit == 0


def test_a_ledger_of_two_languages_holds_for_them_when_a_third_comes(three: Project) -> None:
    ledger = three.read("chapters/birds/pairs.json")
    three.write(
        "chapters/birds/pairs.json",
        re.sub(r'(\["(?:[^"\\]|\\.)*", "(?:[^"\\]|\\.)*"), "(?:[^"\\]|\\.)*"\]', r"\1]", ledger),
    )
    found = three.run("check").of("P05")
    assert found and {line.partition(":")[0] for line in found} == {SV}


def test_an_agreed_term_is_looked_for_in_each_language(three: Project) -> None:
    three.edit(SV, "Häckande par räknades.", "Alla bon räknades.")
    found = three.run("check").of("P07")
    assert [line for line in found if "'ynglepar' is 'häckande par' by the glossary" in line and line.startswith(SV)]


def test_a_deviation_is_accepted_in_its_language_alone(three: Project) -> None:
    three.edit(EN, "Nesting pairs were counted.", "The nests were counted.")
    assert [line.partition(":")[0] for line in three.run("check").of("P07")] == [EN]


def test_claims_and_typed_numbers_follow_the_rules_of_the_language(three: Project) -> None:
    three.edit(
        SV, "Häckande par räknades.", 'Häckande par steg `{python} value("birds.more")`; tolv den 3 maj 2020, 2020 par.'
    )
    told = three.run("check")
    assert any("a sentence with 'steg' and the value birds.more" in line for line in told.of("V06"))
    assert [line.partition("error ")[2] for line in told.of("N02")] == ["N02: the number word 'tolv' is typed by hand"]
    assert [line.partition("error ")[2] for line in told.of("N01")] == ["N01: the number 2020 is typed by hand"]


# ---- parts, changes and what is wrong with a language ----


def test_one_language_is_built_alone(three: Project, tmp_path: Path) -> None:
    told = three.run("--language", "sv", "--format", "html", "--output", str(tmp_path / "part"))
    assert told.exit == 0, told.printed
    assert {path.parent.parent.name for path in (tmp_path / "part").rglob("*/*/*.html")} == {"sv"}


def test_a_language_without_an_edition_is_a_wrong_use(three: Project) -> None:
    told = three.run("--language", "fo")
    assert told.exit == 2 and "no edition in the language 'fo'; known: da, en, sv" in told.printed


def test_a_change_of_the_swedish_module_reaches_the_pages(three: Project) -> None:
    assert "Nothing has changed" in three.run().printed
    three.edit("language/sv.py", '"note": "Anm."', '"note": "Obs."')
    three.edit("language/sv.py", '("times", 2): "två gånger"', '("times", 2): "dubbelt"')
    assert three.run("--format", "html", "--output", str(three.root / "_part")).exit == 0
    text = three.read("_part/sv/faglar/rakning.html")
    assert "Obs.:</span>" in text and "dubbelt" in text


def test_a_change_of_a_unit_reaches_the_pages(three: Project) -> None:
    three.edit("_quarto.yml", 'sv: "{} par"', 'sv: "{} häckpar"')
    assert three.run("--format", "html", "--output", str(three.root / "_part")).exit == 0
    assert f"234{SPACE}häckpar" in three.read("_part/sv/faglar/rakning.html")


def test_an_interface_speaks_one_language_throughout(three: Project) -> None:
    three.edit("_quarto.yml", "        slug: faglar\n", "        slug: faglar\n        interface: en\n")
    assert three.run("--language", "sv", "--format", "html", "--output", str(three.root / "_part")).exit == 0
    text = three.read("_part/sv/faglar/rakning.html")
    words = [
        "Skip to the content",
        "Note:</span>",
        "Source:</span>",
        ">Notes</h2>",
        "Show the figure as a table",
    ]
    assert [word for word in words if word not in text] == []
    assert [word for word in ("Anm.", "Källa", "Noter", "Visa talen", "Gå till") if word in text] == []
    assert f"figur{SPACE}1.1" in text  # the text is Swedish still


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('        "footnotes": "Noter",\n', "", "the interface word 'footnotes' is missing"),
        ('"skip": ', '"skipp": ', "there is no interface word 'skipp'"),
        ("Dataversion {version}", "Dataversion", "the interface word 'data_version' must be a text with {version}"),
        ('"glossary_slug": "ordlista"', '"glossary_slug": "Ordlista"', "must be the name of a page"),
        ('        "weeks": UnitWords("{} veckor", "{} vecka"),\n', "", "the words of the unit 'weeks' is missing"),
        ('        "typical": "normalt",\n', "", "the words of the precision 'typical' is missing"),
        ('    to="till",\n', "", "TypeError: LanguageRules.__init__() missing 1 required positional argument: 'to'"),
        ('locale="sv_SE"', 'locale="xx_XX"', "UnknownLocaleError"),
        ('double="””"', 'double="”"', "its quotation marks must be texts of two characters"),
        ("RULES = LanguageRules(", "RULE = LanguageRules(", "it has no RULES"),
        ('    return ("ett" if hundreds', "    return (ett if hundreds", "NameError"),
    ],
)
def test_what_a_language_lacks_is_named(three: Project, old: str, new: str, says: str) -> None:
    three.edit("language/sv.py", old, new)
    told = three.run("check")
    assert told.exit == 1 and "Traceback" not in told.printed
    assert any(line.startswith("language/sv.py:") and says in line for line in told.of("C09")), told.printed


def test_a_language_of_the_project_comes_before_one_of_the_generator(three: Project) -> None:
    module = "from dataclasses import replace\n\nfrom report.language.da import RULES as DANISH\n"
    three.write("language/da.py", f'{module}\nRULES = replace(DANISH, to="indtil", dash="–")\n')
    assert three.run("--language", "da", "--format", "html", "--output", str(three.root / "_part")).exit == 0
    assert "1.200–1.300" in re.sub("<.*?>", "", three.read("_part/da/fugle/optaelling.html"))


def test_a_unit_that_nobody_knows_is_named_where_it_stands(three: Project) -> None:
    three.edit("data/datapackage.json", '"unit": "pairs"', '"unit": "nests"')
    (found,) = three.run("check").of("D10")
    assert "the numbers in birds.pairs have no known unit" in found
