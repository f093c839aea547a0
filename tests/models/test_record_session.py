"""What is written past the unit of work stands as SQLAlchemy's own would have left it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, inspect, text
from sqlalchemy.exc import IntegrityError, InvalidRequestError
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import registry
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select
from sqlmodel.main import FieldInfo

from models.case import Case, lock
from models.database import engine, read, write
from models.offer import Candidate
from models.record_session import _Table
from models.register import Register, next_number
from models.rows import Rows
from models.step import Step
from tasks.offering import offer
from tests.models.bare_rows import (
    A_CASE,
    TASKS,
    a_case,
    a_step,
    a_task,
    case_now,
)
from tests.models.beneath import changed_beneath

thai = st.text("กขคงจ ฉชซไใเแโั้๊็์฿๐๑abc'\"%:\\?", max_size=30)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | thai,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(thai, inner, max_size=3),
    max_leaves=8,
)
moments = st.datetimes(datetime(1999, 1, 1), datetime(2100, 1, 1)).flatmap(  # noqa: DTZ001 - given one below
    lambda naive: st.integers(-12, 14).map(
        lambda hours: naive.replace(tzinfo=UTC) + timedelta(hours=hours)
    )
)
steps = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["run", "ask", "wait_until"]),
        "what": thai,
        "state": st.sampled_from(["open", "ready", "done"]),
        "result": json_values,
        "opened_at": moments,
        "done_at": st.none() | moments,
        "attempt": st.integers(0, 9),
    }
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(written=st.lists(steps, min_size=1, max_size=4), changed=st.lists(steps, max_size=4))
def test_what_is_written_and_changed_is_what_sqlalchemy_reads(
    office: int, written: list[dict[str, Any]], changed: list[dict[str, Any]]
) -> None:
    """Every column, whatever stands in it, on both databases; and as we read it ourselves."""
    case_id = a_case(office)
    with write() as session:
        rows = [Step(case_id=case_id, key=str(n), **each) for n, each in enumerate(written)]
        session.add_all(rows)
        session.flush()
        for row, change in zip(rows, changed, strict=False):
            for name, value in change.items():
                setattr(row, name, value)
    wanted = [{**was, **now} for was, now in zip_longest(written, changed)]
    with OrmSession(engine()) as ours:
        found = list(ours.scalars(select(Step).where(Step.case_id == case_id).order_by("id")))
        assert [each.id for each in found] == [row.id for row in rows]
        assert [columns(each) for each in found] == wanted
    with read() as session:
        steps_of = Rows[tuple[Step]](select(Step).where(Step.case_id == case_id).order_by("id"))
        assert [columns(each) for each in steps_of.each(session, {})] == wanted


def zip_longest(
    written: list[dict[str, Any]], changed: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(each, changed[n] if n < len(changed) else {}) for n, each in enumerate(written)]


def columns(step: Step) -> dict[str, Any]:
    names = ("kind", "what", "state", "result", "opened_at", "done_at", "attempt")
    return {name: getattr(step, name) for name in names}


def test_only_what_was_changed_is_written(office: int) -> None:
    case_id = a_case(office)
    with changed_beneath(case_id) as case:
        case.subject = "อีกเรื่อง"
    assert (case_now(case_id).urgency, case_now(case_id).subject) == ("most", "อีกเรื่อง")


def test_setting_what_stood_there_already_writes_nothing(office: int) -> None:
    case_id = a_case(office)
    with changed_beneath(case_id) as case:
        case.urgency = "normal"
    assert case_now(case_id).urgency == "most"


def test_a_row_with_its_number_given_and_one_with_a_key_of_several_columns(office: int) -> None:
    case_id = a_case(office)
    with write() as session:
        session.add(Register(office_id=office, name="orders", year=2569, last=7))
        session.add(a_step(case_id, "k", id=4_000))
        session.flush()
        assert session.get_one(Register, (office, "orders", 2569)).last == 7
        session.get_one(Register, (office, "orders", 2569)).last = 8
    with OrmSession(engine()) as ours:
        assert ours.get_one(Register, (office, "orders", 2569)).last == 8
        assert ours.get_one(Step, 4_000).key == "k"


def test_a_row_that_is_gone_cannot_be_changed(office: int) -> None:
    case_id = a_case(office)
    with pytest.raises(StaleDataError), write() as session:  # noqa: PT012 - raised at the end
        case = session.get_one(Case, case_id)
        session.execute(text("DELETE FROM cases WHERE id = :id"), {"id": case_id})
        case.subject = "ไม่มีแล้ว"
    assert case_now(case_id).subject == "เรื่อง"


def test_what_the_database_refuses_is_sqlalchemys_error_and_ends_the_transaction(
    office: int,
) -> None:
    """Whoever goes on after it is told so; nothing of the transaction stays."""
    case_id = a_case(office)
    with pytest.raises(InvalidRequestError, match="rolled back"), write() as session:  # noqa: PT012
        session.add_all([a_step(case_id, key) for key in ("before", "twice", "twice", "after")])
        with pytest.raises(IntegrityError):
            session.flush()
        session.get(Case, case_id)
    with read() as session:
        assert list(session.exec(select(Step).where(Step.case_id == case_id))) == []


def test_nothing_is_executed_after_a_failed_flush(office: int) -> None:
    """Neither what goes past SQLAlchemy: a number taken there would be given, and kept."""
    case_id = a_case(office)
    with pytest.raises(InvalidRequestError, match="rolled back"), write() as session:  # noqa: PT012
        session.add_all([a_step(case_id, "twice"), a_step(case_id, "twice")])
        with pytest.raises(IntegrityError):
            session.flush()
        with pytest.raises(InvalidRequestError, match="rolled back"):
            A_CASE.first(session, {"case_id": case_id})
        next_number(session, office, "orders", 2569)
    with write() as session:
        assert next_number(session, office, "orders", 2569) == 1


def test_nothing_is_executed_after_a_flush_that_failed_in_a_savepoint(office: int) -> None:
    case_id = a_case(office)
    with write() as session:
        with pytest.raises(InvalidRequestError, match="rolled back"), session.begin_nested():  # noqa: PT012
            session.add_all([a_step(case_id, "twice"), a_step(case_id, "twice")])
            with pytest.raises(IntegrityError):
                session.flush()
            next_number(session, office, "orders", 2569)
        assert next_number(session, office, "orders", 2569) == 1
        session.add(a_step(case_id, "kept"))
    with read() as session:
        assert session.exec(select(Step.key).where(Step.case_id == case_id)).all() == ["kept"]


@pytest.mark.parametrize("nested", [False, True])
def test_an_offer_that_comes_to_nothing_hides_no_error(office: int, nested: bool) -> None:  # noqa: FBT001
    """What was to follow a task goes with it; the error that took both is the one that is told."""
    case_id = a_case(office)
    with write() as session:
        session.add(a_task(case_id, office, "there"))
    for failing, error in ((_raises, ZeroDivisionError), (_writes_twice, IntegrityError)):
        with pytest.raises(error), write() as session:  # noqa: PT012
            with session.begin_nested() if nested else nullcontext():
                offer(session, a_task(case_id, office, "lost"), [Candidate(role="director")])
                failing(session, case_id, office)
    with write() as session:
        kept = a_task(case_id, office, "kept")
        with suppress(ZeroDivisionError), session.begin_nested():
            offer(session, a_task(case_id, office, "lost"), [Candidate(role="director")])
            raise ZeroDivisionError
        offer(session, kept, [Candidate(role="prc_head"), Candidate(person_id=None, role="x")])
        session.flush()
        assert [each.role for each in kept.offers()] == ["prc_head", "x"]
    with read() as session:
        found = TASKS.all(session, {"case_id": case_id})
    assert [task.key for task, _offer in found] == ["there", "kept", "kept"]


def _raises(_session: Session, _case_id: int, _office: int) -> None:
    raise ZeroDivisionError


def _writes_twice(session: Session, case_id: int, office: int) -> None:
    session.add(a_task(case_id, office, "there"))
    session.flush()


def test_who_only_reads_can_neither_write_nor_lock(office: int) -> None:
    case_id = a_case(office)
    with pytest.raises(RuntimeError, match="write"), read() as session:
        session.get_one(Case, case_id).subject = "แก้ไข"
    with pytest.raises(RuntimeError, match="write"), read() as session:
        offer(session, a_task(case_id, office, "t"), [])
    with pytest.raises(RuntimeError, match="write"), read() as session:
        lock(session, case_id)
    with pytest.raises(RuntimeError, match="write"), read() as session:
        session.begin_nested()
    assert case_now(case_id).subject == "เรื่อง"
    with read() as session:
        assert TASKS.all(session, {"case_id": case_id}) == []


def test_tables_that_are_imported_later_are_written_too() -> None:
    """The web prepares its database before it knows every table."""
    done = subprocess.run(
        [sys.executable, "-c", LATE], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


LATE = """
from models import migrate
migrate.upgrade()
from models.database import write
from models.office import Office
names = dict.fromkeys(("name_th", "name_en", "province_th", "province_en"), "x")
with write() as session:
    session.add(office := Office(key="x", **names))
import api.app
from models import clock
from models.case import Case, lock
with write() as session:
    session.add(Case(office_id=office.id, code="X-1", mission="x", subject="x", request={},
                     opened_at=clock.now()))
"""


@pytest.mark.parametrize(
    "asked",
    [{"default": 5}, {"default": lambda: 5}, {"server_default": "5"}, {"onupdate": 5}],
    ids=lambda asked: next(iter(asked)),
)
def test_a_class_of_which_more_is_asked_is_refused(asked: dict[str, Any]) -> None:
    """Rather than written without it."""

    class Odd:
        model_fields: ClassVar = {"id": FieldInfo(default=None), "n": FieldInfo(default=None)}

    columns = Column("id", Integer, primary_key=True), Column("n", Integer, **asked)
    registry().map_imperatively(Odd, Table("odd", MetaData(), *columns))
    with pytest.raises(TypeError, match="Odd asks for"):
        _Table(inspect(Odd))


def test_a_savepoint_takes_back_what_was_written_in_it(office: int) -> None:
    """What was added in it is new again; what was changed reads as it stands in the database."""
    case_id = a_case(office)
    with write() as session:
        case = session.get_one(Case, case_id)
        lost = a_step(case_id, "lost")
        with pytest.raises(ZeroDivisionError), session.begin_nested():  # noqa: PT012
            case.subject = "เปลี่ยน"
            session.add(lost)
            session.flush()
            raise ZeroDivisionError
        assert lost not in session
        assert A_CASE.first(session, {"case_id": case_id}) is case
        assert case.subject == "เรื่อง"
        session.add(a_step(case_id, "kept"))
        case.urgency = "most"
    with read() as session:
        kept = session.exec(select(Step.key).where(Step.case_id == case_id)).all()
    assert (kept, case_now(case_id).urgency) == (["kept"], "most")


def test_a_new_row_takes_only_what_its_table_has(office: int) -> None:
    with pytest.raises(TypeError, match="colour"):
        Case(office_id=office, code="X-1", colour="blue")  # type: ignore[call-arg]
    first, second = a_task(1, office, "a"), a_task(1, office, "b")
    assert (first.state, first.version, first.detail, first.outcome) == ("ready", 1, {}, None)
    assert first.detail is not second.detail
