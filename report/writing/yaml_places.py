"""Parts put into a YAML file where they belong, with every other line, comment and blank as it stood."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from report.diagnostics import UsageError
from report.project.yaml_lines import read_yaml

Lines = Sequence[str]


def put_item(text: str, where: Sequence[str], at: int, lines: Lines, item: dict[str, object]) -> str:
    """`text` with an item before the one numbered `at` in the list that the keys `where` lead to.

    `lines` are the item as it is written in a list of lines, each item behind a dash; in a list between brackets it is
    written as JSON.  Raises UsageError, with what to write, where the result would not be read as it is meant.
    """
    node = _found(text, where)
    new = _line_end(text)
    if node.flow_style:
        put = json.dumps(item, ensure_ascii=False)
        place = node.value[at - 1].end_mark.index if at else node.value[0].start_mark.index
        made = text[:place] + (f", {put}" if at else f"{put}, ") + text[place:]
    else:
        indent = " " * node.start_mark.column
        block = "".join(f"{indent}{'  ' if number else '- '}{line}{new}" for number, line in enumerate(lines))
        made = _after(text, node.value[at - 1], block) if at else _before(text, node.start_mark, block)

    def meant(parsed: Any) -> None:
        for key in where:
            parsed = parsed[key]
        parsed.insert(at, item)

    return _checked(text, made, meant, lines, where)


def put_entry(text: str, where: Sequence[str], key: str, lines: Lines, entry: dict[str, object]) -> str:
    """`text` with an entry `key` at the end of the mapping that the keys `where` lead to; as :func:`put_item` does it.

    The first of `lines` is that of the key, which stands further out than the others.
    """
    node = _found(text, where)
    last_key, last = node.value[-1]
    if node.flow_style:
        place = last.end_mark.index
        made = f"{text[:place]}, {json.dumps({key: entry}, ensure_ascii=False)[1:-1]}{text[place:]}"
    else:
        indent, new = " " * last_key.start_mark.column, _line_end(text)
        made = _after(text, last, new + "".join(f"{indent}{line}{new}" if line else new for line in lines))

    def meant(parsed: Any) -> None:
        for name in where:
            parsed = parsed[name]
        parsed[key] = entry

    return _checked(text, made, meant, lines, where)


def _found(text: str, where: Sequence[str]) -> Any:
    """The node that the keys `where` lead to, with its places in `text`."""
    node: Any = yaml.compose(text, yaml.SafeLoader)
    for key in where:
        node = next(value for name, value in node.value if name.value == key)
    return node


def _end(node: Any) -> int:
    """Where the last sign of `node` stands: a mapping or list in lines ends only where the next thing begins."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _after(text: str, node: Any, block: str) -> str:
    """`text` with `block` below the line in which `node` ends."""
    written = len(text[: _end(node)].rstrip())  # a text of several lines ends below its last one
    place = text.find("\n", written) + 1
    return text[:place] + block + text[place:] if place else text + _line_end(text) + block


def _before(text: str, mark: Any, block: str) -> str:
    """`text` with `block` above the line of `mark`."""
    place = text.rfind("\n", 0, mark.index) + 1
    return text[:place] + block + text[place:]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _checked(text: str, made: str, meant: Callable[[Any], None], lines: Lines, where: Sequence[str]) -> str:
    """`made`, which is read as `text` is after the change `meant`.  Raises UsageError for any other."""
    wanted = read_yaml(text).plain()
    meant(wanted)
    try:
        if read_yaml(made).plain() == wanted:
            return made
    except yaml.YAMLError:
        pass  # the file is written in a way that is not foreseen here
    raise UsageError(f"cannot tell where to write it; add under {'.'.join(where)}:\n" + "\n".join(lines))
