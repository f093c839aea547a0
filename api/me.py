"""Who I am, what I may do, and how much waits for me."""

from pydantic import BaseModel

from api.answers import Both, When
from api.desk import Desk
from api.doors import Doors
from models.inbox import how_many
from models.office import Office
from models.role import Role

doors = Doors(tags=["me"])


class RoleHeld(BaseModel):
    """A role, held through a post."""

    key: str
    title: Both


class Waiting(BaseModel):
    """How many tasks are mine (`inbox`) and mine to take (`queue`)."""

    inbox: int
    queue: int


class Me(BaseModel):
    """The person whose token this is."""

    handle: str
    name: Both
    email: str
    locale: str
    office: Both
    posts: list[Both]
    roles: list[RoleHeld]
    waiting: Waiting
    expires_at: When


@doors.get("/me")
def me(desk: Desk) -> Me:
    """Who I am."""
    person, office = desk.me, desk.session.get_one(Office, desk.me.office_id)
    inbox, queue = how_many(desk.session, person)
    return Me(
        handle=person.handle,
        name=person.name,
        email=person.email,
        locale=person.locale,
        office=office.name,
        posts=[post.title for post in person.posts()],
        roles=[RoleHeld(key=key, title=Role(key).label) for key in sorted(person.roles)],
        waiting=Waiting(inbox=inbox, queue=queue),
        expires_at=desk.access.expires_at,
    )
