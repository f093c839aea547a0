"""The codes that papers are checked by: nobody guesses one, and a person can type it."""

from __future__ import annotations

import secrets

from models.errors import NotFound
from models.numerals import arabic_digits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as another, or as a digit."""

GROUPS, IN_A_GROUP = 7, 4
"""28 signs of 5 bits: 140 random bits."""

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "–": None, " ": None})


def new_code() -> str:
    """A code for one paper, as it is printed: ``7KQ2-…`` in seven groups."""
    return grouped("".join(secrets.choice(ALPHABET) for _each in range(GROUPS * IN_A_GROUP)))


def grouped(signs: str) -> str:
    """The signs of a code in the groups in which they are printed."""
    return "-".join(signs[at : at + IN_A_GROUP] for at in range(0, len(signs), IN_A_GROUP))


def signs_of(typed: str) -> str:
    """The signs of a code however it was typed; `NotFound` for what cannot be a code."""
    signs = arabic_digits(typed.strip().upper()).translate(_READ_AS)
    if len(signs) != GROUPS * IN_A_GROUP or not set(ALPHABET).issuperset(signs):
        raise NotFound
    return signs
