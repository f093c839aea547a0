"""Thai digits read as arabic ones, wherever people type a number."""

from __future__ import annotations

THAI = "๐๑๒๓๔๕๖๗๘๙"
ARABIC = "0123456789"

_TO_ARABIC = str.maketrans(THAI, ARABIC)


def arabic_digits(text: str) -> str:
    """`text` with its Thai digits as arabic ones: ``๒๕๖๙`` → ``2569``."""
    return text.translate(_TO_ARABIC)
