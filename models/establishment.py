"""Who holds which post, and what a post entitles to: the verbs with which an office changes it.

A small office gives one post many roles (handbook 0.1, 5); nobody changes their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, select

from models import clock
from models.acting import may_appoint
from models.errors import FieldProblem, Invalid, NotAllowed, NotFound, WrongMoment
from models.one_at_a_time import Doing, one_at_a_time
from models.post import Incumbency, Post, held_between
from models.post_change import Changed, note
from models.role import Role
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from models.person import Person


def post_named(session: Session, office_id: int, key: str) -> Post:
    """The post of that key in the office; else `NotFound`."""
    found = session.exec(select(Post).where(Post.key == key, Post.office_id == office_id)).first()
    if found is None:
        raise NotFound
    return found


def appoint(
    session: Session, post: Post, person: Person, *, since: datetime, by: Person
) -> Incumbency:
    """`person` holds `post` from `since` on, beside whoever else does."""
    must_appoint(by)
    one_at_a_time(session, by.office_id, Doing.RULES)
    problems = []
    if person.office_id != post.office_id or not person.active:
        problems.append(FieldProblem(("person",), "unknown_person", _NOBODY))
    elif person.id == by.id:
        problems.append(FieldProblem(("person",), "oneself", _ONESELF))
    held = [each for each in held_between(session, [post.id]) if each.person_id == person.id]
    if any(each.until is None or each.until > since for each in held):
        problems.append(FieldProblem(("first",), "overlap", _HOLDS_IT))
    if problems:
        raise Invalid(problems)
    incumbency = Incumbency(
        post_id=post.id, person_id=person.id, since=since, appointed_by_id=by.id
    )
    session.add(incumbency)
    session.flush()
    return incumbency


def held_incumbency(session: Session, office_id: int, number: int) -> tuple[Incumbency, Post]:
    """One incumbency of the office and its post, by its row's number; else `NotFound`."""
    incumbency = session.get(Incumbency, number)
    post = session.get(Post, incumbency.post_id) if incumbency is not None else None
    if incumbency is None or post is None or post.office_id != office_id:
        raise NotFound
    return incumbency, post


def end(incumbency: Incumbency, *, until: datetime, by: Person) -> None:
    """The person holds the post until `until` (exclusive); what they signed stays signed."""
    must_appoint(by)
    if incumbency.until is not None and incumbency.until <= clock.now():
        raise WrongMoment(_OVER)
    if until <= incumbency.since:
        raise Invalid([FieldProblem(("last",), "wrong_way", _WRONG_WAY)])
    incumbency.until, incumbency.ended_by_id = until, by.id


def give_roles(session: Session, post: Post, roles: Sequence[str], *, by: Person) -> None:
    """`post` entitles to just these roles from now on."""
    must_appoint(by)
    unknown = [n for n, role in enumerate(roles) if role not in frozenset(Role)]
    if unknown:
        raise Invalid([FieldProblem(("roles", n), "unknown_role", _NO_ROLE) for n in unknown])
    if not roles:
        raise Invalid([FieldProblem(("roles",), "no_role", _NONE_LEFT)])
    if holds_now(session, post, by):
        raise NotAllowed(_OWN_POST)
    before, post.roles = list(post.roles), list(dict.fromkeys(roles))
    note(post, Changed.ROLES, before, post.roles, by=by)


def holds_now(session: Session, post: Post, person: Person) -> bool:
    """Whether `person` holds `post`, is to hold it, or acts for it in whatever way."""
    acts_for = {each.post.id for each in person.standing.stand_ins}
    return post.id in acts_for or any(
        _is_held_by(each, person) for each in held_between(session, [post.id])
    )


def _is_held_by(incumbency: Incumbency, person: Person) -> bool:
    ended = incumbency.until is not None and incumbency.until <= clock.now()
    return incumbency.person_id == person.id and not ended


def must_appoint(by: Person) -> None:
    """Refuse who does not keep the office's posts."""
    if not may_appoint(by):
        raise NotAllowed(_NOT_YOURS)


_NOT_YOURS = _(
    "ผู้จัดการตำแหน่งได้แก่ ประชาสัมพันธ์จังหวัด ผู้ช่วยฯ และหัวหน้ากลุ่มงานอำนวยการ",
    "Posts are kept by the director, the assistant director and the head of administration.",
)
_NOBODY = _(
    "ต้องเป็นเจ้าหน้าที่ของสำนักงานที่ยังปฏิบัติงาน", "It must be somebody of the office who works here."
)
_ONESELF = _("แต่งตั้งตนเองไม่ได้", "Nobody appoints themselves.")
_OWN_POST = _(
    "เปลี่ยนบทบาทของตำแหน่งที่ตนดำรงอยู่หรือปฏิบัติหน้าที่แทนไม่ได้",
    "Nobody changes the roles of a post they hold themselves or act for.",
)
_HOLDS_IT = _("ผู้นี้ดำรงตำแหน่งนี้อยู่แล้วในช่วงเวลานั้น", "They hold this post already in that time.")
_WRONG_WAY = _(
    "วันสุดท้ายต้องไม่ก่อนวันที่เริ่มดำรงตำแหน่ง", "The last day must not be before the post was taken up."
)
_OVER = _("พ้นจากตำแหน่งนี้ไปแล้ว", "This has ended already.")
_NONE_LEFT = _("เลือกอย่างน้อยหนึ่งบทบาท", "Choose one role at the least.")
_NO_ROLE = _("ไม่มีบทบาทนี้", "There is no such role.")
