"""Posts where only a default substitute is left: who leads them is told (handbook 1.5, rule 3).

Their work is reviewed in the meantime, but nobody may sign or approve until an order says who.
It is read when a superior looks, so that whoever hands work on waits for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from models import clock
from models.absence import absences_of
from models.person import Person, incumbent_ids, stand_ins_in
from models.post import Post

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlmodel import Session


class Unattended(NamedTuple):
    """A post that nobody attends to, and who reviews in its place by default."""

    post: Post
    reviewers: list[Person]


def left_to_substitutes(session: Session, me: Person) -> list[Unattended]:
    """The posts for which I am the nearest superior there today, in the order of the chart."""
    reviewing: dict[int, list[int]] = {}
    for person_id, several in stand_ins_in(session, me.office_id).items():
        for each in several:
            if each.is_substitute:
                reviewing.setdefault(each.post.id, []).append(person_id)
    if not reviewing:
        return []
    posts = session.exec(select(Post).where(col(Post.id).in_(reviewing)).order_by(col(Post.id)))
    away = _away(session, me.office_id)
    return [
        Unattended(post, [session.get_one(Person, each) for each in reviewing[post.id]])
        for post in posts
        if me.id in _superiors(session, post, away)
    ]


def _superiors(session: Session, post: Post, away: Collection[int]) -> set[int]:
    """Who holds, or fully acts for, the nearest post above at which somebody is there."""
    climbed: set[int] = set()
    rung = post.reports_to_id
    while rung is not None and rung not in climbed:
        climbed.add(rung)
        acting = {
            person_id
            for person_id, several in stand_ins_in(session, post.office_id).items()
            if any(each.is_full and each.post.id == rung for each in several)
        }
        there = (incumbent_ids(session, rung) | acting) - set(away)
        if there:
            return there
        rung = session.get_one(Post, rung).reports_to_id
    return set()


def _away(session: Session, office_id: int) -> list[int]:
    now = clock.now()
    known = absences_of(session, office_id, after=now)
    return [each.person_id for each in known if each.since <= now]
