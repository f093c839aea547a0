"""Which post's holders look after another's work when nobody is there and no order says who.

They review and never sign (handbook 1.5). Two posts may stand in for each other, as the handbook's
own chart has it; a ring of three or more is refused, for nobody would see who is to look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, select

from models.errors import FieldProblem, Invalid
from models.establishment import holds_now, must_appoint
from models.one_at_a_time import Doing, one_at_a_time
from models.post import Post
from models.post_change import Changed, note
from models.wording import _

if TYPE_CHECKING:
    from models.person import Person

PAIR = 2


def give_substitute(session: Session, post: Post, other: Post | None, *, by: Person) -> None:
    """`other` stands in for `post` by default from now on; None: nobody does."""
    must_appoint(by)
    one_at_a_time(session, by.office_id, Doing.RULES)
    if other is not None:
        _must_fit(session, post, other, by)
    every = _by_default(session, post.office_id)
    keys = {each.id: each.key for each in every.values()}
    before = [keys[post.default_substitute_id]] if post.default_substitute_id else []
    post.default_substitute_id = None if other is None else other.id
    note(post, Changed.SUBSTITUTE, before, [other.key] if other else [], by=by)


def _must_fit(session: Session, post: Post, other: Post, by: Person) -> None:
    problem = None
    if other.office_id != post.office_id:
        problem = ("unknown_post", NO_POST)
    elif other.id == post.id:
        problem = ("oneself", _ITSELF)
    elif holds_now(session, other, by):
        problem = ("oneself", _ONESELF)
    elif _ring(session, post, other) > PAIR:
        problem = ("circle", _CIRCLE)
    if problem:
        raise Invalid([FieldProblem(("substitute",), *problem)])


def _ring(session: Session, post: Post, other: Post) -> int:
    """How many posts would stand in for each other in a ring; 0 where none would close."""
    every = _by_default(session, post.office_id)
    passed = [post.id]
    rung: int | None = other.id
    while rung is not None and rung not in passed:
        passed.append(rung)
        rung = every[rung].default_substitute_id
    return len(passed) if rung == post.id else 0


def _by_default(session: Session, office_id: int) -> dict[int, Post]:
    return {each.id: each for each in session.exec(select(Post).where(Post.office_id == office_id))}


NO_POST = _("ไม่มีตำแหน่งนี้ในสำนักงาน", "The office has no such post.")
_ITSELF = _("ตำแหน่งหนึ่งเป็นผู้แทนของตนเองไม่ได้", "A post cannot stand in for itself.")
_ONESELF = _(
    "กำหนดตำแหน่งที่ตนดำรงอยู่เป็นผู้แทนไม่ได้ ให้ผู้มีหน้าที่คนอื่นกำหนด",
    "Nobody names a post they hold themselves; somebody else has to.",
)
_CIRCLE = _(
    "ทำให้ผู้แทนโยงกันเป็นวงกลม ให้เลือกตำแหน่งอื่น",
    "This would close a ring of substitutes; choose another post.",
)
