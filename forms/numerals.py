"""Thai digits and arabic digits, both ways."""

from __future__ import annotations

THAI = "๐๑๒๓๔๕๖๗๘๙"
ARABIC = "0123456789"

_TO_THAI = str.maketrans(ARABIC, THAI)
_TO_ARABIC = str.maketrans(THAI, ARABIC)


def thai_digits(value: object) -> str:
    """`value` in words with its digits as a Thai paper prints them: ``2569`` → ``๒๕๖๙``."""
    return str(value).translate(_TO_THAI)


def arabic_digits(text: str) -> str:
    """`text` with its Thai digits as arabic ones: ``๒๕๖๙`` → ``2569``."""
    return text.translate(_TO_ARABIC)
