"""The demo office: Songkhla's, as ``data/songkhla.json`` has it. Seeding it twice is safe."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from models.access import hasher
from models.booking_limit import BookingLimit
from models.day_off import DayOff
from models.group import Group
from models.ladder import furnish
from models.media import Invited, InviteList, MediaOutlet
from models.office import Office
from models.person import Person
from models.post import Incumbency, Post
from models.requester import Requester
from models.resource import Resource
from models.urgency_target import UrgencyTarget

if TYPE_CHECKING:
    from sqlmodel import Session

DATA = Path(__file__).parent / "data" / "songkhla.json"
_SINCE = datetime(2025, 10, 1, tzinfo=UTC)  # the first day of the fiscal year before the data's


def seed(session: Session, *, password: str) -> None:
    """Make the demo office if it is not there, and let its accounts in with `password`."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    office = session.exec(select(Office).where(Office.key == data["office"]["key"])).first()
    if office is None:
        office = Office(**data["office"])
        session.add(office)
        session.flush()
        _furnish(session, office.id, data)
    furnish(session, office.id)
    _share(session, office.id, data)
    for name, value in data["office"].items():
        if getattr(office, name) == "":  # a column that came with a later version
            setattr(office, name, value)
    _name_substitutes(session, office.id, data["staff"])
    _let_in(session, office.id, password)


def accounts(session: Session) -> list[Person]:
    """Who can sign in to the demo office, in the order of its chart."""
    found = (
        select(Person)
        .join(Office, col(Office.id) == col(Person.office_id))
        .where(Office.key == "songkhla", col(Person.has_account))
        .order_by(col(Person.id))
    )
    return list(session.exec(found))


def _furnish(session: Session, office_id: int, data: dict[str, Any]) -> None:
    for group in data["groups"]:
        session.add(Group(office_id=office_id, **group))
    _appoint(session, office_id, data["staff"])
    for each in data["requesters"]:
        session.add(_requester(office_id, each))
    for day in data["holidays"]:
        session.add(DayOff(office_id=office_id, **{**day, "date": date.fromisoformat(day["date"])}))
    for each in data["urgency_targets"]:
        session.add(UrgencyTarget(office_id=office_id, **each))
    _introduce_media(session, office_id, data)
    session.flush()


def _appoint(session: Session, office_id: int, staff: list[dict[str, Any]]) -> None:
    """One post and one person for everybody of the chart; who reports to whom afterwards."""
    posts = {each["handle"]: _post(office_id, each) for each in staff}
    people = {each["handle"]: _person(office_id, each) for each in staff}
    session.add_all([*posts.values(), *people.values()])
    session.flush()
    for each in staff:
        handle = each["handle"]
        if each["reports_to"]:
            posts[handle].reports_to_id = posts[each["reports_to"]].id
        session.add(Incumbency(post_id=posts[handle].id, person_id=people[handle].id, since=_SINCE))


def _name_substitutes(session: Session, office_id: int, staff: list[dict[str, Any]]) -> None:
    """Who looks after whose work, where an office that came before has none named yet."""
    found = session.exec(select(Post).where(Post.office_id == office_id)).all()
    posts = {post.key: post for post in found}
    if any(post.default_substitute_id for post in found):
        return
    for each in staff:
        if each["default_substitute"]:
            posts[each["handle"]].default_substitute_id = posts[each["default_substitute"]].id


def _post(office_id: int, each: dict[str, Any]) -> Post:
    return Post(
        office_id=office_id,
        key=each["handle"],
        group_code=each["group"],
        title_th=each["position_th"],
        title_en=each["position_en"],
        level_th=each["level_th"],
        roles=each["roles"],
    )


def _person(office_id: int, each: dict[str, Any]) -> Person:
    return Person(
        office_id=office_id,
        handle=each["handle"],
        name_th=each["display_name_th"],
        name_en=each["position_en"],
        email=each["email"] or "",
        has_account=each["has_account"],
    )


def _requester(office_id: int, each: dict[str, Any]) -> Requester:
    return Requester(
        office_id=office_id,
        key=each["id"],
        name_th=each["name_th"],
        name_en=each["name_en"],
        kind=each["kind"],
        district_th=each["district_th"],
    )


def _introduce_media(session: Session, office_id: int, data: dict[str, Any]) -> None:
    outlets = {
        each["key"]: MediaOutlet(office_id=office_id, **each) for each in data["media_outlets"]
    }
    session.add_all(outlets.values())
    for each in data["invite_lists"]:
        names = each.pop("outlets")
        listed = InviteList(office_id=office_id, **each)
        session.add(listed)
        session.flush()
        session.add_all(Invited(list_id=listed.id, outlet_id=outlets[name].id) for name in names)


def _share(session: Session, office_id: int, data: dict[str, Any]) -> None:
    """What the office shares, and how close two bookings may lie; also of one that came before."""
    if session.exec(select(Resource.id).where(Resource.office_id == office_id)).first():
        return
    found = session.exec(select(Person).where(Person.office_id == office_id))
    people = {person.handle: person.id for person in found}
    for each in data["resources"]:
        person = each.pop("person", None)
        session.add(Resource(office_id=office_id, person_id=people.get(person), **each))
    for each in data["booking_limits"]:
        session.add(BookingLimit(office_id=office_id, **each))
    session.flush()


def _let_in(session: Session, office_id: int, password: str) -> None:
    people = session.exec(
        select(Person).where(Person.office_id == office_id, col(Person.has_account))
    ).all()
    known = people[0].password_hash if people else ""
    if known and hasher().verify(password, known):
        return
    # One hash for all: they share the password anyway, and hashing 22 times would take seconds.
    hashed = hasher().hash(password)
    for person in people:
        person.password_hash = hashed
