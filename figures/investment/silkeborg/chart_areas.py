"""Who pays and who gains in Silkeborg's case: a table of the services, and a chart of the same rows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from figures.investment.silkeborg.areas import ROUNDING
from figures.investment.silkeborg.model import silkeborg
from figures.investment.silkeborg.runs import AREAS
from figures.investment.silkeborg.values import Area, areas, millions
from figures.wording import within
from report.author import Column, Figure, Language, Row, Table, Text, scaled
from report.author import total as summed

_TITLE = Text(
    da="Søjlediagram: hvad hvert område betaler eller vinder frem til 2036",
    en="Bar chart: what each service pays or gains up to 2036",
)
_MEASURED = Text(
    da="Merudgift minus mindreudgift 2017-2036, mio. kr. (over nul: området betaler)",
    en="Extra less reduced expenditure 2017–2036, DKK million (above zero: the service pays)",
)
_SAID = Text(
    da="Mest betaler {payer} ({paid}), mest vinder {gainer} ({gained}).",
    en="Most is paid by {payer} ({paid}), most gained by {gainer} ({gained}).",
)
_ALL = Text(da="I alt", en="Total")


def silkeborg_areas() -> Table:
    """Each service with what it spends more and less, in DKK thousand, and their sum."""
    found = areas(silkeborg())
    columns = (
        Column(Text(da="T.kr., 2017-2036", en="DKK thousand, 2017–2036"), numeric=False),
        Column(Text(da="Merudgift", en="Extra expenditure")),
        Column(Text(da="Mindreudgift", en="Reduced expenditure")),
        Column(Text(da="Netto", en="Net")),
    )
    together = Area("", *(summed(getattr(area, what) for area in found) for what in ("cost", "saving", "net")))
    rows = [_row(AREAS[area.name], area) for area in found]
    return Table(columns, (*rows, _row(_ALL, together, total=True)))


def silkeborg_areas_chart() -> Figure:
    """A bar for each service, to the right where it pays and to the left where it gains."""
    found = tuple(area for area in areas(silkeborg()) if area.name != ROUNDING)
    figure = Figure.bars(
        _TITLE,
        [(AREAS[area.name], millions(area.net)) for area in found],
        of=Text(da="Område", en="Service"),
        measured=_MEASURED,
        roles=("primary", "accent"),
        alt=partial(_alt, found),
    )
    # The table has the amounts that the net consists of.
    return replace(figure, table=silkeborg_areas())


def _row(label: Text, area: Area, *, total: bool = False) -> Row:
    return Row((label, area.cost, area.saving, area.net), total=total)


def _alt(found: tuple[Area, ...], language: Language) -> str:
    payer, gainer = found[0], found[-1]
    return language.text(
        _SAID,
        payer=language.text(within(AREAS[payer.name])),
        paid=millions(payer.net),
        gainer=language.text(within(AREAS[gainer.name])),
        gained=millions(scaled(gainer.net, -1)),
    )
