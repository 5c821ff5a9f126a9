"""One piece of wording in every language of a publication.  Knows nothing of values, figures or files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from report.language.characters import check_printable
from report.language.traced import DataText

_EVERY = ""


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """The same wording in several languages, written in each and addressed by the code of the language.

        Text(da="Træer", en="Trees")

    May hold ``{name}`` fields, which :meth:`report.language.printing.Language.text` fills with values.
    `read` are the texts of the data that it was made of, each behind the name of its table.
    """

    _wordings: dict[str, str]
    read: tuple[tuple[str, str], ...] = field(compare=False, repr=False)

    def __init__(self, **wordings: str) -> None:
        read = tuple((w.table, str(w)) for w in wordings.values() if isinstance(w, DataText))
        self._set({code: check_printable(str(w)) for code, w in wordings.items()}, read)

    def _set(self, wordings: dict[str, str], read: tuple[tuple[str, str], ...]) -> None:
        object.__setattr__(self, "_wordings", wordings)
        object.__setattr__(self, "read", read)

    def __hash__(self) -> int:
        return hash(frozenset(self._wordings.items()))

    @classmethod
    def same(cls, wording: str) -> Text:
        """A name that is written alike in every language, such as that of a municipality."""
        return cls(**{_EVERY: wording})

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that it is written in; none for a name that is the same in all."""
        return tuple(code for code in self._wordings if code != _EVERY)

    def in_(self, language: str) -> str:
        """The wording in `language`, a code.  Raises KeyError, naming the wording, when there is none."""
        wording = self._wordings.get(language, self._wordings.get(_EVERY))
        if wording is None:
            raise KeyError(f"no wording in {language!r} of {self}")
        return wording

    def map(self, change: Callable[[str], str]) -> Text:
        """What `change` makes of the wording in each language."""
        changed = Text(**{code: change(wording) for code, wording in self._wordings.items()})
        read = ((table, str(change(text))) for table, text in self.read)
        changed._set(changed._wordings, (*changed.read, *read))
        return changed

    @classmethod
    def combine(cls, pattern: str, *texts: Text) -> Text:
        """`texts` put into the ``{}`` fields of `pattern`, in each language that one of them is written in."""
        codes = dict.fromkeys(code for text in texts for code in text.codes) or {_EVERY: None}
        made = cls(**{code: pattern.format(*(text.in_(code) for text in texts)) for code in codes})
        made._set(made._wordings, tuple(dict.fromkeys(one for text in texts for one in text.read)))
        return made
