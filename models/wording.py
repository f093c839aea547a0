"""Words in the office's two languages.

Every sentence a person reads is a :class:`Text`: Thai and English stand side by side where the
sentence is used, so that neither can be forgotten and an official can correct both in one place.
"""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One sentence or label, in Thai and in English.

    ``{name}`` placeholders are filled by :meth:`fill`, so that a sentence is never glued together
    from pieces (which could not be translated).
    """

    th: str
    en: str

    def fill(self, **values: object) -> Text:
        """The same sentence with its placeholders filled; a `Text` in each language."""
        return Text(
            self.th.format(**{name: _spoken(value, "th") for name, value in values.items()}),
            self.en.format(**{name: _spoken(value, "en") for name, value in values.items()}),
        )

    def said(self, locale: str) -> str:
        """The words in `locale` (``"th"`` or ``"en"``); Thai for anything else."""
        return self.en if locale == "en" else self.th

    def __str__(self) -> str:
        return self.th


def _(th: str, en: str) -> Text:
    """Short for ``Text(th, en)``: the mark of every sentence that is translated."""
    return Text(th, en)


def _spoken(value: object, locale: str) -> object:
    return value.said(locale) if isinstance(value, Text) else value
