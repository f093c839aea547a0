"""What every paper and letter of a case says of the office, its signers and its requester."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from models.database import read
from models.group import Group
from models.office import Office
from models.person import Person, by_handle, holders
from models.post import posts_at
from models.requester import Requester
from models.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.press_conference import Invited
    from forms.requester import RequesterBlock
    from models.role import Role
    from tasks.decided import Decided
    from tasks.service import ServiceCall

NAMELESS = "ผู้ร้อง"
"""Who complains and does not say who they are (handbook 3.11)."""


def issuing_office(session: Session, office_id: int) -> dict[str, Any]:
    """The office as `forms.sheets.sheet.IssuingOffice`."""
    office = session.get_one(Office, office_id)
    return {
        "name": office.name_th,
        "address": office.address_th,
        "phone": office.phone,
        "email": office.email,
    }


def reply_to(session: Session, office_id: int) -> str:
    """Where newsrooms ask and answer: the office's address and telephone."""
    office = session.get_one(Office, office_id)
    return " · ".join(filter(None, (office.email or settings().mail_from, office.phone)))


def contact(call: ServiceCall) -> str:
    """The same, for the office of that call."""
    with read() as session:
        return reply_to(session, call.office_id)


def signer(session: Session, office_id: int, role: Role) -> dict[str, Any]:
    """Who is to sign for `role`, as `forms.sheets.sheet.Signer`: the post that holds it today."""
    for person in holders(session, office_id, role):
        for post in person.posts():
            if role in post.roles:
                return {"post": post.title_th}
    return {"post": role.label.th}


def signed_by(session: Session, signed: Decided[Any], role: Role) -> dict[str, Any]:
    """Who did sign, as `forms.sheets.sheet.Signer`: name, own post, and in whose place.

    As it was written down at the signature (handbook 2.6, 7), whatever orders stand today; of what
    was signed before that was kept, the post held at that moment that has `role`.
    """
    person = session.get_one(Person, signed.by)
    if signed.capacity:
        acting = signed.capacity["acting"]["th"] or None
        return {
            "name": person.name_th,
            "post": signed.capacity["post"]["th"],
            "acting": acting,
        }
    posts = posts_at(session, signed.by, signed.at)
    own = next((post for post in posts if role in post.roles), next(iter(posts), None))
    return {"name": person.name_th, "post": own.title_th if own else role.label.th}


def writer(session: Session, handle: str) -> dict[str, Any]:
    """The person of that handle as `forms.sheets.sheet.Signer`."""
    person = by_handle(session, handle)
    if person is None:
        return {"post": handle}
    posts = person.posts()
    return {"name": person.name_th, "post": posts[0].title_th if posts else person.name_th}


def called(session: Session, handle: str) -> str:
    """The person of that handle as a letter speaks of them: name and post, where they differ."""
    known = writer(session, handle)
    name, post = known.get("name", known["post"]), known["post"]
    return name if name == post else f"{name} ตำแหน่ง{post}"


def owner_unit(session: Session, office_id: int, handle: str) -> str:
    """The work group of that person, which a letter names as its own (ส่วนราชการเจ้าของเรื่อง)."""
    person = by_handle(session, handle)
    codes = [post.group_code for post in person.posts()] if person else []
    group = session.exec(
        select(Group).where(Group.office_id == office_id, col(Group.code).in_(codes[:1]))
    ).first()
    return group.name_th if group else ""


def reachable(request: RequesterBlock) -> list[dict[str, str]]:
    """The requester as the one recipient of a letter; empty when no e-mail address was given."""
    if request.contact_email is None:
        return []
    return [{"name": request.contact_name or NAMELESS, "email": str(request.contact_email)}]


def newsrooms(outlets: Iterable[Invited]) -> list[dict[str, str]]:
    """Newsrooms with an address as the recipients of a letter, by whoever is asked for there."""
    return [{"name": each.contact or each.outlet, "email": str(each.email)} for each in outlets]


def addressee(session: Session, request: RequesterBlock) -> str:
    """The agency or person who asks, as a letter addresses them."""
    if request.org_id is not None:
        known = session.exec(select(Requester).where(Requester.key == request.org_id)).first()
        if known is not None:
            return known.name_th
    return request.org_name or request.contact_name or NAMELESS
