"""The resources as they stand in the text of ``datapackage.json``, with the lines of their names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from report.data.descriptor import Descriptor, JsonObject, object_in, objects_in, text_in

_RESOURCES = re.compile(r'"resources"\s*:\s*\[')
_BETWEEN = " \t\r\n,"


@dataclass(frozen=True, slots=True)
class Described:
    """A resource as it stands in the file: its content, its text and the line where that begins."""

    content: JsonObject
    text: str
    line: int

    @property
    def name(self) -> str:
        """Its name for messages, whatever stands there."""
        return str(self.content.get("name", ""))

    def line_of(self, name: str, after: str = "") -> int:
        """The line where `name` is given as a name, past the word `after`; else where the resource begins."""
        at = re.compile(rf'"name"\s*:\s*{re.escape(json.dumps(name, ensure_ascii=False))}').search(
            self.text, max(0, self.text.find(after))
        )
        return self.line + (self.text.count("\n", 0, at.start()) if at else 0)

    def lines(self) -> dict[str, int]:
        """The line of each column, by name."""
        fields = objects_in(object_in(self.content, "schema"), "fields")
        return {name: self.line_of(name, '"fields"') for name in (text_in(field, "name") for field in fields)}


def described_resources(descriptor: Descriptor, text: str) -> Iterator[Described]:
    """The resources with their places: JSON knows no lines, so each is decoded once more where it stands."""
    list_begins = _RESOURCES.search(text)
    if list_begins is None:  # its name is written with escapes
        yield from (Described(content, text, 1) for content in descriptor["resources"])
        return
    at = list_begins.end()
    for content in descriptor["resources"]:
        at = next(place for place in range(at, len(text)) if text[place] not in _BETWEEN)
        _, end = json.JSONDecoder().raw_decode(text, at)
        yield Described(content, text[at:end], text.count("\n", 0, at) + 1)
        at = end
