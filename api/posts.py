"""Posts of the office: who holds them, who acts for them today, and what they entitle to."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, BeforeValidator, Field

from api.answers import Both, Given, RowId, Who
from api.days import begins, ends, first_day, last_day
from api.desk import Desk
from api.doors import Doors
from forms.dates import Day
from forms.written import Line
from models.acting import may_appoint
from models.capacity import StandIn
from models.chart import Chart, PostToday, chart_of
from models.errors import FieldProblem, Invalid
from models.establishment import appoint, end, give_roles, held_incumbency, post_named
from models.person import Person, by_handle
from models.post import Incumbency
from models.role import Role
from models.wording import _

doors = Doors(tags=["posts"])

PostKey = Annotated[str, Path(max_length=60)]
Handle = Annotated[Line, Field(max_length=60)]

NOBODY = _("ไม่พบบุคคลนี้ในสำนักงาน", "There is nobody of that name in the office.")


class RoleOfPost(BaseModel):
    """A role that a post entitles to."""

    key: str
    title: Both


class IncumbentTold(BaseModel):
    """Who holds a post from when on, or is to hold it; `away` is whether they are away today."""

    n: int
    person: Who
    first: Day
    last: Day | None
    away: bool


class StandInTold(BaseModel):
    """Who stands in today, in what capacity; a substitute (no order) only reviews."""

    person: Who
    capacity: Both
    orders: list[int]
    only_reviews: bool


class PostTold(BaseModel):
    """A post of the office, today."""

    key: str
    title: Both
    group: str
    roles: list[RoleOfPost]
    reports_to: str | None
    default_substitute: str | None
    incumbents: list[IncumbentTold]
    stand_ins: list[StandInTold]


class Posts(BaseModel):
    """The chart of the office; `may_appoint` is whether I may change it."""

    items: list[PostTold]
    may_appoint: bool


class IncumbentGiven(Given):
    """Who holds the post, from which day on."""

    person: Handle
    first: Day


class EndingGiven(Given):
    """The last day on which the person holds the post."""

    last: Day


def several(written: object) -> object:
    """Keys that a page posts in one line, as the list that they are."""
    return tuple(written.split()) if isinstance(written, str) else written


class RolesGiven(Given):
    """What the post entitles to, from now on."""

    roles: Annotated[
        tuple[Annotated[str, Field(max_length=40)], ...],
        BeforeValidator(several),
        Field(max_length=60),
    ]


class IncumbencyTold(IncumbentTold):
    """An incumbency, and of which post."""

    url: str
    post: str


@doors.get("/posts")
def posts(desk: Desk) -> Posts:
    """The posts in the order of the chart."""
    chart = chart_of(desk.session, desk.me.office_id)
    items = [told(each, chart) for each in chart.posts]
    return Posts(items=items, may_appoint=may_appoint(desk.me))


@doors.post("/posts/{key}/incumbents", status_code=201)
def take_up(desk: Desk, key: PostKey, given: IncumbentGiven) -> IncumbencyTold:
    """Appoint somebody to the post, beside whoever else holds it."""
    post = post_named(desk.session, desk.me.office_id, key)
    person = colleague(desk, given.person)
    since = begins(given.first)
    return _told(appoint(desk.session, post, person, since=since, by=desk.me), person, key)


@doors.post("/incumbencies/{n}/ending")
def give_up(desk: Desk, n: RowId, given: EndingGiven) -> IncumbencyTold:
    """Say on which day somebody holds a post for the last time."""
    incumbency, post = held_incumbency(desk.session, desk.me.office_id, n)
    end(incumbency, until=ends(given.last), by=desk.me)
    person = desk.session.get_one(Person, incumbency.person_id)
    return _told(incumbency, person, post.key)


@doors.put("/posts/{key}/roles")
def change_roles(desk: Desk, key: PostKey, given: RolesGiven) -> PostTold:
    """Give the post other roles; in a small office one post has many."""
    post = post_named(desk.session, desk.me.office_id, key)
    give_roles(desk.session, post, given.roles, by=desk.me)
    chart = chart_of(desk.session, desk.me.office_id)
    return next(told(each, chart) for each in chart.posts if each.post.id == post.id)


def colleague(desk: Desk, handle: str) -> Person:
    """Who of the office is called so; `Invalid` names ``person`` where nobody is."""
    person = by_handle(desk.session, handle)
    if person is None or person.office_id != desk.me.office_id:
        raise Invalid([FieldProblem(("person",), "unknown_person", NOBODY)])
    return person


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
        incumbents=[
            IncumbentTold(**_of(each, person), away=person.id in chart.away)
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


def _told(incumbency: Incumbency, person: Person, key: str) -> IncumbencyTold:
    return IncumbencyTold(
        **_of(incumbency, person), away=False, url=f"/api/posts#{incumbency.id}", post=key
    )
