"""The office's posts as they stand today: who holds them, who acts, who is away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlmodel import Session, col, or_, select

from models import clock
from models.absence import Absence, absences_of
from models.person import Person, stand_ins_in
from models.post import Incumbency, Post

if TYPE_CHECKING:
    from datetime import datetime

    from models.capacity import StandIn


@dataclass
class PostToday:
    """A post, who holds it now or is to hold it, and who stands in for it now."""

    post: Post
    moment: datetime
    incumbents: list[tuple[Incumbency, Person]] = field(default_factory=list)
    stand_ins: list[tuple[Person, StandIn]] = field(default_factory=list)

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it now, whoever is to hold it later."""
        return all(self.is_to_come(each) for each, _person in self.incumbents)

    def is_to_come(self, incumbency: Incumbency) -> bool:
        """Whether that person is to hold it from a later day on."""
        return incumbency.since > self.moment


@dataclass(frozen=True)
class Chart:
    """The posts in the order of the chart; who is away now, by person; everybody by id."""

    posts: list[PostToday]
    away: dict[int, Absence]
    people: dict[int, Person]
    by_id: dict[int, Post]


def chart_of(session: Session, office_id: int) -> Chart:
    """The office's chart today."""
    now = clock.now()
    posts = session.exec(select(Post).where(Post.office_id == office_id).order_by(col(Post.id)))
    today = {post.id: PostToday(post, now) for post in posts}
    people = {
        person.id: person
        for person in session.exec(
            select(Person).where(Person.office_id == office_id).order_by(col(Person.id))
        )
    }
    standing = select(Incumbency).where(
        col(Incumbency.post_id).in_(today),
        or_(col(Incumbency.until).is_(None), col(Incumbency.until) > now),
    )
    for each in session.exec(standing.order_by(col(Incumbency.since), col(Incumbency.id))):
        today[each.post_id].incumbents.append((each, people[each.person_id]))
    for person_id, several in _by_post(session, office_id).items():
        for post_id, stand_in in several:
            today[post_id].stand_ins.append((people[person_id], stand_in))
    away = {
        each.person_id: each
        for each in absences_of(session, office_id, after=now)
        if each.since <= now
    }
    return Chart(list(today.values()), away, people, {key: one.post for key, one in today.items()})


def _by_post(session: Session, office_id: int) -> dict[int, list[tuple[int, StandIn]]]:
    found: dict[int, list[tuple[int, StandIn]]] = defaultdict(list)
    for person_id, several in stand_ins_in(session, office_id).items():
        found[person_id] += [(each.post.id, each) for each in several]
    return found
