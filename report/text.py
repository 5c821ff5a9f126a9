"""One piece of wording in every language of the publication.

Knows nothing of values, figures or files.
"""

from __future__ import annotations

from dataclasses import dataclass

from report.languages import LANGUAGES

__all__ = ["LANGUAGES", "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same wording in Danish and English, written in each language.

    May hold ``{name}`` fields, which :meth:`report.language.Language.text` fills with values.
    """

    da: str
    en: str

    def in_(self, language: str) -> str:
        """The wording in `language`, a code from :data:`LANGUAGES`."""
        return getattr(self, language)

    @classmethod
    def same(cls, wording: str) -> Text:
        """A name that is written alike in every language, such as that of a municipality."""
        return cls(wording, wording)
