"""Danish."""

from __future__ import annotations

import re

from report.language.da_answers import ANSWERS
from report.language.da_computations import COMPUTATIONS
from report.language.da_downloads import DOWNLOADS
from report.language.da_front import FRONT
from report.language.da_marks import MARKS
from report.language.da_new import NEW
from report.language.da_release import RELEASE
from report.language.da_ways import WAYS
from report.language.rules import (
    DASH,
    Alphabet,
    Compounding,
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
    "nul én to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
)
_TENS = ("", "", "tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems")


def _spell(number: int, gender: str) -> str:
    """Retskrivningsordbogen § 5: the ordinary short tens (*halvtreds*), with the unit before the ten.

    One has two genders, and an accent, so that it cannot be read as the article (*én*, *ét*).
    """
    if number == 1 and gender == "neuter":
        return "ét"
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        # Inside a compound one has no accent: enogtyve.
        return ("en" if unit == 1 else _SMALL[unit]) + "og" + _TENS[tens] if unit else _TENS[tens]
    hundreds, rest = divmod(number, 100)
    head = ("et" if hundreds == 1 else _SMALL[hundreds]) + " hundrede"
    return f"{head} og {_spell(rest, gender)}" if rest else head


_WORD = re.compile(r"\w+")
_ANYWHERE, _FIRST = re.compile("aa", re.IGNORECASE), re.compile("^aa", re.IGNORECASE)
# Words that end in the first of two letters: a Dataanalyse has no å.
_SEAM = re.compile("(?:data|ekstra|infra|intra|meta|para|skema|tema|ultra)a", re.IGNORECASE)


def _respell(wording: str) -> str:
    """Aa is å where it is one sound (Retskrivningsordbogen § 4): in names such as *Grenaa*, and where a word begins.

    Within other words it is two sounds, as in *afrikaans*, because one is written å there.
    """

    def respelt(word: re.Match[str]) -> str:
        is_name = word[0][:1].isupper() and not _SEAM.match(word[0])
        return (_ANYWHERE if is_name else _FIRST).sub("å", word[0])

    return _WORD.sub(respelt, wording)


def _lix(words: list[str], sentences: int) -> float:
    """Words per sentence plus the percentage of words of more than six letters (C. H. Björnsson, Läsbarhet, 1968)."""
    return len(words) / sentences + 100 * sum(len(w) > 6 for w in words) / len(words)


def _inflected(word: str) -> str:
    """A word with endings such as -erne and -ets."""
    return re.escape(word) + r"\w{0,5}"


RULES = LanguageRules(
    name="Danish",
    locale="da_DK",
    date="d. MMMM y",
    dash="-",
    to="til",
    quotes=Quotes(double="»«", single="›‹"),
    numbers=NumberWords(
        spell=_spell,
        genders=("common", "neuter"),
        larger=("hundrede", "tusind", "tusinde"),
        counted={
            ("halves", 1): "halvdelen",
            ("thirds", 1): "en tredjedel",
            ("thirds", 2): "to tredjedele",
            ("times", 1): "én gang",
            ("times", 2): "to gange",
        },
    ),
    alphabet=Alphabet(
        letters="abcdefghijklmnopqrstuvwxyzæøå",  # Retskrivningsordbogen § 4
        same_as={"ä": "æ", "ö": "ø", "ü": "y"},
        article="den|det|de",
        respell=_respell,
    ),
    typography=Typography(
        joined=(
            (r"(?<![^\s(»])(?:§+|stk\.|s\.|pr\.|ca\.|nr\.|kl\.|dias)", r"\d"),
            (r"\d", "%"),
            (r"\d,", r"stk\."),
            (r"\(se", r"\w"),
            (r"\w", r"m\.fl\."),
            (r"(?<!\S)\d{1,2}\.", "(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"),
        ),
        band=r"(?:-årig\w*)?",
    ),
    sentences=Sentences(
        abbreviations=listed("bl.a ca dvs ekskl evt f.eks hhv inkl jf kap m.fl m.v mv nr o.l osv pkt pr s stk"),
        small_references=True,  # Retskrivningsordbogen § 12
    ),
    typed=TypedNumbers(
        months="januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
        laws=(
            rf"§+\s*\d+(?:(?:{DASH}|\s+(?:og|til|eller)\s+)\d+)?(?:,?\s*stk\.\s*\d+)?",
            r"\bkapitel\s+\d+\s+i\s+\w*loven",
        ),
        ages=(
            rf"\b\d+{DASH}\d+-?årig(?:e|es)?|\b\d+-?\s?årig(?:e|es)?",
            rf"\b\d+{DASH}\d+\s+år\b",
        ),
        denominators=(r"\b(?:pr\.|per)\s+1(?:0{0,2}(?:\.000)+|0{1,2})",),
        measures=r"%|pct\b|procent",
        shares="én|ét|et ud af|en ud af|(?:en )?(?:tredje|fjerde|femte)dele?",
    ),
    readability=ReadabilityIndex("LIX", _lix, limit=55),  # above it Björnsson calls a text very difficult
    inflected=_inflected,
    units={
        "percent": UnitWords("{} %"),
        "points": UnitWords("{} procentpoint"),
        "years": UnitWords("{} år"),
        "quarters": UnitWords("{} kvartaler", "{} kvartal"),
        "months": UnitWords("{} måneder", "{} måned"),
        "weeks": UnitWords("{} uger", "{} uge"),
        "hours": UnitWords("{} timer", "{} time"),
        "times": UnitWords("{} gange", "{} gang"),
        "halves": UnitWords("{} halvdele", "{} halvdel"),
        "thirds": UnitWords("{} tredjedele", "{} tredjedel"),
    },
    precisions={
        "about": "ca.",
        "just_under": "knap",
        "just_over": "lidt over",
        "well_over": "langt over",
        "up_to": "op mod",
        "close_to": "op mod",
        "at_most": "højst",
        "at_least": "mindst",
        "typical": "typisk",
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
        "abbreviations": "Forkortelser",
        "abbreviations_slug": "forkortelser",
        "abbreviated_page": "s.",
        "abbreviated_pages": "s.",
        "annex": "Bilag",
        "annex_figure": "Bilagsfigur",
        "annex_table": "Bilagstabel",
        "annex_box": "Bilagsboks",
        "book_accessibility": "Figurerne har tekstalternativer, og tallene bag dem står som tabeller sidst i kapitlet. "
        "Teksten kan forstørres, skifte farve og læses op, og overskrifter, indhold og links fører gennem den.",
        "box": "Boks",
        "chapter": "Kapitel",
        "data": "Data",
        "data_version": "Dataversion {version}",
        "editions": "Udgaver",
        "facets_all": "Alle",
        "facets_choose": "Vælg, hvad tabellen viser",
        "figure": "Figur",
        "footnotes": "Noter",
        "footnote": "Note {number}",
        "glossary": "Ordliste",
        "glossary_pages": "Tallet ud for et ord er nummeret på en side, hvor ordet er brugt.",
        "glossary_slug": "ordliste",
        "landmarks": "Bogens dele",
        "list_of_figures": "Figurer",
        "list_of_tables": "Tabeller",
        "literature": "Litteratur",
        "literature_slug": "litteratur",
        "model_change": "Prøv andre forudsætninger",
        "model_chart": "Diagram over forløbet",
        "model_decimals": "Skriv tallet som {example}, uden flere decimaler",
        "model_link": "Link til disse forudsætninger",
        "model_link_unknown": "Linket nævner {given}, som ikke findes i modellen.",
        "model_link_value": "Linket angiver {given} for »{label}«, og det kan ikke bruges. Feltet er uændret.",
        "model_no_number": "Det kan ikke læses som et tal. Skriv det som {example}",
        "model_range": "Fra {low} til {high}",
        "model_reset": "Nulstil",
        "model_stale": "Resultaterne hører til de forrige tal og følger først med, når alle felter kan læses.",
        "model_wrong": "Skriv et tal fra {low} til {high}",
        "note": "Anm.",
        "numbers": "Figurerne som tabeller",
        "numbers_of": "{name} som tabel",
        "numbers_behind": "Vis figuren som tabel",
        "page": "Side",
        "printed_from": "Udskrevet fra {address} den {date}.",
        "register": "Register",
        "register_pages": "Sidetal med fed skrift viser, hvor emnet er behandlet. På de andre sider er det nævnt.",
        "register_slug": "register",
        "section": "Afsnit",
        "slide": "dias",
        "slides": "dias",
        "source": "Kilde",
        "sources": "Kilder",
        "table": "Tabel",
        "theme": "Farver",
        "theme_dark": "Mørke sider",
        "theme_light": "Lyse sider",
        "theme_system": "Farver som systemet",
        "title_page": "Titelblad",
        "computed": "Egne beregninger",
        "language_edition": "Dansk udgave",
        "colophon_authors": "Forfattere",
        "colophon_edition": "Udgave",
        "colophon_status": "Status",
        "colophon_sources": "Bygger på",
        "colophon_licence": "Licens",
        "colophon_type": "Skrift",
        "colophon_citation": "Henvisning",
        "colophon_screen": "På skærmen",
        "data_attached": "Filer, der er mærket (vedhæftet), ligger i denne PDF; læseprogrammer viser dem som "
        "vedhæftede filer.",
        "data_of_edition": "Alle tal er hentet i udgavens datasæt, version {version}, eller beregnet ud fra det.",
        "paper_accessibility": "Filen er opmærket til skærmlæsere (PDF/UA-1). Overskrifter, lister, noter og tabeller "
        "er opmærket som det, de er, og figurerne er beskrevet i ord.",
        "paper_accessibility_tested": "Hvad der er afprøvet, og hvilke mangler vi kender, står i netudgaven under "
        "Tilgængelighed",
        "report_edition_error": "meld en fejl i udgaven",
        "workbook": "Som regneark med formler (XLSX)",
        "workbook_assumptions": "Forudsætninger",
        "workbook_course": "Forløb",
        "workbook_in_row": "{series} i {row}",
        "workbook_never": "ikke inden for rækkerne",
        "workbook_results": "Resultater",
        "workbook_settled": "{series}: nul eller derunder fra og med",
        "workbook_step": "Mellemregning {number}",
        "workbook_unit": "Beløb i {unit}",
        "workbook_yellow": "De gule celler kan ændres; resten regnes ud.",
        "written": "Skrev {file}",
    },
    items={
        "annex": "bilag",
        "annex-figure": "bilagsfigur",
        "annex-table": "bilagstabel",
        "box": "boks",
        "chapter": "kapitel",
        "figure": "figur",
        "footnote": "note",
        "references": "litteraturliste",
        "section": "afsnit",
        "slide": "dias",
        "table": "tabel",
        "preface": "forord",
        "summary": "sammenfatning",
    },
    works={
        "phdthesis": "ph.d.-afhandling",
        "mathesis": "kandidatspeciale",
        "mastersthesis": "kandidatspeciale",
        "candthesis": "kandidatspeciale",
        "bathesis": "bachelorprojekt",
        "techreport": "teknisk rapport",
        "resreport": "forskningsrapport",
        "audiocd": "lyd-cd",
        "datacd": "data-cd",
        "patreq": "patentansøgning",
        "inpreparation": "under forberedelse",
        "submitted": "indsendt",
        "forthcoming": "under udgivelse",
        "inpress": "i trykken",
        "prepublished": "forhåndsudgivet",
    },
    # As in arbejds|gang, jule|ferie, studenter|hue, rosen|have.
    compounds=Compounding(
        links=listed("s e er n"),
        particles=listed("af an be ef efter er for fore frem gen ind mis med mod om op over på sam til ud under ved"),
    ),
    spellings={"aa": "å", "ae": "æ", "oe": "ø"},
)
