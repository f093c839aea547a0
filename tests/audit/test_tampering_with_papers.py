"""Whoever makes a forged paper look genuine, or a request say something else, is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from models.pin import CASE, DOCUMENT, SEAL
from tests.audit.behind import changed, removed, rows, with_another_value
from tests.audit.looked import found, looked_at, named
from tests.sealed import sealed_letter, set_for

if TYPE_CHECKING:
    from tests.sealed import SealedLetter

few = hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
COLUMNS = {
    "paper_seal": (*SEAL, "superseded_by_id"),
    "document": (*DOCUMENT, "created_by_id"),
    "cases": (*CASE, "secrecy", "urgency"),
}
places = st.integers(0, 200)


@pytest.fixture
def letters(office: int) -> list[SealedLetter]:
    """Two letters, one of them set again; all as it was told."""
    first, second = sealed_letter(), sealed_letter()
    made = [first, second, set_for(first.case, "send~2")]
    looked_at()
    return made


@few
@given(
    which=places,
    place=places,
    where=st.sampled_from([(table, name) for table, names in COLUMNS.items() for name in names]),
)
def test_any_byte_of_a_seal_a_document_or_a_request(
    letters: list[SealedLetter], which: int, place: int, where: tuple[str, str]
) -> None:
    table, column = where
    every = rows(table)
    row = every[which % len(every)]
    with changed(table, row, column, with_another_value(table, row, column, place)):
        assert (table, str(row["id"])) in named(found())
    assert found() == []


def test_every_column_that_whoever_checks_a_paper_trusts(letters: list[SealedLetter]) -> None:
    """Not only some of them, as chance would have it."""
    row = rows("paper_seal")[0]
    for column in COLUMNS["paper_seal"]:
        with changed("paper_seal", row, column, with_another_value("paper_seal", row, column, 3)):
            assert ("paper_seal", str(row["id"])) in named(found()), column


def test_a_seal_that_is_removed(letters: list[SealedLetter]) -> None:
    last = rows("paper_seal")[-1]
    older = next(each for each in rows("paper_seal") if each["superseded_by_id"] == last["id"])
    n = letters[-1].document.n
    with changed("paper_seal", older, "superseded_by_id", None), removed("paper_seal", last):
        assert ("paper_seal", f"n={n}") in named(found())
