"""Tables with facets: their parts, and the choice of what they show, which needs no script.

The choice is a list of radio buttons.  A rule of the style sheet for each of them hides what is in none of its group.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import accumulate, pairwise
from math import sqrt

from report.language.interface import word
from report.printed.grid import Grid
from report.results.exhibits import MOST_GROUPS

_LEAST = 3.5  # the weight of a column of a few letters
_SHARES = 40  # of the width of a table


def widths(grid: Grid) -> list[int]:
    """How many fortieths of the width each column takes, by the root of the letters in its cells, in every part."""
    letters = [sum(len(row.cells[at]) for row in grid.rows) / len(grid.rows) for at in range(len(grid.columns))]
    weights = [max(_LEAST, sqrt(mean)) for mean in letters]
    ends = [round(_SHARES * end / sum(weights)) for end in accumulate(weights)]
    return [end - start for start, end in pairwise([0, *ends])]


def width_rules() -> str:
    """The rules for the widths of columns: a page of the site may have no styles in its elements."""
    return "".join(f".part col.of-{share}{{width:{100 * share / _SHARES:g}%}}\n" for share in range(1, _SHARES + 1))


def choice_html(grid: Grid, label: str, language: str) -> str:
    """The choice among the groups of `grid`, the table called `label`, with labels in `language`, a code."""
    every = _button(label, 0, word("facets_all", language), len(grid.rows))
    facets = "".join(
        f"<fieldset><legend>{escape(facet.name, quote=False)}</legend>\n"
        + "".join(_button(label, number, name, len(_within(grid, number))) for number, name in facet.groups)
        + "</fieldset>\n"
        for facet in grid.facets
    )
    return f'<fieldset class="choice"><legend>{word("facets_choose", language)}</legend>\n{every}{facets}</fieldset>\n'


def groups_of(grid: Grid) -> str:
    """The numbers of all groups that a row of `grid` belongs to, for an attribute."""
    return " ".join(map(str, sorted({number for row in grid.rows for number in row.groups})))


def choice_rules() -> str:
    """The rules that hide the rows, and the parts, that are not in the group that is chosen; paper shows all."""
    chosen = "".join(
        f'.faceted:has([value="{number}"]:checked) [data-groups]:not([data-groups~="{number}"]){{display:none}}\n'
        for number in range(1, MOST_GROUPS + 1)
    )
    return f"@media screen{{\n{chosen}}}\n"


def _within(grid: Grid, number: int) -> Sequence[object]:
    return [row for row in grid.rows if number in row.groups]


def _button(label: str, number: int, name: str, rows: int) -> str:
    """A radio button; a browser that comes back to the page begins with all rows, as the page says."""
    checked = "" if number else " checked"
    return (
        f'<label><input type="radio" name="{label}-shown" value="{number}"{checked}> '
        f'{escape(name, quote=False)} <span class="count">({rows})</span></label>\n'
    )
