"""What has changed since the last release, as a page that needs no other file and no script, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from report.build.changes import NEW, word_changes
from report.build.changes_page import POLICY, style_digest
from report.language.interface import word
from report.language.printing import Language
from report.release.compared import ExhibitNews, TextNews
from report.release.facts import locale
from report.release.folder import SITE
from report.release.news import NewsIn, Part
from report.site.assets import STYLES
from report.site.rendering import environment
from report.style.sheets import custom_properties, filled, night_properties
from report.style.theme import Theme

# Where the site lies for a page of changes in a release.
FROM_CHANGES = f"../{SITE}/"
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~"})


def news_page(news: NewsIn, site: str, theme: Theme) -> str:
    """The page, for which `site` is the address of the site, empty or ending in a slash; the same for the same."""
    style = custom_properties(theme) + night_properties(theme) + filled(STYLES / "changes.css", theme)
    return (
        environment()
        .get_template("news.html")
        .render(
            news=news,
            site=site,
            locale=locale(news.language),
            word=lambda key, **fields: word(key, news.language, **fields),
            number=Language(news.language).number,
            marked=_marked,
            groups=_groups,
            style=Markup(style),
            policy=POLICY.format(style_digest(style)),
        )
    )


def _groups(texts: Iterable[TextNews]) -> Iterator[tuple[str, list[TextNews]]]:
    """Neighbours of the same section together."""
    return ((name, list(group)) for name, group in groupby(texts, attrgetter("section")))


def _marked(text: TextNews) -> list[tuple[str, str]]:
    """The words of a paragraph, each run with whether it is new or gone; of a new chapter none is marked."""
    return word_changes(text.before, text.after) if text.before else [(NEW, text.after)]


def news_markdown(news: NewsIn, site: str) -> str:
    """The same in Markdown, without the changes of words, which only a page can show."""
    say = partial(word, language=news.language)
    lines = [f"# {_plain(news.title)}", "", *([_plain(news.lead), ""] if news.lead else []), _plain(news.since), ""]
    if news.empty:
        return "\n".join([*lines, _plain(say("news_nothing")), ""])
    heads = ("", say("news_changed"), say("news_new"), say("news_gone"))
    lines += [f"## {say('news_in_short')}", "", *_table(heads, (row for row in news.counts if any(row[1:])))]
    for part in news.parts:
        lines += _part(part, news.language, site)
    if news.tables:
        heads = (say("news_table"), say("news_new"), say("news_gone"), say("news_changed"))
        rows = ((table.title, table.new, table.gone, table.cells) for table in news.tables)
        lines += [f"## {say('news_data')}", "", *_table(heads, rows)]
    return "\n".join(lines)


def _part(part: Part, language: str, site: str) -> Iterator[str]:
    say = partial(word, language=language)
    yield from (f"## {_plain(part.title)}", "")
    keys = ("news_chapter", "news_rewritten", "news_new", "news_gone", "news_exhibits")
    rows = ((c.title, c.rewritten, c.new, c.gone, len(c.exhibits)) for c in part.chapters)
    yield from _table([say(key) for key in keys], rows)
    if part.values:
        heads = [say(key) for key in ("news_value", "news_before", "news_after")]
        yield from (f"### {say('news_values')}", "")
        yield from _table(heads, ((v.name, "; ".join(v.before), "; ".join(v.after)) for v in part.values))
    if part.exhibits:
        yield from (f"### {say('news_exhibits')}", "")
        yield from (_exhibit(e, say, f"{site}{c.path}") for c, each in part.exhibits for e in each)
        yield ""


def _exhibit(exhibit: ExhibitNews, say: partial[str], page: str) -> str:
    key = "news_new" if exhibit.before is None else "news_gone" if exhibit.after is None else "news_changed"
    one = exhibit.one
    name = f"[{_plain(one.name or one.label)}]({page}#{one.label})" if exhibit.after else _plain(one.name)
    return f"- {say(key)}: {name} {_plain(one.caption)}"


def _table(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    head = list(heads)
    yield _row(head)
    yield _row(["---", *["--:"] * (len(head) - 1)])
    yield from map(_row, rows)
    yield ""


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(cell if cell in ('---', '--:') else _plain(str(cell)) for cell in map(str, cells))} |"


def _plain(text: str) -> str:
    """`text` in one line, its signs of Markdown as themselves."""
    return " ".join(text.translate(_SIGNS).split())
