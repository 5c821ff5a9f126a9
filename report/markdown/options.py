"""What a chapter file says in YAML: its front matter, and the options of its cells, one in a line."""

from __future__ import annotations

import re

# The two everyday forms, whose reading needs no YAML: a word that means nothing else there, and a text in quotes.
_WORD = re.compile(r"([a-z][a-z-]*): +([A-Za-z][A-Za-z0-9_-]*)")
_QUOTED = re.compile(r'([a-z][a-z-]*): +"([^"\\]*)"')
# And in front matter: switches and numbers.
_PLAIN = re.compile(r"([a-z][a-z-]*): +(?:(true)|(false)|([1-9][0-9]{0,5}))")
_MEANING = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")


def read_option(text: str) -> tuple[str, str] | None:
    """The name and the value in the line `text`; None when it is not one option."""
    return _everyday(text) or _yaml(text)


def read_structure(text: str) -> object:
    """The value of the option in `text`, which :func:`read_option` can read, with lists and mappings as they are."""
    from report.project.yaml_lines import read_yaml

    entry = read_yaml(text).plain()
    return next(iter(entry.values())) if isinstance(entry, dict) else None


def front_matter(text: str) -> dict[str, tuple[object, int]]:
    """Each key of the front matter `text` with its value and the number of lines before it.  Raises Unreadable."""
    lines = text.split("\n") if text else []
    options = [option for line in lines if (option := _everyday(line) or _switch(line))]
    if len({name for name, _ in options}) == len(lines):
        return {name: (value, at) for at, (name, value) in enumerate(options)}
    import yaml

    from report.project.yaml_lines import read_yaml

    try:
        keys = read_yaml(text).content
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(str(getattr(error, "problem", error)), mark.line if mark else -1) from error
    if keys is None:
        return {}
    if not isinstance(keys, dict):
        raise Unreadable("it has no keys", -1)
    return {key: (value.plain(), value.line - 1) for key, value in keys.items()}


class Unreadable(ValueError):
    """Raised for what is no YAML: why, and the number of lines before the place, -1 when there is no telling."""

    def __init__(self, problem: str, lines: int) -> None:
        super().__init__(problem)
        self.lines = lines


def _everyday(text: str) -> tuple[str, str] | None:
    match = _WORD.fullmatch(text) or _QUOTED.fullmatch(text)
    if not match or match[1] in _MEANING or match[2].lower() in _MEANING or not text.isprintable():
        return None
    return match[1], match[2]


def _switch(text: str) -> tuple[str, object] | None:
    match = _PLAIN.fullmatch(text)
    return (match[1], int(match[4]) if match[4] else bool(match[2])) if match else None


def _yaml(text: str) -> tuple[str, str] | None:
    import yaml

    from report.project.yaml_lines import read_yaml

    try:
        entry = read_yaml(text).content
    except yaml.YAMLError:
        return None
    if not isinstance(entry, dict) or len(entry) != 1:
        return None
    ((key, value),) = entry.items()
    return key, str(value.plain())
