"""What an inline expression prints of a value: in a build and under Quarto's own program alike."""

from __future__ import annotations

from collections.abc import Mapping

from report.language.printing import Language
from report.language.values import Value


def printed(language: Language, function: str, value: Value, options: Mapping[str, object]) -> str:
    """`value` as `function`, ``value`` or ``words``, prints it in `language`.

    `options` are those of the method of :class:`report.language.printing.Language` with that name, and ``capital``,
    which begins a sentence with it.  Raises ValueError for options that the value cannot be printed with.
    """
    left = dict(options)
    capital = left.pop("capital", False)
    text: str = getattr(language, function)(value, **left)
    return text[:1].upper() + text[1:] if capital else text
