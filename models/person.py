"""People: those who sign in, and the outside deciders who do not."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import bindparam, or_
from sqlmodel import Field, Session, col, select

from models import clock
from models.post import Incumbency, Post
from models.record import Row
from models.role import LEADERS, Role
from models.rows import Rows
from models.statement import Statement
from models.types import Moment
from models.wording import Text


class Person(Row, table=True):
    """Somebody of the office. What they may do comes from the posts they hold today."""

    __tablename__ = "person"

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    handle: str = Field(max_length=60, unique=True)
    name_th: str
    name_en: str
    email: str = ""
    password_hash: str = ""
    has_account: bool = True
    active: bool = True
    locale: str = "th"

    @property
    def name(self) -> Text:
        """What the person is called."""
        return Text(self.name_th, self.name_en)

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the posts held now; read once for as long as this row is in hand."""
        if "_roles" not in self.__dict__:
            self.know_roles(role for post in self.posts() for role in post.roles)
        return cast("frozenset[str]", self.__dict__["_roles"])

    def know_roles(self, roles: Iterable[str]) -> None:
        """Keep the roles that were read beside this row, so that they are not read again."""
        self.__dict__["_roles"] = frozenset(roles)

    def posts(self) -> list[Post]:
        """The posts held now."""
        return _posts_of(self.session, [self.id])

    @property
    def leads_office(self) -> bool:
        """Whether this person answers for the whole office."""
        return not LEADERS.isdisjoint(self.roles)

    @property
    def administers(self) -> bool:
        """Whether this person looks after the system (and so decides nothing of its content)."""
        return Role.SYS_ADMIN in self.roles

    def leads(self, other_id: int | None) -> bool:
        """Whether `other_id` reports to this person, directly or through others."""
        mine = {post.id for post in self.posts()}
        above = dict(
            self.session.exec(
                select(Post.id, Post.reports_to_id).where(Post.office_id == self.office_id)
            ).all()
        )
        return any(
            rung in mine
            for post in _posts_of(self.session, [other_id])
            for rung in _rungs(post.id, above)
        )


def holders(session: Session, office_id: int, role: str) -> list[Person]:
    """Everybody who can be offered work of `role` today: active people with an account."""
    found = _WITH_POSTS.all(session, {"office_id": office_id, "now": clock.now()})
    return list({person.id: person for person, post in found if role in post.roles}.values())


def holder_ids(session: Session, office_id: int, role: str) -> set[int]:
    """As :func:`holders`, the ids only."""
    found = session.info.get((_KNOWN, office_id))
    if found is None:
        given = {"office_id": office_id, "now": clock.now()}
        found = _IDS.execute(session.connection(), given).rows()
    return {person_id for person_id, roles in found if role in roles}


def know_able(session: Session, office_id: int, found: Sequence[Sequence[Any]]) -> None:
    """Keep the rows of `ABLE_IDS` that were read beside others, for the length of a transaction.

    Whoever appoints somebody does nothing else in that transaction.
    """
    session.info[_KNOWN, office_id] = found


def superiors(session: Session, posts: Sequence[Post], *, but: Sequence[int]) -> list[Person]:
    """The people one rung above these posts, or as far above as somebody can be offered work.

    `but` are the people who cannot be, whatever post they hold.
    """
    rungs = {post.reports_to_id for post in posts}
    climbed: set[int | None] = {None}
    while rungs - climbed:
        found = _HOLDERS.each(session, {"posts": list(rungs - climbed), "now": clock.now()})
        able = [person for person in found if person.id not in but]
        if able:
            return able
        climbed |= rungs
        rungs = set(session.exec(select(Post.reports_to_id).where(col(Post.id).in_(rungs))))
    return []


def by_handle(session: Session, handle: str) -> Person | None:
    """The person of that handle."""
    return cast("Person | None", _BY_HANDLE.first(session, {"handle": handle}))


def _posts_of(session: Session, person_ids: list[int | None]) -> list[Post]:
    return _POSTS.each(session, {"people": person_ids, "now": clock.now()})


def _rungs(post_id: int, above: dict[int, int | None]) -> list[int]:
    """The posts above this one, nearest first; a circle in the chart ends where it closes."""
    rungs: list[int] = []
    rung = above.get(post_id)
    while rung is not None and rung not in rungs:
        rungs.append(rung)
        rung = above.get(rung)
    return rungs


# Built once: putting a statement pipelined costs more than the database takes to answer it.
_HELD = (col(Incumbency.since) <= bindparam("now", type_=Moment)) & or_(
    col(Incumbency.until).is_(None), col(Incumbency.until) > bindparam("now", type_=Moment)
)
_ABLE = col(Person.active) & col(Person.has_account)
_ABLE_PEOPLE = (
    select(Person, Post)
    .join(Incumbency, col(Incumbency.person_id) == col(Person.id))
    .join(Post, col(Post.id) == col(Incumbency.post_id))
    .where(_ABLE, _HELD)
)
_OF_OFFICE = col(Person.office_id) == bindparam("office_id")
_WITH_POSTS: Rows[tuple[Person, Post]] = Rows(_ABLE_PEOPLE.where(_OF_OFFICE))
ABLE_IDS = _ABLE_PEOPLE.with_only_columns(col(Person.id), col(Post.roles))
"""Who can be offered work ``now``, and the roles of each post they hold."""
_IDS = Statement(ABLE_IDS.where(_OF_OFFICE))
_KNOWN = "prasan_able"
_HOLDERS: Rows[tuple[Person]] = Rows(
    select(Person)
    .join(Incumbency, col(Incumbency.person_id) == col(Person.id))
    .where(col(Incumbency.post_id).in_(bindparam("posts", expanding=True)), _ABLE, _HELD)
)
_BY_HANDLE: Rows[tuple[Person]] = Rows(
    select(Person).where(col(Person.handle) == bindparam("handle"))
)
_POSTS: Rows[tuple[Post]] = Rows(
    select(Post)
    .join(Incumbency, col(Incumbency.post_id) == col(Post.id))
    .where(col(Incumbency.person_id).in_(bindparam("people", expanding=True)), _HELD)
)
