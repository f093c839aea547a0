"""Whose hands a complaint may pass through: never those of whom it is about (handbook 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models import clock
from models.person import Person, by_handle, holders, incumbent_ids
from models.post import posts_at
from models.role import Role
from tasks.look_up import look_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

OFFICERS = (Role.COMPLAINT_OFFICER, Role.EVA_HEAD, Role.DEPUTY_DIRECTOR, Role.DIRECTOR)
HEADS = (Role.EVA_HEAD, Role.DEPUTY_DIRECTOR, Role.DIRECTOR)


def _may_be(*, about: Sequence[str]) -> list[dict[str, Any]]:
    """The usual hands, and where the director is among those whom it is about."""
    usual = {
        "officer": Role.COMPLAINT_OFFICER.value,
        "head": Role.EVA_HEAD.value,
        "director_concerned": False,
        "conflicted": sorted(about),
    }
    return [usual, usual | {"director_concerned": True}] if about else [usual]


@look_up("complaint-hands", may_find=_may_be)
def complaint_hands(session: Session, office_id: int, *, about: Sequence[str]) -> dict[str, Any]:
    """Who handles a complaint about those people of the office (their handles).

    ``officer`` and ``head`` are the first of the roles that somebody holds whom it is not about,
    ``director_concerned`` says that the director is among them, ``conflicted`` are the handles of
    those whom it is about and of their direct superiors, who may not look into it.
    """

    def free(roles: Sequence[Role]) -> str:
        held = (role for role in roles if _others(session, office_id, role, about))
        return next(held, roles[0]).value

    return {
        "officer": free(OFFICERS),
        "head": free(HEADS),
        "director_concerned": not _others(session, office_id, Role.DIRECTOR, about)
        and any(each.handle in about for each in holders(session, office_id, Role.DIRECTOR)),
        "conflicted": sorted({*about, *_superiors(session, about)}),
    }


def _others(session: Session, office_id: int, role: Role, about: Sequence[str]) -> list[Person]:
    return [each for each in holders(session, office_id, role) if each.handle not in about]


def _superiors(session: Session, about: Sequence[str]) -> set[str]:
    people = [person for handle in about if (person := by_handle(session, handle)) is not None]
    above = {
        post.reports_to_id
        for person in people
        for post in posts_at(session, person.id, clock.now())
        if post.reports_to_id is not None
    }
    ids = {each for post_id in above for each in incumbent_ids(session, post_id)}
    return {session.get_one(Person, each).handle for each in ids}
