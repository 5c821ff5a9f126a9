"""English, as it is written in Britain."""

from __future__ import annotations

import re

from report.language.en_answers import ANSWERS
from report.language.en_computations import COMPUTATIONS
from report.language.en_downloads import DOWNLOADS
from report.language.en_front import FRONT
from report.language.en_marks import MARKS
from report.language.en_new import NEW
from report.language.en_release import RELEASE
from report.language.en_ways import WAYS
from report.language.rules import (
    DASH,
    Alphabet,
    LanguageRules,
    NumberWords,
    Quotes,
    ReadabilityIndex,
    Sentences,
    TypedNumbers,
    Typography,
    UnitWords,
    listed,
)

_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _spell(number: int, gender: str) -> str:
    """As in "one hundred and twenty-one"; the gender makes no difference."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return f"{_TENS[tens]}-{_SMALL[unit]}" if unit else _TENS[tens]
    hundreds, rest = divmod(number, 100)
    head = f"{_SMALL[hundreds]} hundred"
    return f"{head} and {_spell(rest, gender)}" if rest else head


def _ari(words: list[str], sentences: int) -> float:
    """The Automated Readability Index, about the years of schooling needed (E. A. Smith and R. J. Senter, 1967)."""
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / sentences - 21.43


def _inflected(word: str) -> str:
    """A word and its plural."""
    return f"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else f"{re.escape(word)}(?:s|es)?"


RULES = LanguageRules(
    name="English",
    locale="en_GB",
    date="d MMMM y",
    dash="\N{EN DASH}",
    to="to",
    quotes=Quotes(double="‘’", single="“”"),
    numbers=NumberWords(
        spell=_spell,
        genders=("common", "neuter"),
        larger=("hundred", "thousand"),
        counted={
            ("halves", 1): "half",
            ("thirds", 1): "a third",
            ("thirds", 2): "two-thirds",
            ("times", 1): "once",
            ("times", 2): "twice",
        },
    ),
    alphabet=Alphabet(
        letters="abcdefghijklmnopqrstuvwxyz",
        same_as={"æ": "ae", "ø": "o", "œ": "oe"},
        article="the|an|a",
    ),
    typography=Typography(
        joined=(
            (r"(?<![^\s(‘])(?:[Ss]ections?|pp?\.|aged|per|No\.|slides?)", r"\d"),
            (r"\(see", r"\w"),
            (r"et", r"al\."),
            (r"(?<!\S)\d{1,2}", "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"),
        ),
    ),
    sentences=Sentences(abbreviations=listed("al cf e.g i.e no p pp vs")),
    typed=TypedNumbers(
        months="January|February|March|April|May|June|July|August|September|October|November|December",
        laws=(rf"\b[Ss]ections?\s+\d+(?:\(\d+\))?(?:(?:{DASH}|\s+(?:and|or|to)\s+)\d+(?:\(\d+\))?)?",),
        ages=(
            rf"\b\d+{DASH}\d+-?(?:year-olds?|years? old)|\b\d+-?\s?(?:year-olds?|years? old)",
            rf"\b(?:aged|ages?)\s+\d+(?:{DASH}\d+|\s+to\s+\d+)?",
        ),
        denominators=(r"\b(?:per|in every)\s+1(?:0{0,2}(?:,000)+|0{1,2})",),
        measures=r"%|per\s?cent",
        shares="one in|one of every|(?:one-|a )?(?:third|quarter|fifth)s?",
    ),
    readability=ReadabilityIndex("ARI", _ari),
    inflected=_inflected,
    units={
        "percent": UnitWords("{}%"),
        "points": UnitWords("{} percentage points", "{} percentage point"),
        "years": UnitWords("{} years", "{} year"),
        "quarters": UnitWords("{} quarters", "{} quarter"),
        "months": UnitWords("{} months", "{} month"),
        "weeks": UnitWords("{} weeks", "{} week"),
        "hours": UnitWords("{} hours", "{} hour"),
        "times": UnitWords("{} times", "{} time"),
        "halves": UnitWords("{} halves", "{} half"),
        "thirds": UnitWords("{} thirds", "{} third"),
    },
    precisions={
        "about": "about",
        "just_under": "just under",
        "just_over": "just over",
        "well_over": "well over",
        "up_to": "up to",
        "close_to": "close to",
        "at_most": "at most",
        "at_least": "at least",
        "typical": "typically",
    },
    words={
        **ANSWERS,
        **DOWNLOADS,
        **MARKS,
        **COMPUTATIONS,
        **FRONT,
        **NEW,
        **RELEASE,
        **WAYS,
        "abbreviations": "Abbreviations",
        "abbreviations_slug": "abbreviations",
        "abbreviated_page": "p.",
        "abbreviated_pages": "pp.",
        "annex": "Annex",
        "annex_figure": "Annex figure",
        "annex_table": "Annex table",
        "annex_box": "Annex box",
        "book_accessibility": "Figures have text alternatives, and the numbers behind them stand as tables "
        "at the end of the chapter. "
        "Text can be enlarged, recoloured and read aloud; "
        "headings, contents and links lead through it.",
        "box": "Box",
        "chapter": "Chapter",
        "data": "Data",
        "data_version": "Data version {version}",
        "editions": "Editions",
        "facets_all": "All",
        "facets_choose": "Choose what the table shows",
        "figure": "Figure",
        "footnotes": "Notes",
        "footnote": "Note {number}",
        "glossary": "Glossary",
        "glossary_pages": "The number beside a term is that of a page on which it is used.",
        "glossary_slug": "glossary",
        "landmarks": "Parts of the book",
        "list_of_figures": "Figures",
        "list_of_tables": "Tables",
        "literature": "References",
        "literature_slug": "references",
        "model_change": "Try other assumptions",
        "model_chart": "Chart of the course",
        "model_decimals": "Write the number like {example}, with no more decimals",
        "model_link": "Link to these assumptions",
        "model_link_unknown": "The link names {given}, which the model does not have.",
        "model_link_value": "The link says {given} for “{label}”, which cannot be used. The field is unchanged.",
        "model_no_number": "This cannot be read as a number. Write it like {example}",
        "model_range": "From {low} to {high}",
        "model_reset": "Reset",
        "model_stale": "The results belong to the earlier numbers; they will be updated once every field can be read.",
        "model_wrong": "Enter a number from {low} to {high}",
        "note": "Note",
        "numbers": "The figures as tables",
        "numbers_of": "{name} as a table",
        "numbers_behind": "Show the figure as a table",
        "page": "Page",
        "printed_from": "Printed from {address} on {date}.",
        "register": "Index",
        "register_pages": "Bold page numbers show where a subject is treated. On the other pages it is mentioned.",
        "register_slug": "subject-index",
        "section": "Section",
        "slide": "slide",
        "slides": "slides",
        "source": "Source",
        "sources": "Sources",
        "table": "Table",
        "theme": "Colours",
        "theme_dark": "Dark pages",
        "theme_light": "Light pages",
        "theme_system": "Same as the system",
        "title_page": "Title page",
        "computed": "Calculated for this edition",
        "language_edition": "English edition",
        "colophon_authors": "Authors",
        "colophon_edition": "Edition",
        "colophon_status": "Status",
        "colophon_sources": "Builds on",
        "colophon_licence": "Licence",
        "colophon_type": "Type",
        "colophon_citation": "Citation",
        "colophon_screen": "On screen",
        "data_attached": "Files marked (attached) are inside this PDF; readers of PDF list them as attachments.",
        "data_of_edition": "Every number is read from the data set of this edition, version {version}, or calculated "
        "from it.",
        "paper_accessibility": "The file is tagged for screen readers (PDF/UA-1). Headings, lists, notes and tables "
        "are tagged as what they are, and the figures are described in words.",
        "paper_accessibility_tested": "What has been tested, and the shortcomings that are known, are set out in the "
        "web edition under Accessibility",
        "report_edition_error": "report an error in this edition",
        "workbook": "As a workbook with formulas (XLSX)",
        "workbook_assumptions": "Assumptions",
        "workbook_course": "Course",
        "workbook_in_row": "{series} in {row}",
        "workbook_never": "not within the rows",
        "workbook_results": "Results",
        "workbook_settled": "{series}: zero or below from",
        "workbook_step": "Step {number}",
        "workbook_unit": "Amounts in {unit}",
        "workbook_yellow": "The yellow cells may be changed; the rest is calculated.",
        "written": "Wrote {file}",
    },
    items={
        "annex": "annex",
        "annex-figure": "annex figure",
        "annex-table": "annex table",
        "box": "box",
        "chapter": "chapter",
        "figure": "figure",
        "footnote": "footnote",
        "references": "list of references",
        "section": "section",
        "slide": "slide",
        "table": "table",
        "preface": "preface",
        "summary": "summary",
    },
    works={
        "phdthesis": "PhD thesis",
        "mathesis": "Master’s thesis",
        "mastersthesis": "Master’s thesis",
        "candthesis": "Candidate thesis",
        "bathesis": "Bachelor’s thesis",
        "techreport": "technical report",
        "resreport": "research report",
        "audiocd": "audio CD",
        "datacd": "data CD",
        "patreq": "patent request",
        "inpreparation": "in preparation",
        "submitted": "submitted",
        "forthcoming": "forthcoming",
        "inpress": "in press",
        "prepublished": "pre-published",
    },
)
