"""Thai digits and arabic digits, both ways."""

from __future__ import annotations

from models.numerals import ARABIC, THAI, arabic_digits

__all__ = ["ARABIC", "THAI", "arabic_digits", "thai_digits"]

_TO_THAI = str.maketrans(ARABIC, THAI)


def thai_digits(value: object) -> str:
    """`value` in words with its digits as a Thai paper prints them: ``2569`` → ``๒๕๖๙``."""
    return str(value).translate(_TO_THAI)
