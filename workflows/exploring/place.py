"""The place of a step: its key without rounds of a loop and numbers of branches."""

from __future__ import annotations

import re

_ROUND = re.compile(r"~\d+")
_NUMBER = re.compile(r"[/-]\d+(?=/|$)")


def place_of(key: str) -> str:
    """``message/fact/2/verify~3`` is done at ``message/fact/verify``."""
    return _NUMBER.sub("", _ROUND.sub("", key))
