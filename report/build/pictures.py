"""The drawings of a build as PNG: painted in a process of its own, while the build goes on without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from report.cache.memory import Kind, Memory, Recording
from report.cache.places import digest
from report.drawing import Drawing
from report.execute.records import Results
from report.style.theme import Theme

if TYPE_CHECKING:
    from types import TracebackType

    from report.system.workers import Ahead

PICTURES: Kind[bytes] = Kind("picture")
# A drawing that is being painted, with what will keep it.
_Begun = tuple[Drawing, Recording[bytes]]


class Pictures:
    """Pictures that are `wanted` or not; what was painted in an earlier build is taken from `memory`.

    As a context it leaves what is not done at its end.
    """

    def __init__(self, memory: Memory) -> None:
        self.memory, self.wanted = memory, False
        self._painted: dict[Drawing, bytes] = {}
        self._begun: list[tuple[list[_Begun], Ahead[tuple[bytes, ...]]]] = []

    def begin(self, found: Iterable[Results], theme: Theme) -> None:
        """Have every drawing of the results `found` painted in the look of `theme`, where pictures are wanted."""
        if self.wanted:
            self.paint(_drawings(found), theme)

    def paint(self, drawings: Iterable[Drawing], theme: Theme) -> None:
        """Have `drawings`, of which each can be painted, painted in the look of `theme`."""
        missing: list[_Begun] = []
        for drawing in drawings:
            name = f"{drawing.label} {digest(drawing.svg(), theme.drawn_with())}"
            if before := self.memory.recall(PICTURES, name):
                self._painted[drawing] = before.result
            else:
                missing.append((drawing, self.memory.begin(PICTURES, name, theme.own_fonts)))
        if missing:
            from report.drawing.door import Sheets, paint
            from report.system.workers import Ahead

            sheets = Sheets(tuple(drawing for drawing, _ in missing), theme)
            self._begun.append((missing, Ahead(paint, sheets)))

    def painted(self) -> Mapping[Drawing, bytes]:
        """Every picture, when all are done.  Raises RuntimeError when they could not be painted."""
        for missing, begun in self._begun:
            for (drawing, recording), picture in zip(missing, begun.result(), strict=True):
                self._painted[drawing] = recording.keep(picture).result
        return self._painted

    def __enter__(self) -> Pictures:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, begun in self._begun:
            begun.close()


def _drawings(found: Iterable[Results]) -> Iterable[Drawing]:
    exhibits = (e for results in found for chapter in results.exhibits.values() for e in chapter.values())
    return dict.fromkeys(drawing for exhibit in exhibits for drawing in exhibit.drawings.values() if drawing.paintable)
