"""What a post was: everybody who held it, and what it entitled to before."""

from pydantic import BaseModel
from sqlmodel import col, select

from api.answers import Both, When, Who
from api.days import first_day, last_day
from api.desk import Desk
from api.doors import Doors
from api.posts import PostKey
from forms.dates import Day
from models.establishment import post_named
from models.person import Person
from models.post import Incumbency, Post, held_between
from models.post_change import Changed, PostChange, changes_of
from models.role import Role
from models.wording import Text

doors = Doors(prefix="/posts", tags=["posts"])


class Held(BaseModel):
    """Who held, holds or is to hold the post; who said so is null for what was there before."""

    n: int
    person: Who
    first: Day
    last: Day | None
    appointed_by: Who | None
    ended_by: Who | None


class PostChangeTold(BaseModel):
    """What was changed: ``roles``, or the default ``substitute`` (a post, or none)."""

    what: Changed
    before: list[Both]
    after: list[Both]
    at: When
    by: Who


class PostHistory(BaseModel):
    """A post's past and what is to come, the newest first."""

    key: str
    title: Both
    incumbents: list[Held]
    changes: list[PostChangeTold]


@doors.get("/{key}/history")
def history(desk: Desk, key: PostKey) -> PostHistory:
    """Who held the post since when, and what it entitled to before."""
    post = post_named(desk.session, desk.me.office_id, key)
    held, changes = held_between(desk.session, [post.id]), changes_of(desk.session, post)
    who = _people(desk)
    return PostHistory(
        key=post.key,
        title=post.title,
        incumbents=[_held(each, who) for each in reversed(held)],
        changes=[_change(desk, each, who) for each in changes],
    )


def _held(incumbency: Incumbency, who: dict[int, Who]) -> Held:
    return Held(
        n=incumbency.id,
        person=who[incumbency.person_id],
        first=first_day(incumbency.since),
        last=last_day(incumbency.until) if incumbency.until else None,
        appointed_by=who.get(incumbency.appointed_by_id or 0),
        ended_by=who.get(incumbency.ended_by_id or 0),
    )


def _change(desk: Desk, change: PostChange, who: dict[int, Who]) -> PostChangeTold:
    before, after = (_called(desk, change.what, keys) for keys in (change.before, change.after))
    return PostChangeTold(
        what=Changed(change.what), before=before, after=after, at=change.at, by=who[change.by_id]
    )


def _called(desk: Desk, what: str, keys: list[str]) -> list[Text]:
    if what == Changed.ROLES:
        return [Role(key).label for key in keys]
    posts = desk.session.exec(select(Post).where(col(Post.key).in_(keys)))
    return [each.title for each in posts]


def _people(desk: Desk) -> dict[int, Who]:
    office = desk.session.exec(select(Person).where(Person.office_id == desk.me.office_id))
    return {each.id: Who.of(each) for each in office}
