"""Rows that are read past the ORM are what SQLAlchemy's own session would have read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from time import sleep

from sqlalchemy import text
from sqlmodel import select

from models.case import Case, lock
from models.database import read, write
from models.offer import Offer
from models.rows import all_of
from tasks import record as records
from tests.models.bare_rows import (
    A_CASE,
    TASKS,
    THE_SAME_AFRESH,
    a_case,
    a_step,
    a_task,
    case_now,
)


def test_whoever_waited_for_a_lock_sees_what_was_done_under_it(office: int) -> None:
    """The case's record is read after its lock is there, though all is asked for at once."""
    case_id, waiting = a_case(office), Event()
    code = case_now(case_id).code

    def waits() -> list[str]:
        with write() as session:
            waiting.set()
            return list(records.held(session, code)[1])

    with ThreadPoolExecutor(1) as pool:
        with write() as session:
            lock(session, case_id)
            seen = pool.submit(waits)
            session.add(a_step(case_id, "done meanwhile"))
            session.flush()
            waiting.wait(0.5)
            sleep(0.2)
        assert seen.result(30) == ["done meanwhile"]


def test_what_was_set_on_a_row_that_a_savepoint_made_unknown_stays(office: int) -> None:
    case_id = a_case(office)
    with write() as session:
        case = session.get_one(Case, case_id)
        with suppress(ZeroDivisionError), session.begin_nested():
            case.subject = "หายไป"
            session.flush()
            raise ZeroDivisionError
        case.urgency = "most"
        assert A_CASE.first(session, {"case_id": case_id}) is case
        assert (case.urgency, case.subject) == ("most", "เรื่อง")
    assert case_now(case_id).urgency == "most"


def test_a_row_is_one_object_however_it_is_read(office: int) -> None:
    case_id = a_case(office)
    with read() as session:
        ours = A_CASE.first(session, {"case_id": case_id})
        assert ours is session.get(Case, case_id)
        assert ours is session.exec(select(Case).where(Case.id == case_id)).one()
        assert ours is A_CASE.all(session, {"case_id": case_id})[0][0]
        assert ours.session is session
        assert A_CASE.first(session, {"case_id": -1}) is None


def test_what_is_in_hand_stays_unless_it_is_asked_for_afresh(office: int) -> None:
    case_id = a_case(office)
    with write() as session:
        case = A_CASE.first(session, {"case_id": case_id})
        session.execute(text("UPDATE cases SET urgency = 'most' WHERE id = :id"), {"id": case_id})
        case.subject = "ยังไม่ได้บันทึก"
        assert A_CASE.first(session, {"case_id": case_id}).urgency == "normal"
        assert case.subject == "ยังไม่ได้บันทึก"
        assert THE_SAME_AFRESH.first(session, {"case_id": case_id}).urgency == "most"
        assert case.subject == "เรื่อง"


def test_a_row_left_out_by_an_outer_join_is_none(office: int) -> None:
    case_id = a_case(office)
    with write() as session:
        offered, alone = a_task(case_id, office, "offered"), a_task(case_id, office, "alone")
        session.add_all([offered, alone])
        session.flush()
        session.add_all([Offer(human_task_id=offered.id, role=role) for role in ("a", "b")])
    with read() as session:
        cases, found = all_of(session, {"case_id": case_id}, A_CASE, TASKS)
        named = [(task.key, offer and offer.role) for task, offer in found]
    assert cases[0][0].id == case_id
    assert named == [("offered", "a"), ("offered", "b"), ("alone", None)]
