"""Pictures: how wide they are shown, and copies that do not tell where they were taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.file_kind import kind_of
from models.picture import width_of, without_notes
from tests.forms.picture_samples import GPS, jpeg, png

WIDTHS = st.integers(1, 4_000)


@given(WIDTHS)
def test_a_picture_is_as_wide_as_it_says(width: int) -> None:
    assert width_of(png(width)) == width
    assert width_of(jpeg(width, 7)) == width


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_lies_on_its_side_is_measured_as_it_is_shown(orientation: int) -> None:
    """A telephone held upright stores 4000 × 3000 and notes that it has to be turned."""
    taken = jpeg(4_000, 3_000, orientation=orientation)
    shown = 4_000 if orientation < 5 else 3_000
    assert width_of(taken) == shown
    assert width_of(without_notes(taken)) == shown


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4", b"\xff\xd8\xff", png(9)[:14], jpeg(9, 9)[:8]]
)
def test_what_is_no_whole_picture_has_no_width(content: bytes) -> None:
    assert width_of(content) is None


@given(st.binary(max_size=200))
def test_no_bytes_can_break_the_reading(rubbish: bytes) -> None:
    for begun in (b"\xff\xd8" + rubbish, b"\x89PNG\r\n\x1a\n" + rubbish, rubbish):
        width_of(begun)
        without_notes(begun)


def test_a_published_copy_is_the_same_picture_without_its_place() -> None:
    taken = jpeg(1_600, 900, orientation=6, tail=b"appended" + GPS)
    for before in (taken, png(1_600, notes=True) + b"appended" + GPS):
        copy = without_notes(before)
        assert GPS in before
        assert GPS not in copy
        assert kind_of(copy) == kind_of(before)
        assert without_notes(copy) == copy
    assert b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" in without_notes(taken)
    assert b"ICC_PROFILE" in without_notes(taken)


def test_what_is_no_picture_is_left_alone() -> None:
    assert without_notes(b"%PDF-1.4") == b"%PDF-1.4"
