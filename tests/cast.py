"""The living cast: a small office, its people, and the doors through which tests let them act.

::

    governor (no account)
    └── director
        ├── deputy
        ├── prc_head ── news1, news2, liaison
        ├── clerk
        └── admin
    stranger   the director of another office
"""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, SQLModel, col, select

from forms.field import field
from forms.files import LETTER, Upload
from forms.form import Form
from models import clock
from models.case import Case
from models.case_by_code import lock_by_code
from models.database import read, write
from models.event import Event
from models.held import held
from models.human_task import HumanTask
from models.incident import Incident
from models.office import Office
from models.person import Person, by_handle
from models.post import Incumbency, Post
from models.role import Role
from models.step import Step
from models.wording import _
from workflows import catalogue
from workflows.completing import Completion, complete
from workflows.mission import Mission, mission
from workflows.opening import open_case

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, 09:00 in Bangkok: an ordinary working morning."""

CHART: tuple[tuple[str, Role, str | None], ...] = (
    ("governor", Role.GOVERNOR, None),
    ("director", Role.DIRECTOR, "governor"),
    ("deputy", Role.DEPUTY_DIRECTOR, "director"),
    ("prc_head", Role.PRC_HEAD, "director"),
    ("news1", Role.NEWS_OFFICER, "prc_head"),
    ("news2", Role.NEWS_OFFICER, "prc_head"),
    ("liaison", Role.MEDIA_LIAISON, "prc_head"),
    ("clerk", Role.REG_CLERK, "director"),
    ("admin", Role.SYS_ADMIN, "director"),
)
STAFF = tuple(handle for handle, _role, _above in CHART if handle != "governor")


class CastRequest(Form):
    """What every test mission opens with."""

    title = _("คำขอทดสอบ", "Test request")
    subject: str = field("เรื่อง", "Subject", min_length=2, max_length=100)


class CastLetter(Form):
    """What the cast writes."""

    title = _("จดหมายทดสอบ", "Test letter")
    words: str = field("ข้อความ", "Words", min_length=1, max_length=40)
    copies: int = field("สำเนา", "Copies", default=1, ge=1, le=9)


class CastPaper(Form):
    """What brings a file."""

    title = _("เอกสารทดสอบ", "Test paper")
    paper: Upload = field("ไฟล์", "File", accepts=LETTER)


class CastAnswer(Form):
    """What comes from outside."""

    title = _("คำตอบทดสอบ", "Test answer")
    yes: bool = field("ตกลง", "Yes")


HELLO = {"words": "สวัสดี"}
NO = {"comment": "ยังไม่พร้อม", "words_for_requester": "ขออภัย"}


def move_in() -> int:
    """Two offices with everybody in them; returns the id of ours."""
    with write() as session:
        ours, theirs = _office("songkhla"), _office("pattani")
        session.add_all([ours, theirs])
        session.flush()
        posts: dict[str, Post] = {}
        for handle, role, above in CHART:
            posts[handle] = _appoint(session, ours, handle, role, posts[above] if above else None)
        _appoint(session, theirs, "stranger", Role.DIRECTOR, None)
        session.exec(select(Person).where(Person.handle == "governor")).one().has_account = False
        return ours.id


def _office(key: str) -> Office:
    prefix = "" if key == "songkhla" else f"{key[:3].upper()}-"
    return Office(
        key=key,
        name_th=key,
        name_en=key,
        province_th=key,
        province_en=key,
        case_prefix=prefix,
    )


def _appoint(session: Session, office: Office, handle: str, role: Role, above: Post | None) -> Post:
    post = Post(
        office_id=office.id,
        key=handle,
        group_code="X",
        title_th=handle,
        title_en=handle,
        roles=[role],
        reports_to_id=above.id if above else None,
    )
    person = Person(office_id=office.id, handle=handle, name_th=handle, name_en=handle)
    session.add_all([post, person])
    session.flush()
    session.add(Incumbency(post_id=post.id, person_id=person.id, since=LONG_AGO))
    return post


def person(session: Session, handle: str) -> Person:
    """One of the cast, in that transaction."""
    found = by_handle(session, handle)
    assert found is not None, handle
    return found


# -- missions of the tests ----------------------------------------------------------------------


def plays(procedure: Callable[..., Any], key: str = "test", **more: Any) -> Mission:
    """Make `procedure` the mission of that key; again, and today's code has changed."""
    made = mission(
        key, code=key.upper()[:8], opens_with=CastRequest, title=_("ทดสอบ", "Test"), **more
    )(procedure)
    catalogue.register_for_tests(made)
    return made


def opened(procedure: Callable[..., Any] | None = None, by: str = "news1", **more: Any) -> str:
    """Open a case of the test mission (of `procedure`); returns its code."""
    key = more.pop("key", "test")
    if procedure is not None:
        plays(procedure, key, **more)
    with write() as session:
        return open_case(session, key, {"subject": "ทดสอบ"}, by=person(session, by)).code


# -- doors ----------------------------------------------------------------------------------------


def case_of(code: str) -> Case:
    """The case as it stands now."""
    with read() as session:
        return session.exec(select(Case).where(Case.code == code)).one()


def steps_of(code: str) -> dict[str, str]:
    """Key → state of everything in the record."""
    return {key: step.state for key, step in record_of(code).items()}


def record_of(code: str) -> dict[str, Step]:
    """The record, read only."""
    with read() as session:
        found = session.exec(
            select(Step).join(Case, col(Case.id) == col(Step.case_id)).where(Case.code == code)
        )
        return {step.key: step for step in found}


def task_of(code: str, key: str) -> HumanTask:
    """The human task at that key."""
    with read() as session:
        return session.exec(
            select(HumanTask)
            .join(Case, col(Case.id) == col(HumanTask.case_id))
            .where(Case.code == code, HumanTask.key == key)
        ).one()


def events_of(code: str) -> list[Event]:
    """The story so far."""
    with read() as session:
        return list(
            session.exec(
                select(Event)
                .join(Case, col(Case.id) == col(Event.case_id))
                .where(Case.code == code)
                .order_by(col(Event.id))
            )
        )


def kinds_of(code: str) -> list[str]:
    """The kinds of the events so far."""
    return [event.kind for event in events_of(code)]


def incidents_of(code: str, *, standing: bool = True) -> list[Incident]:
    """What broke on the case."""
    with read() as session:
        found = session.exec(
            select(Incident)
            .join(Case, col(Case.id) == col(Incident.case_id))
            .where(Case.code == code)
        ).all()
        return [each for each in found if each.resolved_at is None or not standing]


def completes(
    handle: str, code: str, key: str, answer: dict[str, Any] | None = None, **given: Any
) -> HumanTask:
    """Somebody finishes the task at `key`."""
    task_id = task_of(code, key).id or 0
    with write() as session:
        return complete(
            session, task_id, by=person(session, handle), given=Completion(answer or {}, **given)
        )


def acts(handle: str, code: str, key: str, verb: str, **words: Any) -> None:
    """Somebody claims, releases, delegates … the task at `key`; `to` is a handle."""
    task_id = task_of(code, key).id or 0
    with write() as session:
        _case, task = held(session, task_id)
        if "to" in words:
            words["to"] = person(session, words["to"])
        getattr(task, verb)(by=person(session, handle), **words)


def dump() -> dict[str, list[str]]:
    """Every row of every table, to see that nothing changed."""
    with read() as session:
        return {
            table.name: sorted(map(repr, session.execute(table.select()).all()))
            for table in SQLModel.metadata.sorted_tables
        }


@contextlib.contextmanager
def nothing_changes() -> Any:
    """The database is after the block as it was before."""
    before = dump()
    yield
    assert dump() == before


def clock_at(moment: datetime) -> contextlib.AbstractContextManager[None]:
    """The office stands at that moment."""
    return clock.moved_to(moment)


def locked(session: Session, code: str) -> Case:
    """The case under its lock, in that transaction."""
    return lock_by_code(session, code)
