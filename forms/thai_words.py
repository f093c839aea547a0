"""Where a Thai line may break: between words, which Thai writes without spaces.

Typesetters guess the words; a page that breaks พฤศจิกาย|น is not one an official signs. Here the
cheapest way through a line is taken, each word costing what it is rare (``thai_words.txt``).
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache, lru_cache
from pathlib import Path

BREAK = "\u200b"
"""Zero width space: a line may break here."""

_LETTERS = r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]"
# An abbreviation (กทม., พ.ศ.) is no word to look for.
_THAI = re.compile(rf"(?<!{_LETTERS}){_LETTERS}{{1,4}}\.|{_LETTERS}+")
# A leading vowel, a letter, and all that is written above, below or close behind it: never parted.
_CLUSTER = re.compile(
    r"[\u0e40-\u0e44]?[\u0e01-\u0e2e]?[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*", re.DOTALL
)
_BEFORE_NAMES = frozenset({"จังหวัด", "อำเภอ", "ตำบล", "ถนน", "เดือน", "นางสาว"})
"""Nobody ends a line with จังหวัด and begins the next with สงขลา."""

_UNKNOWN_CLUSTER = 44
_LONGEST = 30
"""Clusters in a word; one in the list has at most that many."""


def with_breaks(text: str) -> str:
    """`text` with a `BREAK` between any two Thai words that touch."""
    return _THAI.sub(lambda run: _broken(run.group()), text)


def words(run: str) -> list[str]:
    """The words of an unbroken run of Thai letters; unknown clusters in a row stay together.

    No letter stands alone: what is left of a name (กู|ล) goes with the piece before it.
    """
    best: dict[int, tuple[float, int, bool]] = {0: (0, 0, True)}
    starts: deque[int] = deque(maxlen=_LONGEST)
    for start, end in _clusters(run):
        starts.append(start)
        known = (
            (best[at][0] + cost, at, True)
            for at in starts
            if (cost := _costs().get(run[at:end])) is not None
        )
        best[end] = min([*known, (best[start][0] + _UNKNOWN_CLUSTER, start, False)])
    return _with_company(_walk_back(run, best))


@lru_cache(maxsize=2048)
def _broken(run: str) -> str:
    return run if run.endswith(".") else BREAK.join(_with_names(words(run)))


def _with_names(pieces: list[str]) -> list[str]:
    """The same words, none of `_BEFORE_NAMES` parted from what it stands before."""
    joined: list[str] = []
    stands_before = False
    for piece in pieces:
        if stands_before:
            joined[-1] += piece
        else:
            joined.append(piece)
        stands_before = piece in _BEFORE_NAMES
    return joined


def _clusters(run: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CLUSTER.finditer(run) if match.group()]


def _walk_back(run: str, best: dict[int, tuple[float, int, bool]]) -> list[str]:
    found: list[str] = []
    end, was_known = len(run), True
    while end:
        _cost, start, known = best[end]
        if found and not known and not was_known:
            found[0] = run[start:end] + found[0]
        else:
            found.insert(0, run[start:end])
        end, was_known = start, known
    return found


def _with_company(pieces: list[str]) -> list[str]:
    """The same pieces, every single letter joined to the one before it, the first to the next."""
    joined: list[str] = []
    for piece in pieces:
        if joined and 1 in (len(piece), len(joined[-1])):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


@cache
def _costs() -> dict[str, int]:
    lines = Path(__file__).with_name("thai_words.txt").read_text(encoding="utf-8").splitlines()
    ranks = (line.split() for line in lines if not line.startswith("#"))
    return {word: int(cost) for cost, *ranked in ranks for word in ranked}
