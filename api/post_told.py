"""A post as it is told: who holds it, who stands in, what it entitles to."""

from pydantic import BaseModel

from api.answers import Both, Who
from api.days import first_day, last_day
from forms.dates import Day
from models.absence import is_away
from models.capacity import StandIn
from models.chart import Chart, PostToday
from models.person import Person
from models.post import Incumbency, Post
from models.role import Role


class RoleOfPost(BaseModel):
    """A role that a post entitles to."""

    key: str
    title: Both


class IncumbentTold(BaseModel):
    """Who holds a post from when on; `away` is whether they are away today."""

    n: int
    person: Who
    first: Day
    last: Day | None
    away: bool


class IncumbentToday(IncumbentTold):
    """Who holds a post, or (`to_come`) is to hold it from `first` on."""

    to_come: bool


class StandInTold(BaseModel):
    """Who stands in today, in what capacity; a substitute (no order) only reviews."""

    person: Who
    capacity: Both
    orders: list[int]
    only_reviews: bool


class PostTold(BaseModel):
    """A post of the office, today; `vacant` where nobody holds it yet or any more."""

    key: str
    title: Both
    group: str
    roles: list[RoleOfPost]
    reports_to: str | None
    default_substitute: str | None
    vacant: bool
    incumbents: list[IncumbentToday]
    stand_ins: list[StandInTold]


class IncumbencyTold(IncumbentTold):
    """An incumbency, and of which post."""

    url: str
    post: str


def told(today: PostToday, chart: Chart) -> PostTold:
    """What is told of a post."""
    post = today.post
    above = chart.by_id.get(post.reports_to_id or 0)
    substitute = chart.by_id.get(post.default_substitute_id or 0)
    return PostTold(
        key=post.key,
        title=post.title,
        group=post.group_code,
        roles=[RoleOfPost(key=role, title=Role(role).label) for role in post.roles],
        reports_to=above.key if above else None,
        default_substitute=substitute.key if substitute else None,
        vacant=today.is_vacant,
        incumbents=[
            IncumbentToday(
                **_of(each, person), away=person.id in chart.away, to_come=today.is_to_come(each)
            )
            for each, person in today.incumbents
        ],
        stand_ins=[_standing(person, each) for person, each in today.stand_ins],
    )


def _standing(person: Person, stand_in: StandIn) -> StandInTold:
    return StandInTold(
        person=Who.of(person),
        capacity=stand_in.capacity.label,
        orders=list(stand_in.capacity.order_ids),
        only_reviews=stand_in.is_substitute,
    )


def _of(incumbency: Incumbency, person: Person) -> dict[str, object]:
    return {
        "n": incumbency.id,
        "person": Who.of(person),
        "first": first_day(incumbency.since),
        "last": last_day(incumbency.until) if incumbency.until else None,
    }


def incumbency_told(incumbency: Incumbency, person: Person, post: Post) -> IncumbencyTold:
    """What is told of an incumbency that has just been changed."""
    return IncumbencyTold(
        **_of(incumbency, person),
        away=is_away(incumbency.session, person),
        url=f"/api/posts/{post.key}/history",
        post=post.key,
    )
