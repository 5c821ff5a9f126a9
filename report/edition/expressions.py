"""Inline expressions: `{python} value("name")`, `{python} words("name")`, and names that a chapter has bound to such.

Read without running anything.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from report.diagnostics import nearest

PREFIX = "{python}"
ABOVE, BELOW = "above", "below"  # where a claim says that a value lies
_CLAIM = re.compile(r"\s*(\S+)\s+([<>])\s+(\S+)\s*")
OPTIONS: dict[str, dict[str, type]] = {
    "value": {"unit": bool, "precision": bool, "magnitude": bool, "sign": bool, "capital": bool},
    "words": {"gender": str, "precision": bool, "capital": bool},
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A call of `function` (``value`` or ``words``) with a value's name and literal options."""

    function: str
    name: str
    options: tuple[tuple[str, object], ...] = ()


NO_NAMES: Mapping[str, Expression] = MappingProxyType({})


def is_expression(code: str) -> bool:
    """Whether the text of a code span is an inline expression."""
    return code.startswith(PREFIX)


def parse_expression(code: str, names: Mapping[str, Expression] = NO_NAMES) -> Expression:
    """The expression in the code span `code`, which may be one of `names`, as the chapter has bound them.

    Raises ValueError with a sentence that says what is wrong.
    """
    text = code.removeprefix(PREFIX).strip()
    try:
        call = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"{text!r} is not an expression") from error
    if not isinstance(call, ast.Name):
        return parse_call(call, text)
    if call.id not in names:
        cure = nearest(call.id, names) or f'{call.id} = value("…") in the first cell binds it'
        raise ValueError(f"no value is called {text!r} here; {cure}")
    return names[call.id]


def spelt_out(given: Mapping[str, str], names: Mapping[str, Expression] = NO_NAMES) -> dict[str, str]:
    """The attributes of a span, with a claim ``A < B`` or ``A > 0`` in parts: what lies where, of which point.

    A and B are values or any of `names`, as the chapter has bound them; 0 is no point.  Other claims stay as they are.
    """
    found = _CLAIM.fullmatch(given.get("claim", ""))
    if not found:
        return dict(given)
    claimed, sign, point = found.groups()
    said = {"claim": claimed, "direction": BELOW if sign == "<" else ABOVE, "point": point}
    for key in ("claim", "point"):
        said[key] = names[said[key]].name if said[key] in names else said[key]
    return {**given, **{key: name for key, name in said.items() if name != "0"}}


def parse_call(call: ast.expr, text: str) -> Expression:
    """The expression that is the node `call`, written `text`.  Raises ValueError with what is wrong."""
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in OPTIONS:
        raise ValueError(f"{text!r} is neither value(…) nor words(…)")
    if len(call.args) != 1 or not isinstance(call.args[0], ast.Constant) or not isinstance(call.args[0].value, str):
        raise ValueError(f"{text!r} must name one value in quotes")
    known = OPTIONS[call.func.id]
    options: list[tuple[str, object]] = []
    for keyword in call.keywords:
        name = keyword.arg or ""
        kind = known.get(name)
        if kind is None:
            raise ValueError(f"{call.func.id}() has no option {keyword.arg!r}; known: {', '.join(known)}")
        if not isinstance(keyword.value, ast.Constant) or not isinstance(keyword.value.value, kind):
            raise ValueError(f"the option {keyword.arg} must be {'True or False' if kind is bool else 'a text'}")
        options.append((name, keyword.value.value))
    return Expression(call.func.id, call.args[0].value, tuple(options))
