"""Telling the next level that something goes back and forth (handbook 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from models import clock
from models.database import read
from models.lasting import lasting
from models.person import Person
from models.post import Incumbency, Post, posts_at
from models.wording import Text, _
from tasks.notice import send_notice, written_to
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@service_step("tell-next-level", title=_("แจ้งหัวหน้าระดับถัดไป", "Tell the next level"))
def tell_next_level(
    call: ServiceCall,
    *,
    decided_by: int,
    what: Text,
    returns: int,
    capacity: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Tell whoever stands above the person `decided_by` that `what` came back `returns` times.

    Above the post in whose place they decided (`capacity`, as `models.capacity` writes it down).
    """
    with read() as session:
        above = written_to(next_level(session, decided_by, capacity or {}))
    return send_notice(call, above, _HEADLINE, _WORDS.fill(what=what, returns=returns))


def next_level(session: Session, person_id: int, capacity: Mapping[str, Any]) -> list[Person]:
    """Who holds the nearest post above and can be written to; they need no account for that."""
    rungs = _posts(session, person_id, capacity)
    climbed: set[int] = set()
    while rungs:
        climbed |= rungs
        above = select(Post.reports_to_id).where(col(Post.id).in_(rungs))
        rungs = {each for each in session.exec(above) if each is not None} - climbed
        reached = [each for each in _holders(session, rungs) if each.id != person_id]
        if reached:
            return reached
    return []


def _posts(session: Session, person_id: int, capacity: Mapping[str, Any]) -> set[int]:
    """The post acted for; else the own post in which it was decided, of several that are held.

    What was decided before posts were written down is taken as decided in the own posts.
    """
    links = capacity.get("orders") or ()
    if links and "post_id" in links[-1]:
        return {links[-1]["post_id"]}
    held = posts_at(session, person_id, clock.now())
    own = capacity.get("post", {}).get("th")
    return {each.id for each in held if each.title_th == own} or {each.id for each in held}


def _holders(session: Session, posts: Collection[int]) -> list[Person]:
    found = select(Person).join(Incumbency, col(Incumbency.person_id) == col(Person.id))
    now = lasting(col(Incumbency.since), col(Incumbency.until), clock.now())
    able = found.where(col(Incumbency.post_id).in_(posts), Person.active, now)
    return [person for person in session.exec(able.order_by(col(Person.id))) if person.email]


_HEADLINE = _("ส่งกลับแก้ไขเกิน 3 รอบ", "Returned more than three times")
_WORDS = _(
    "{what} ถูกส่งกลับแก้ไขแล้ว {returns} รอบ โปรดพิจารณาสั่งการ",
    "{what} has been returned {returns} times. Please see to it.",
)
