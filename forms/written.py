"""Text as people type it: trimmed, normalised, free of what cannot be printed.

Lengths are counted in characters (code points after NFC), as the office's forms count them: a
Thai vowel or tone mark is one character.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from forms.problems import refused
from forms.sentences import REQUIRED
from models.wording import _


@dataclass(frozen=True, slots=True)
class Draws:
    """In the annotation of a type: the widget that a page draws for it."""

    widget: str


_EDGES = "\u200b\u2060\ufeff"
_UNPRINTABLE = re.compile(
    # Line and page ends within a line, control characters and lone surrogates, which neither a
    # letter nor PostgreSQL can hold, and the marks that make text read in another order than it
    # is stored. The zero-width space stays: Thai text uses it between words.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
)
_LINE_END = re.compile(r"[\t\n]")

_CONTROL = (
    "control_character",
    _("มีอักขระที่พิมพ์ไม่ได้", "Contains characters that cannot be printed."),
)
_ONE_LINE = ("not_one_line", _("ต้องเขียนในบรรทัดเดียว", "Must be on one line."))


def is_blank(value: object) -> bool:
    """Whether a person left it empty: nothing, or only spaces."""
    return value is None or (isinstance(value, str) and not trimmed(value))


def trimmed(value: str) -> str:
    """Without spaces at its ends, the invisible ones included."""
    return value.strip().strip(_EDGES).strip()


def printable(value: str) -> str:
    """`value` as it is, if every character of it can be kept and printed."""
    if _UNPRINTABLE.search(value):
        raise refused(*_CONTROL)
    return value


def long_text(value: object) -> object:
    """Several lines: every end of line becomes a newline; the unprintable is refused."""
    if not isinstance(value, str):
        return value
    text = printable(trimmed(value.replace("\r\n", "\n").replace("\r", "\n")))
    if not text:
        raise refused(*REQUIRED)
    return unicodedata.normalize("NFC", text)


def one_line(value: object) -> object:
    """One line of text."""
    text = long_text(value)
    if isinstance(text, str) and _LINE_END.search(text):
        raise refused(*_ONE_LINE)
    return text


Line = Annotated[str, BeforeValidator(one_line), Draws("line")]
"""One line; give it ``max_length``."""

LongText = Annotated[str, BeforeValidator(long_text), Draws("long")]
"""Several lines; give it ``max_length``."""
