"""People: those who sign in, and the outside deciders who do not."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from sqlalchemy import bindparam
from sqlmodel import Field, Session, col, select

from models import clock
from models.capacity import StandIn, Standing
from models.lasting import lasting
from models.post import Incumbency, Post
from models.record import Row
from models.resolved import resolved
from models.role import LEADERS, Role
from models.rows import Columns, Rows, all_of
from models.standing_in import standing_in
from models.statement import Statement
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
    def standing(self) -> Standing:
        """The posts held now, and those acted for; read once for as long as this row is in hand."""
        if "_standing" not in self.__dict__:
            given = {"people": [self.id], "office": self.office_id, "me": self.id}
            given["now"] = clock.now()
            posts, rows = all_of(self.session, given, _POSTS, _MINE)
            self.know_standing([post for (post,) in posts], rows)
        return cast("Standing", self.__dict__["_standing"])

    def know_standing(self, posts: list[Post], rows: Iterable[Sequence[Any]]) -> None:
        """Keep what was read beside this row (`standing_in`), so that it is not read again."""
        mine = resolved(rows).get(self.id, ())
        self.__dict__["_standing"] = Standing.of(posts, mine)

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the posts held now, and of those acted for with all their power."""
        return self.standing.roles

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
        return not self.standing.post_ids.isdisjoint(self.rungs_above(other_id))

    def rungs_above(self, other_id: int | None) -> set[int]:
        """The posts to which `other_id` reports in this person's office, directly or not."""
        above = dict(
            self.session.exec(
                select(Post.id, Post.reports_to_id).where(Post.office_id == self.office_id)
            ).all()
        )
        posts = _posts_of(self.session, [other_id])
        return {rung for post in posts for rung in _rungs(post.id, above)}


def holders(session: Session, office_id: int, role: str) -> list[Person]:
    """Everybody who can be offered work of `role` today: active people with an account.

    Those who hold it come before those who act for a post of that role with all its power.
    """
    found = _WITH_POSTS.all(session, {"office_id": office_id, "now": clock.now()})
    holding = {person.id: person for person, post in found if role in post.roles}
    acting = _acting_in(session, office_id, lambda each: role in each.post.roles)
    everybody = {person.id: person for person, _post in found}
    # Who acts holds a post too: no order is issued for anybody else.
    more = {each: everybody[each] for each in acting if each in everybody}
    return list((holding | more).values())


def able_people(session: Session, office_id: int) -> list[Person]:
    """Everybody of an office who can be given work, whatever post they hold."""
    found = select(Person).where(Person.office_id == office_id, _ABLE).order_by(col(Person.id))
    return list(session.exec(found))


def know_standings(session: Session, office_id: int, people: Sequence[Person]) -> None:
    """Read the standings of people of an office all at once, where each would be read by itself."""
    given = {"people": [person.id for person in people], "now": clock.now()}
    held: dict[int, list[Post]] = {person.id: [] for person in people}
    for incumbency, post in _POSTS_OF_EACH.all(session, given):
        held[incumbency.person_id].append(post)
    acting = stand_ins_in(session, office_id)
    for person in people:
        person.__dict__["_standing"] = Standing.of(held[person.id], acting.get(person.id, ()))


def holder_ids(session: Session, office_id: int, role: str) -> set[int]:
    """As :func:`holders`, the ids only, and of those only who hold it themselves."""
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


def incumbent_ids(session: Session, post_id: int) -> set[int]:
    """Who holds a post today and can be offered work."""
    given = {"post": post_id, "now": clock.now()}
    return {person.id for person in _INCUMBENTS.each(session, given)}


def _acting_in(session: Session, office_id: int, which: Callable[[StandIn], bool]) -> list[int]:
    """Who acts today with all the power of such a post, in the order of their orders."""
    return [
        person_id
        for person_id, several in stand_ins_in(session, office_id).items()
        if any(each.is_full and which(each) for each in several)
    ]


def stand_ins_in(session: Session, office_id: int) -> dict[int, tuple[StandIn, ...]]:
    """Who may act in whose place in an office today, by person; read once in a transaction.

    Whoever issues an order or enters an absence does nothing else in that transaction.
    """
    known = session.info.get((_STANDING_IN, office_id))
    if known is None:
        given = {"office": office_id, "now": clock.now()}
        known = resolved(_IN_OFFICE.execute(session.connection(), given).rows())
        session.info[_STANDING_IN, office_id] = known
    return cast("dict[int, tuple[StandIn, ...]]", known)


def forget_who_acts(session: Session) -> None:
    """Ask again who holds what and who acts for whom: the clock was moved within a transaction."""
    for key in [each for each in session.info if isinstance(each, tuple)]:
        if key[0] in {_KNOWN, _STANDING_IN}:
            del session.info[key]


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
_HELD = lasting(col(Incumbency.since), col(Incumbency.until))
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
_INCUMBENTS: Rows[tuple[Person]] = Rows(
    select(Person)
    .join(Incumbency, col(Incumbency.person_id) == col(Person.id))
    .where(col(Incumbency.post_id) == bindparam("post"), _ABLE, _HELD)
)
_BY_HANDLE: Rows[tuple[Person]] = Rows(
    select(Person).where(col(Person.handle) == bindparam("handle"))
)
_POSTS: Rows[tuple[Post]] = Rows(
    select(Post)
    .join(Incumbency, col(Incumbency.post_id) == col(Post.id))
    .where(col(Incumbency.person_id).in_(bindparam("people", expanding=True)), _HELD)
)
_POSTS_OF_EACH: Rows[tuple[Incumbency, Post]] = Rows(
    select(Incumbency, Post)
    .join(Post, col(Post.id) == col(Incumbency.post_id))
    .where(col(Incumbency.person_id).in_(bindparam("people", expanding=True)), _HELD)
)
_MINE = Columns(standing_in(bindparam("office"), bindparam("me")))
_IN_OFFICE = Statement(standing_in(bindparam("office")))
_STANDING_IN = "prasan_standing_in"
