"""Telling the next level that something goes back and forth (handbook 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, or_, select

from models import clock
from models.database import read
from models.person import Person
from models.post import Incumbency, Post
from models.wording import Text, _
from tasks.notice import send_notice, written_to
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Collection


@service_step("tell-next-level", title=_("แจ้งหัวหน้าระดับถัดไป", "Tell the next level"))
def tell_next_level(
    call: ServiceCall, *, decided_by: int, what: Text, returns: int
) -> dict[str, Any]:
    """Tell whoever stands above the person `decided_by` that `what` came back `returns` times."""
    with read() as session:
        above = written_to(next_level(session, decided_by))
    return send_notice(call, above, _HEADLINE, _WORDS.fill(what=what, returns=returns))


def next_level(session: Session, person_id: int) -> list[Person]:
    """Who holds the nearest post above and can be written to; they need no account for that."""
    rungs = _posts_held(session, person_id)
    climbed: set[int] = set()
    while rungs:
        climbed |= rungs
        above = select(Post.reports_to_id).where(col(Post.id).in_(rungs))
        rungs = {each for each in session.exec(above) if each is not None} - climbed
        reached = [each for each in _holders(session, rungs) if each.id != person_id]
        if reached:
            return reached
    return []


def _posts_held(session: Session, person_id: int) -> set[int]:
    held = select(Incumbency.post_id).where(Incumbency.person_id == person_id, *_now())
    return set(session.exec(held))


def _holders(session: Session, posts: Collection[int]) -> list[Person]:
    found = select(Person).join(Incumbency, col(Incumbency.person_id) == col(Person.id))
    able = found.where(col(Incumbency.post_id).in_(posts), Person.active, *_now())
    return [person for person in session.exec(able.order_by(col(Person.id))) if person.email]


def _now() -> tuple[Any, ...]:
    now = clock.now()
    until = col(Incumbency.until)
    return (col(Incumbency.since) <= now, or_(until.is_(None), until > now))


_HEADLINE = _("ส่งกลับแก้ไขเกิน 3 รอบ", "Returned more than three times")
_WORDS = _(
    "{what} ถูกส่งกลับแก้ไขแล้ว {returns} รอบ โปรดพิจารณาสั่งการ",
    "{what} has been returned {returns} times. Please see to it.",
)
