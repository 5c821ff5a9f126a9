"""What _quarto.yml says, as frozen records: publications, editions and chapters.  Reads nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from report.language.rules import UnitWords
from report.style.theme import Theme

# The lists that a publication may take from tables of the data package.
LISTS = ("glossary", "index", "quotations", "deviations")


@dataclass(frozen=True, slots=True)
class Edition:
    """A publication in one language; `interface` is the language of buttons and labels.

    `lines` are those of _quarto.yml where its texts stand, by key.
    """

    publication: str
    language: str
    interface: str
    title: str
    subtitle: str
    slug: str
    description: str
    lines: dict[str, int] = field(default_factory=dict, compare=False)

    @property
    def said(self) -> dict[str, str]:
        """What its chapters may print of it, by key."""
        return {"title": self.title, "subtitle": self.subtitle, "description": self.description}

    @property
    def folder(self) -> str:
        """The edition's place in the site, as in ``da/erfaringsopsamling``."""
        return f"{self.language}/{self.slug}"


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """A chapter or an annex: `stem` is its file name without language, `slugs` its page per language.

    `number` is None for a chapter that has none, such as a summary.  A `landing` text is no chapter of its publication:
    it stands on the first page of the edition and nowhere else.  A `brief` is none either: it is a PDF of its own.
    A `draft` is left out of complete builds.  `former` are the names that its page once had, by language.
    """

    stem: str
    number: int | None
    annex: bool
    slugs: dict[str, str]
    folder: str
    line: int
    landing: bool = False
    brief: bool = False
    draft: bool = False
    former: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def file(self, language: str) -> str:
        """The chapter's file in `language`, relative to the project."""
        return f"{self.folder}/{self.stem}.{language}.qmd"


@dataclass(frozen=True, slots=True)
class TableName:
    """A table of the data package, the line of _quarto.yml that names it, and the list's title by language, if any.

    `sections` is the file that says of which of its entries whole sections are.
    """

    name: str
    line: int
    titles: dict[str, str] = field(default_factory=dict)
    sections: str = ""


@dataclass(frozen=True, slots=True)
class FormerLabel:
    """A `label` that was published and is called `now` something else, or stood in another `chapter`.

    The chapter is a file name without language, empty where the label stands on the page where it stood; `line` is that
    of _quarto.yml.
    """

    label: str
    now: str
    chapter: str
    line: int


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a publication; `affiliation` and `orcid`, 16 digits in groups of four, may be empty.

    The name of an `institution` is printed as it is wherever that of a person is turned round.
    """

    name: str
    affiliation: str = ""
    orcid: str = ""
    institution: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The motif of a cover, by the name that the analysis registers, and the line of _quarto.yml that names it."""

    motif: str
    line: int


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the editions: its `number` as text, its `date` where it is known, and by language what changed."""

    number: str
    date: date | None = None
    changes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """A work that an edition builds on: what names it, and the code of its language where that is another one."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom readers may turn to: a name, an editor, an e-mail address, and where an error can be reported.

    `errors` is an address with the fields ``{title}``, ``{section}``, ``{version}`` and ``{page}``, or some of them.
    """

    name: str = ""
    editor: str = ""
    email: str = ""
    errors: str = ""


@dataclass(frozen=True, slots=True)
class Tested:
    """What a tool found on so many pages, seen in one way; `rules` are the sets of rules that it went by."""

    tool: str
    version: str
    view: str
    pages: int
    violations: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What the tests of `day` found, by the file `results`, and by language the known limits."""

    results: str
    day: date
    tests: tuple[Tested, ...]
    limits: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What editions say of themselves: the year, and by language their kind, status, licence and sources.

    The sources are the works that they build on; the `versions` stand with the newest first.  What the project does not
    say is empty or None, and nothing is printed of it.
    """

    year: str = ""
    kind: dict[str, str] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    licence: dict[str, str] = field(default_factory=dict)
    sources: dict[str, tuple[Work, ...]] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    licence_address: str = ""
    contact: Contact = Contact()
    accessibility: Accessibility | None = None

    @property
    def version(self) -> Version | None:
        """The newest of its versions."""
        return self.versions[0] if self.versions else None


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication with its editions by language, its chapters in order, the text of its first page, and its brief.

    `claims` says whether every sentence with a verb of claims and a value has to be marked; `lists` are the tables
    of :data:`LISTS`.  Without a `cover` there is no motif; imprint and theme are those of the project.  There may be
    no `landing` text and no `brief`.  `former` are the labels that it once had.
    """

    key: str
    folder: str
    address: str
    formats: tuple[str, ...]
    editions: dict[str, Edition]
    chapters: tuple[Chapter, ...]
    claims: bool = False
    lists: dict[str, TableName] = field(default_factory=dict)
    imprint: Imprint = Imprint()
    theme: Theme = field(default_factory=Theme)
    authors: tuple[Author, ...] = ()
    cover: Cover | None = None
    landing: Chapter | None = None
    brief: Chapter | None = None
    former: tuple[FormerLabel, ...] = ()

    @property
    def texts(self) -> tuple[Chapter, ...]:
        """Everything that is read and checked: the chapters, the text of the first page, and the brief."""
        return (*self.chapters, *filter(None, (self.landing, self.brief)))

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of its languages; cells are run in the first, which the others are compared with."""
        return tuple(self.editions)


@dataclass(frozen=True, slots=True)
class Project:
    """Everything _quarto.yml says.

    `number_definitions` are the reasons why definitions of terms hold numbers, by the ids of the terms.
    `bibliography` is None where none is named, and empty where it cannot be used; `units` are by name, then by
    language; `csl` is the path of the citation style, empty for the generator's own.  `foreign` are names by the
    language that they are in, which texts in others mark as such.
    """

    publications: dict[str, Publication]
    bibliography: str | None
    number_names: tuple[str, ...] = ()
    number_phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    number_definitions: dict[str, str] = field(default_factory=dict)
    claim_verbs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    foreign: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cell_seconds: int = 60
    cell_megabytes: int = 2048
    units: dict[str, dict[str, UnitWords]] = field(default_factory=dict)
    theme: Theme = field(default_factory=Theme)
    csl: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of all publications, in their order."""
        return tuple(dict.fromkeys(code for p in self.publications.values() for code in p.languages))

    @property
    def spoken(self) -> tuple[str, ...]:
        """The codes of these, and of languages that only an interface is in."""
        interfaces = (e.interface for p in self.publications.values() for e in p.editions.values())
        return tuple(dict.fromkeys((*self.languages, *interfaces)))
