"""What every paper and letter of a case says of the office, its signers and its requester."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, select

from models.office import Office
from models.person import by_handle, holders
from models.post import Post
from models.requester import Requester

if TYPE_CHECKING:
    from forms.requester import RequesterBlock
    from models.role import Role


def issuing_office(session: Session, office_id: int) -> dict[str, Any]:
    """The office as `forms.sheets.sheet.IssuingOffice`."""
    return {"name": session.get_one(Office, office_id).name_th}


def signer(session: Session, office_id: int, role: Role) -> dict[str, Any]:
    """Who signs for `role`, as `forms.sheets.sheet.Signer`: the post that holds it."""
    for person in holders(session, office_id, role):
        for post in person.posts():
            if role in post.roles:
                return {"post": post.title_th}
    return {"post": role.label.th}


def writer(session: Session, handle: str) -> dict[str, Any]:
    """The person of that handle as `forms.sheets.sheet.Signer`."""
    person = by_handle(session, handle)
    posts = person.posts() if person is not None else list[Post]()
    return {"post": posts[0].title_th if posts else handle}


def reachable(request: RequesterBlock) -> list[dict[str, str]]:
    """The requester as the one recipient of a letter; empty when no e-mail address was given."""
    if request.contact_email is None:
        return []
    return [{"name": request.contact_name, "email": str(request.contact_email)}]


def addressee(session: Session, request: RequesterBlock) -> str:
    """The agency or person who asks, as a letter addresses them."""
    if request.org_id is not None:
        known = session.exec(select(Requester).where(Requester.key == request.org_id)).first()
        if known is not None:
            return known.name_th
    return request.org_name or request.contact_name
