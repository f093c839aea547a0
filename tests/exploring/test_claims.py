from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from models.absence import Absence
from models.clock import BANGKOK
from models.demo_office import demo_office
from models.person import Person
from models.post import Post
from tests.exploring.faulty import breaking, deserted, endless, late, sound, unreachable
from workflows.claims.claims import faults_in
from workflows.claims.somebody_is_there import somebody_is_there
from workflows.exploring.explorer import explored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from workflows.claims.fault import Fault
    from workflows.mission import Mission


@pytest.fixture(scope="module")
def office() -> Iterator[tuple[Session, int]]:
    with demo_office() as furnished:
        yield furnished


def faults(mission: Mission, office: tuple[Session, int]) -> list[Fault]:
    return faults_in(explored(mission), *office)


def test_a_sound_mission_has_no_fault(office: tuple[Session, int]) -> None:
    found = explored(sound)
    assert faults_in(found, *office) == []
    assert found.outcomes == ["cancelled", "read", "rejected", "unread", "withdrawn"]


def test_a_path_that_never_ends_is_named(office: tuple[Session, int]) -> None:
    (fault,) = faults(endless, office)
    assert (fault.claim, fault.mission) == ("never-ends", "END")
    assert fault.path == "opened → decide: reject"
    assert "again" in fault.text.en
    assert "ไม่มีวันสิ้นสุด" in fault.text.th


def test_a_mission_that_breaks_is_named_with_its_error(office: tuple[Session, int]) -> None:
    (fault,) = faults(breaking, office)
    assert (fault.claim, fault.path) == ("breaks", "opened → decide: return")
    assert "ZeroDivisionError" in fault.text.en


def test_a_step_that_no_path_comes_to_is_named_with_its_line(office: tuple[Session, int]) -> None:
    (fault,) = faults(unreachable, office)
    assert fault.claim == "unreachable"
    assert "acknowledge('regret')" in fault.text.en
    assert fault.path.startswith("faulty.py:")


def test_limits_that_do_not_add_up_are_named_with_a_day(office: tuple[Session, int]) -> None:
    (fault,) = faults(late, office)
    assert (fault.claim, fault.path) == ("too-late", "opened → prepare: done")
    assert fault.day is not None
    assert fault.day.isoformat() in fault.text.th


def test_what_four_eyes_bar_goes_up_and_is_no_fault_while_somebody_is_above(
    office: tuple[Session, int],
) -> None:
    assert faults(deserted, office) == []


def test_a_step_that_nobody_may_do_on_a_day_is_named_with_that_day() -> None:
    """The director's work falls to the deputy (handbook 1.5), unless the deputy is away."""
    with demo_office() as (session, office_id):
        posts = session.exec(select(Post)).all()
        leaders = {post.key for post in posts if {"director", "deputy_director"} & {*post.roles}}
        people = session.exec(select(Person).where(Person.handle != "director-1")).all()
        for person in people:
            if person.handle in leaders:
                session.add(away(office_id, person.id))
        session.flush()
        (fault,) = somebody_is_there(explored(deserted), session, office_id)
    assert (fault.claim, str(fault.day)) == ("nobody-there", "2027-03-01")
    assert fault.path == "opened → write: done"
    assert "approve" in fault.text.en


def away(office_id: int, person_id: int) -> Absence:
    first, last = (datetime(2027, 3, day, tzinfo=BANGKOK) for day in (1, 6))
    return Absence(
        office_id=office_id,
        person_id=person_id,
        kind="leave",
        since=first,
        until=last,
        recorded_at=first,
        recorded_by_id=person_id,
    )
