"""Signing gives the next number and enters it, in one transaction, however many sign at once."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest
from sqlmodel import col, select

from models.database import read, write
from models.office import office_named
from models.register import calendar_year
from models.register_entry import RegisterEntry
from models.register_name import RegisterName
from tests import cast
from tests.signing import papers, signed, to_sign
from tests.workflows.at_once import at_once
from workflows.completing import Completion, complete

pytestmark = pytest.mark.usefixtures("office")
SIGNATURES = 200


def signs_at(task_id: int, *, fails: bool = False) -> None:
    with write() as session:
        given = Completion(outcome="approve")
        complete(session, task_id, by=cast.person(session, "prc_head"), given=given)
        if fails:
            raise PowerCut


class PowerCut(Exception):
    """The transaction came to nothing at its very end."""


def entered() -> list[RegisterEntry]:
    with read() as session:
        return list(session.exec(select(RegisterEntry).order_by(col(RegisterEntry.count))))


def with_a_letter_code() -> None:
    with write() as session:
        office_named(session, "songkhla").letter_code = "สข 0031"


def sign_tasks(count: int) -> list[tuple[str, int]]:
    return [(code, cast.task_of(code, "sign").id) for code in to_sign(count)]


def test_two_hundred_who_sign_at_once_leave_no_gap_and_no_double() -> None:
    tasks = sign_tasks(SIGNATURES)
    refused = at_once(*(partial(signs_at, task_id) for _code, task_id in tasks))
    assert refused == [None] * SIGNATURES
    entries = entered()
    assert [entry.count for entry in entries] == list(range(1, SIGNATURES + 1))
    assert {entry.human_task_id for entry in entries} == {task_id for _code, task_id in tasks}
    for code, task_id in tasks[:10]:
        (entry,) = (each for each in entries if each.human_task_id == task_id)
        assert cast.record_of(code)["sign"].result["number"] == entry.number


def test_a_number_whose_signature_failed_is_given_to_the_next() -> None:
    (_one, failing), (_other, lasting) = sign_tasks(2)
    with cast.nothing_changes(), pytest.raises(PowerCut):
        signs_at(failing, fails=True)
    signs_at(lasting)
    assert [(entry.count, entry.human_task_id) for entry in entered()] == [(1, lasting)]


def test_letters_begin_anew_on_the_first_of_january_and_cases_do_not() -> None:
    """Scenario 10 of the handbook: two axes of years."""
    codes = []
    for day in ("2026-12-31T16:00+07:00", "2027-01-01T00:00+07:00", "2027-10-01T00:00+07:00"):
        with cast.clock_at(datetime.fromisoformat(day)):
            codes += to_sign(1)
            signs_at(cast.task_of(codes[-1], "sign").id)
    assert [entry.number for entry in entered()] == ["1/2569", "1/2570", "2/2570"]
    assert [code.split("-", 1)[1] for code in codes] == ["2570-0001", "2570-0002", "2571-0001"]
    assert calendar_year(datetime.fromisoformat("2026-12-31T23:59+07:00")) == 2569


@pytest.mark.parametrize(
    ("register", "number"),
    [
        (RegisterName.ORDERS, "{}/2569"),
        (RegisterName.ANNOUNCEMENTS, "{}/2569"),
        (RegisterName.CERTIFICATES, "{}/2569"),
        (RegisterName.CIRCULARS, "สข 0031/ว {}"),
    ],
)
def test_each_kind_of_paper_has_a_book_of_its_own(register: RegisterName, number: str) -> None:
    """``ที่ ๑/๒๕๖๙``, ``สข ๐๐๓๑/ว ๑``: counted apart from the letters (handbook 2.1, 2.3)."""
    with_a_letter_code()
    signed(2)
    with cast.clock_at(cast.TUESDAY):
        for _each in range(2):
            cast.completes("prc_head", cast.opened(papers(register)), "sign", outcome="approve")
    assert {(entry.register_name, entry.number) for entry in entered()} == {
        ("outgoing", "สข 0031/1"),
        ("outgoing", "สข 0031/2"),
        (register, number.format(1)),
        (register, number.format(2)),
    }


def test_a_circular_of_an_office_without_a_code_bears_the_year() -> None:
    with cast.clock_at(cast.TUESDAY):
        code = cast.opened(papers(RegisterName.CIRCULARS))
        cast.completes("prc_head", code, "sign", outcome="approve")
    assert [entry.number for entry in entered()] == ["ว 1/2569"]
