"""Wordings with values in them, recorded so that they can be filled again: a template in each language and its parts.

A part is printed in digits, with its unit and precision, unless a form says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from report.language.printing import Language
from report.language.text import Text
from report.language.values import WORDED, Computation, Value, origins_of
from report.language.vocabulary import languages

# How a part is printed, by its form: in digits with unit and precision; spelt out; in digits without the precision;
# without unit either; with a plus before a positive number.
_FORMS: Mapping[str, Callable[[Language, Value], str]] = {
    "": Language.value,
    "words": Language.words,
    "bare": lambda language, value: language.value(value, precision=False),
    "number": lambda language, value: language.value(value, unit=False, precision=False),
    "signed": lambda language, value: language.value(value, sign=True),
}


def worded(wording: Text, parts: Mapping[str, Value], forms: Mapping[str, str] | None = None) -> Value:
    """`wording` with `parts` in its fields.

    `forms` are how some of them are printed: ``words``, ``bare``, ``number`` or ``signed``.
    It rests on what its parts rest on, of which there is at least one.  Raises KeyError for a field without a part,
    and for a form that is unknown.
    """
    if not parts:
        raise ValueError("a wording without parts is no result: give it as text, with its origins")
    given = tuple((code, str(wording.in_(code))) for code in languages())
    fields = tuple(f"{name}:{(forms or {}).get(name, '')}" for name in parts)
    how = Computation(WORDED, tuple(parts.values()), (("fields", fields), *given))
    return Value(text=filled_again(how, tuple(parts.values())), origins=origins_of(parts.values()), computation=how)


def filled_again(how: Computation, parts: Sequence[Value]) -> Text:
    """The wording that `how` records, with `parts` in its fields."""
    given = dict(how.given)
    fields = given.pop("fields")
    if not isinstance(fields, tuple):
        raise ValueError("a wording has a record without fields")
    forms = [str(field).split(":") for field in fields]
    return Text(
        **{
            code: str(template).format(
                **{name: _FORMS[form](Language(code), part) for (name, form), part in zip(forms, parts, strict=True)}
            )
            for code, template in given.items()
        }
    )
