"""Posts of the office: who holds them, who acts for them today, and what they entitle to."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, BeforeValidator, Field

from api.answers import Given, RowId
from api.colleagues import colleague
from api.days import begins, ends
from api.desk import Desk
from api.doors import Doors
from api.post_told import IncumbencyTold, PostTold, incumbency_told, told
from forms.dates import Day
from forms.written import Line
from models.acting import may_appoint
from models.chart import chart_of
from models.establishment import appoint, end, give_roles, held_incumbency, post_named
from models.person import Person

doors = Doors(tags=["posts"])

PostKey = Annotated[str, Path(max_length=60)]
Handle = Annotated[Line, Field(max_length=60)]


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
    return incumbency_told(
        appoint(desk.session, post, person, since=since, by=desk.me), person, post
    )


@doors.post("/incumbencies/{n}/ending")
def give_up(desk: Desk, n: RowId, given: EndingGiven) -> IncumbencyTold:
    """Say on which day somebody holds a post for the last time."""
    incumbency, post = held_incumbency(desk.session, desk.me.office_id, n)
    end(incumbency, until=ends(given.last), by=desk.me)
    person = desk.session.get_one(Person, incumbency.person_id)
    return incumbency_told(incumbency, person, post)


@doors.put("/posts/{key}/roles")
def change_roles(desk: Desk, key: PostKey, given: RolesGiven) -> PostTold:
    """Give the post other roles; in a small office one post has many."""
    post = post_named(desk.session, desk.me.office_id, key)
    give_roles(desk.session, post, given.roles, by=desk.me)
    chart = chart_of(desk.session, desk.me.office_id)
    return next(told(each, chart) for each in chart.posts if each.post.id == post.id)
