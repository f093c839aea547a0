"""A paper that was signed and numbered bears a code; what the code tells is what the paper says."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from models.database import read, write
from models.errors import NotFound
from models.paper_code import ALPHABET, GROUPS, IN_A_GROUP, new_code, signs_of
from models.paper_seal import PaperSeal, SealStatus, sealed_by
from models.register_entry import RegisterEntry
from tests import cast
from tests.forms.paper_samples import SAMPLES
from tests.sealed import SIGNER, SUBJECT, SealedLetter, sealed_letter, set_as, set_for, text_of

if TYPE_CHECKING:
    from models.paper_seal import Sealed

pytestmark = pytest.mark.usefixtures("cast_office")


@pytest.fixture
def cast_office(database: object) -> int:
    return cast.move_in()


def checked(letter: SealedLetter) -> Sealed:
    with read() as session:
        return sealed_by(session, letter.code)


def seals() -> int:
    with read() as session:
        return len(session.exec(select(PaperSeal)).all())


def strike_out(number: str) -> None:
    with write() as session:
        entry = session.exec(select(RegisterEntry).where(RegisterEntry.number == number)).one()
        entry.cancel(by=cast.person(session, "clerk"), reason="พิมพ์ผิดฉบับ")


def test_the_code_tells_what_stands_on_the_letter() -> None:
    letter = sealed_letter()
    found = checked(letter)
    assert found.status == SealStatus.VALID
    assert (found.seal.number, found.seal.subject) == ("1/2569", SUBJECT)
    assert (found.seal.signer_name, found.seal.signer_lines) == (
        SIGNER["name"], [SIGNER["post"], SIGNER["acting"]],
    )  # fmt: skip
    assert found.seal.kind.th == "หนังสือภายนอก"
    assert found.seal.office_name == SAMPLES["outside-letter"]["office"]["name"]
    assert str(found.seal.dated) == SAMPLES["outside-letter"]["doc_date"]
    assert found.seal.is_of(letter.document.sha256)


def test_a_code_holds_at_least_128_random_bits_and_no_two_are_alike() -> None:
    assert len(ALPHABET) ** (GROUPS * IN_A_GROUP) >= 2**128
    assert len({new_code() for _each in range(1_000)}) == 1_000


def test_only_the_digest_of_a_code_is_kept() -> None:
    letter = sealed_letter()
    kept = str(cast.dump())
    assert letter.code not in kept
    assert signs_of(letter.code) not in kept


@pytest.mark.parametrize("typed", [" {} ", "{lower}", "{bare}"])
def test_a_code_may_be_typed_in_many_ways(typed: str) -> None:
    letter = sealed_letter()
    code = letter.code
    given = typed.format(code, lower=code.lower(), bare=code.replace("-", " "))
    with read() as session:
        assert sealed_by(session, given).document.id == letter.document.id


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert signs_of("OIL0-" * 7) == "0110" * 7
    assert signs_of("๐๑๙0-" * 7) == "0190" * 7


@pytest.mark.parametrize("typed", ["", "none", "U" * 28, "A" * 27, "A" * 29, "\x00" * 28])
def test_what_cannot_be_a_code_is_not_found(typed: str) -> None:
    with pytest.raises(NotFound):
        signs_of(typed)


LETTER = SAMPLES["outside-letter"]


@pytest.mark.parametrize(
    "paper",
    [
        {"template": "press-release", "data": SAMPLES["press-release"]},
        {"template": "outside-letter", "data": SAMPLES["outside-letter"] | {"doc_no": None}},
        {
            "template": "outside-letter",
            "data": SAMPLES["outside-letter"] | {"doc_no": "สข 0031/99"},
        },
    ],
    ids=["no number", "not signed yet", "a number that was given to nobody"],
)
def test_a_paper_that_no_signature_numbered_has_no_seal(paper: dict[str, object]) -> None:
    letter = sealed_letter()
    unsealed = set_as(letter.case, "other", paper)
    assert "verify" not in text_of(unsealed.pdf)
    assert seals() == 1


def test_a_number_that_is_struck_out_cancels_the_paper_at_once() -> None:
    letter = sealed_letter()
    strike_out("1/2569")
    assert checked(letter).status == SealStatus.CANCELLED


def test_a_letter_set_again_takes_the_place_of_the_first() -> None:
    first = sealed_letter()
    second = set_for(first.case, "send~2")
    assert first.code != second.code
    assert checked(first).status == SealStatus.SUPERSEDED
    newer = checked(first).newer
    assert newer is not None
    assert newer.document_id == second.document.id
    assert checked(second).status == SealStatus.VALID
    strike_out("1/2569")
    assert checked(first).status == checked(second).status == SealStatus.CANCELLED


def test_a_step_that_is_run_again_keeps_its_paper_and_its_seal() -> None:
    first = sealed_letter()
    again = set_for(first.case)
    assert (again.document.id, again.code, seals()) == (first.document.id, first.code, 1)


def test_of_two_workers_at_once_one_seals() -> None:
    """Each has set a paper with a code of its own; the code of the one that is filed is good."""
    letter = sealed_letter()
    start, found = Barrier(2), list[SealedLetter]()

    def works() -> None:
        start.wait()
        found.append(set_for(letter.case, "twice"))

    threads = [Thread(target=works) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    one, other = found
    assert one.document.id == other.document.id
    assert seals() == 2
    assert checked(one).document.id == one.document.id
