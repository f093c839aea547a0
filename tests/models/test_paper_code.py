"""However a code is typed off a paper, it is the same code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.numerals import thai_digits
from models.errors import NotFound
from models.paper_code import ALPHABET, GROUPS, IN_A_GROUP, grouped, signs_of

LENGTH = GROUPS * IN_A_GROUP
CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


@given(CODES, st.sampled_from(["-", " ", " - ", "–", ""]), st.booleans())
def test_dashes_blanks_and_small_letters_make_no_difference(
    signs: str,
    between: str,
    small: bool,  # noqa: FBT001
) -> None:
    typed = grouped(signs).replace("-", between)
    assert signs_of(typed.lower() if small else typed) == signs


@given(CODES)
def test_a_letter_that_looks_like_a_digit_is_read_as_one(signs: str) -> None:
    looks = signs.replace("0", "O").replace("1", "l")
    assert signs_of(looks) == signs


@given(CODES)
def test_thai_digits_are_read_as_digits(signs: str) -> None:
    assert signs_of(thai_digits(grouped(signs))) == signs


@given(st.text(max_size=80))
def test_anything_else_is_no_code_and_nothing_breaks(typed: str) -> None:
    try:
        signs = signs_of(typed)
    except NotFound:
        return
    assert len(signs) == LENGTH
    assert set(signs) <= set(ALPHABET)
