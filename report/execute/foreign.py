"""Data frames and plots that a cell gives, as the table or the figure that an edition prints.

What they do not say themselves stands in the options of the cell, in each language's file, or in the data package:
titles, units and words of columns, the wordings of what is drawn, and text alternatives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from report.execute.surroundings import Surroundings
from report.language.printing import Language
from report.results.exhibits import Figure
from report.style.theme import Theme


def adapted(result: object, around: Surroundings, theme: Theme, draws: Callable[[Figure, Language], object]) -> object:
    """The table or the figure that `result` is, and `result` itself where it is none of pandas or matplotlib.

    `draws` tries a figure out, which is drawn in the look of `theme`.
    Raises Unfit for what an edition cannot print, naming the way out.
    """
    kind, library = around.cell.kind, type(result).__module__.partition(".")[0]
    if kind == "tbl" and library == "pandas":
        from report.execute.frames import frame_table

        return frame_table(result, around)
    if kind == "fig" and library in ("matplotlib", "mpl_toolkits"):
        from report.execute.plots import plotted

        return plotted(result, around, theme, draws)
    if isinstance(result, Figure) and any(around.told(code).alt for code in around.codes):
        own = result.alt
        return replace(result, alt=lambda language: around.told(language.code).alt or own(language))
    return result
