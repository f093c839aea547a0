"""However small an office is and whichever post is empty: work finds somebody, or says who lacks.

Handbook 0.1 (5): a real office has six people, and one of them holds many roles.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from models.database import read, write
from models.office import Office
from models.person import Person
from models.post import Incumbency, Post
from models.role import LEADERS, Role
from models.story import names_in, sentence
from tests import cast
from tests.cast import HELLO, CastLetter, completes, opened, task_of

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

ROLES = (
    Role.DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.PRC_HEAD,
    Role.NEWS_OFFICER,
    Role.REG_CLERK,
)
pytestmark = pytest.mark.usefixtures("office")


@dataclass(frozen=True)
class Seat:
    """A post: its roles, the seat above it, and whether somebody sits there who has an account."""

    roles: frozenset[Role]
    above: int | None
    held: bool
    has_account: bool


@st.composite
def offices(draw: st.DrawFn) -> list[Seat]:
    """One to six seats with roles spread at random; the first is the author's."""
    count = draw(st.integers(1, 6))
    seats = [
        Seat(
            draw(st.frozensets(st.sampled_from(ROLES), max_size=3)),
            draw(st.none() | st.integers(0, count - 1)),
            held=draw(st.booleans()),
            has_account=draw(st.booleans()),
        )
        for _seat in range(count)
    ]
    return [Seat(seats[0].roles, seats[0].above, held=True, has_account=True), *seats[1:]]


def moved_in(seats: list[Seat]) -> list[str]:
    """An office of its own with these seats; the handles of who sits there."""
    name = secrets.token_hex(5)
    with write() as session:
        office = Office(
            key=name,
            case_prefix=f"{name[:8]}-",
            name_th=name,
            name_en=name,
            province_th=name,
            province_en=name,
        )
        session.add(office)
        session.flush()
        posts = [_post(office.id, f"{name}-{n}", seat) for n, seat in enumerate(seats)]
        people = [_person(office.id, f"{name}-{n}", seat) for n, seat in enumerate(seats)]
        session.add_all([*posts, *people])
        session.flush()
        for seat, post, person in zip(seats, posts, people, strict=True):
            post.reports_to_id = None if seat.above is None else posts[seat.above].id
            if seat.held:
                session.add(Incumbency(post_id=post.id, person_id=person.id, since=cast.LONG_AGO))
        return [person.handle for person in people]


def _post(office_id: int, key: str, seat: Seat) -> Post:
    return Post(
        office_id=office_id,
        key=key,
        group_code="X",
        title_th=key,
        title_en=key,
        roles=sorted(seat.roles),
    )


def _person(office_id: int, handle: str, seat: Seat) -> Person:
    return Person(
        office_id=office_id,
        handle=handle,
        name_th=handle,
        name_en=handle,
        has_account=seat.has_account,
    )


def takers(code: str, key: str) -> list[str]:
    """Who may take the task now."""
    with read() as session:
        task = session.merge(task_of(code, key), load=False)
        people = session.exec(select(Person).where(Person.office_id == task.office_id))
        able = [each for each in people if each.active and each.has_account]
        return [each.handle for each in able if task.is_offered_to(each)]


def nobody_is_left(code: str, author: str, role: Role) -> None:
    """The incident names who is missing, and is right: no other leader could have been asked."""
    (incident,) = cast.incidents_of(code)
    assert role.label.th in incident.message
    assert role.label.en in incident.message
    with read() as session:
        office_id = cast.person(session, author).office_id
        people = session.exec(select(Person).where(col(Person.office_id) == office_id)).all()
        able = [each for each in people if each.has_account and each.handle != author]
        assert not [each.handle for each in able if each.roles & (LEADERS | {role})]


def asked_of(code: str, key: str, author: str, role: Role) -> list[str]:
    """Who may take the step; nobody only where an incident rightly says who is missing."""
    if cast.case_of(code).in_trouble:
        event(f"nobody for {key}")
        nobody_is_left(code, author, role)
        return []
    found = takers(code, key)
    assert found
    assert author not in found
    return found


def others_there(author: str, checker: str) -> list[str]:
    """Leaders of the office who had no hand in it: one of them can always be asked."""
    with read() as session:
        office_id = cast.person(session, author).office_id
        people = session.exec(select(Person).where(col(Person.office_id) == office_id)).all()
        able = [each for each in people if each.has_account and each.leads_office]
        return [each.handle for each in able if each.handle not in {author, checker}]


def is_told_alone(code: str) -> bool:
    """Whether the story says that who checked it may decide on it."""
    with read() as session:
        events = cast.events_of(code)
        told = [sentence(each, names_in(session, events)).th for each in events]
        return any("ผู้ตรวจเป็นผู้อนุมัติเอง" in words for words in told)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    seats=offices(),
    checker=st.sampled_from(ROLES),
    passer=st.sampled_from(ROLES),
    which=st.integers(0, 5),
)
def test_whatever_the_office_work_finds_somebody_or_says_who_is_missing(
    seats: list[Seat], checker: Role, passer: Role, which: int
) -> None:
    author = moved_in(seats)[0]

    def procedure(case: CaseRun, _request: Any) -> Outcome:
        letter = case.ask("letter", CastLetter, of=author)
        checked = case.review("check", letter, of=checker).content
        case.approve("decision", checked, of=passer)
        return case.closes("done")

    code = opened(procedure, by=author)
    completes(author, code, "letter", HELLO)
    if not (checkers := asked_of(code, "check", author, checker)):
        return
    by = checkers[which % len(checkers)]
    completes(by, code, "check", outcome="approve")
    if not (passers := asked_of(code, "decision", author, passer)):
        return
    detail = task_of(code, "decision").detail
    alone = detail.get("four_eyes") == "alone"
    assert (passers == [by]) if alone else (by not in passers)
    assert not (alone and "skipped" in detail and others_there(author, by)), "others could decide"
    assert is_told_alone(code) == alone
    completes(passers[0], code, "decision", outcome="approve")
    assert cast.case_of(code).outcome == "done"
