"""The sheet that a figure draws on, as an analysis knows it; :mod:`report.drawing.canvas` is one.

Imports no drawing library: what is matplotlib's own is named for type checkers only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Style(TypedDict, total=False):
    """How a line is printed: moved by `dx` and `dy` millimetres, in the colour of `role`.

    `align` says which end of it stands at its place: ``left``, ``right`` or, for its middle, ``center``.  `strong` is
    for what matters most, `small` for axes and notes.
    """

    dx: float
    dy: float
    align: str
    role: str
    strong: bool
    small: bool


class Label(Protocol):
    """A line that was printed."""

    @property
    def width(self) -> float:
        """How wide it is, in millimetres."""


class Canvas(Protocol):
    """A sheet of `width_mm` by `height_mm`, ready to draw on in `language`, in the look of the publication.

    A figure with a narrow height is drawn twice: on a sheet as wide as the text column of paper, and on a `narrow` one
    for phones.  On that, small print is as large as any other, as it is shown smaller.  A drawing must call
    :meth:`entitle` once.
    """

    language: Language
    width_mm: float
    height_mm: float
    narrow: bool

    @property
    def axes(self) -> Axes:
        """Matplotlib's own axes, for what the sheet cannot draw; they load that library, which takes a while.

        They fill the drawing area and show neither frame nor ticks, because charts label their data directly.
        """

    def entitle(self, wording: Text, **values: Value | str) -> None:
        """Give the drawing its short name, which is announced before the text alternative."""

    def resize(self, height_mm: float) -> None:
        """Let the sheet be `height_mm` high, for a drawing that knows it only when its texts are measured.

        What is drawn already keeps its distance from the upper edge; a drawing area has to be set again.
        """

    def say(self, wording: Text, **values: Value | str) -> str:
        """`wording` in the language of the sheet, with `values` printed into it."""

    def value(self, value: Value, **options: bool) -> str:
        """`value` as :meth:`report.language.printing.Language.value` prints it."""

    def plot_area(
        self,
        *,
        left: float = 0,
        right: float = 0,
        top: float = 0,
        bottom: float = 0,
        x: tuple[float, float] = (0, 1),
        y: tuple[float, float] = (0, 1),
    ) -> None:
        """Leave margins in millimetres around the axes, and let them run over `x` and `y`."""

    def label(self, x: float, y: float, printed: str, **style: Unpack[Style]) -> Label:
        """Print one line at a data point; its middle is at that height."""

    def row_label(self, y: float, printed: str, *, strong: bool = False) -> Label:
        """Print one line at the left edge of the sheet, beside the data at `y`."""

    def axis_title(self, wording: Text, **values: Value | str) -> Label:
        """Say what is measured, level and in the upper left corner, where reading begins."""

    def number_axis(self, ticks: list[Decimal], *, unit: str = "count") -> None:
        """Rule a line across the axes at each of `ticks` and print its number to the left, all with equal decimals."""

    @staticmethod
    def ticks(numbers: Iterable[float | Decimal], *, most: int = 5) -> list[Decimal]:
        """Round numbers, zero among them, from the lowest of `numbers` or below to the highest or above.

        They are multiples of 1, 2 or 5 times a power of ten, as exact decimals.  There are at most `most` steps between
        them, and one more where the numbers lie on both sides of zero.  An end may lie inside of a number by no more
        than a millionth of a step.  Where all numbers are zero, they run to one.
        """

    def lines(self, printed: str, width: float, **style: Unpack[Style]) -> list[str]:
        """`printed` in as few lines of at most `width` mm as it takes; see :func:`report.drawing.lettering.broken`.

        Raises ValueError for a word that is wider than `width`.
        """

    def leading(self, *, small: bool = False) -> float:
        """Millimetres from one line of a paragraph to the next."""

    def measure(self, printed: str, **style: Unpack[Style]) -> float:
        """How wide a line would be, in millimetres."""

    def spread(self, wanted: Mapping[str, float], height: float) -> dict[str, float]:
        """Data heights for labels `height` mm high, as near to those `wanted` as they stand without meeting.

        Their middles stay within the axes, which run upwards and are set up before; for what else is certain see
        :func:`report.drawing.lettering.spread`.  Raises ValueError when there are too many for the axes.
        """

    def width_of(self, label: Label) -> float:
        """How wide a printed label is, in millimetres."""

    def line(
        self,
        x: Iterable[float | Decimal],
        y: Iterable[float | Decimal],
        *,
        role: str,
        width: float = 1.5,
        dashed: bool = False,
    ) -> None:
        """Join data points by a line of `width` points; `dashed` says that what lies between is not known."""

    def marker(
        self, x: float, y: float, shape: str = "o", *, role: str, size: float = 7, fill: str = "full", dx: float = 0
    ) -> None:
        """Draw a symbol, `size` points across, at a data point moved by `dx` millimetres.

        `shape` is one of ``o``, ``s`` (square), ``D`` (diamond), ``^``, ``v``, ``<``, ``>``, ``_`` and ``|``; `fill` is
        ``full``, ``left`` (half) or ``none`` (hollow).  Raises ValueError for another shape.
        """

    def bar(self, start: float, y: float, length: float, *, thickness: float, role: str, inside: str = "") -> None:
        """Draw a horizontal bar from `start`, centred on `y`, with `inside` printed at its start.

        The edge has the colour of paper, so that neighbours stay apart.
        """
