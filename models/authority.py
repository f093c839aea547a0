"""May this person act on this task, now, in what capacity, by which order: one answer for all.

Asked at the moment of the act (claim, complete), never kept from when the task was offered
(handbook 2.6). The questions of a page, of JSON and the gate in each verb all come here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.person import Person, holder_ids, incumbent_ids, stand_ins_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlmodel import Session

    from models.capacity import Capacity, StandIn
    from models.case import Case
    from models.human_task import HumanTask
    from models.offer import Candidate, Offer


def capacity_of(task: HumanTask, person: Person) -> Capacity | None:
    """In what capacity `person` may take `task` now; None where they may not.

    The own post goes before any order, an order before a substitute's list.
    """
    if person.office_id != task.office_id or person.id in task.barred:
        return None
    offers, standing = task.offers(), person.standing
    roles = frozenset(offer.role for offer in offers)
    posts = frozenset(offer.post_id for offer in offers)
    is_named = any(offer.person_id == person.id for offer in offers)
    if is_named or not (
        standing.own_roles.isdisjoint(roles) and standing.own_post_ids.isdisjoint(posts)
    ):
        return standing.as_holder(roles, posts)
    # Orders come first in the list, as they were issued.
    fitting = (each for each in standing.stand_ins if _is_offered(offers, each))
    return next((each.capacity for each in fitting if _reaches(each, task)), None)


def somebody_takes(
    session: Session,
    task: HumanTask,
    case: Case,
    offers: Sequence[Candidate | Offer],
    barred: Collection[int] = (),
) -> bool:
    """Whether somebody may take the task of these offers today, in whatever capacity.

    Never whom four eyes bar; in a secret case only who is allowed to see it.
    """
    found = taker_ids(session, task, case, offers, barred)
    if not case.is_secret:
        return any(True for _ in found)
    return any(case.is_seen_by(session.get_one(Person, each)) for each in found)


def is_hidden_from_all(
    session: Session,
    task: HumanTask,
    case: Case,
    offers: Sequence[Candidate | Offer],
    barred: Collection[int],
) -> bool:
    """Whether some would take it, and nobody of them may see the case."""
    found = list(taker_ids(session, task, case, offers, barred))
    return bool(found) and not any(case.is_seen_by(session.get_one(Person, each)) for each in found)


def _own_ids(session: Session, office_id: int, offer: Candidate | Offer) -> set[int]:
    """Who takes it in their own post, or by their own name."""
    if offer.role is not None:
        return holder_ids(session, office_id, offer.role)
    if offer.post_id is not None:
        return incumbent_ids(session, offer.post_id)
    person = session.get(Person, offer.person_id)
    is_able = person is not None and person.active and person.has_account
    return {person.id} if person is not None and is_able else set()


def taker_ids(
    session: Session,
    task: HumanTask,
    case: Case,
    offers: Sequence[Candidate | Offer],
    barred: Collection[int],
) -> Iterator[int]:
    """Who takes it: in their own post first, so that who stands in is seldom asked for."""
    for offer in offers:
        yield from _own_ids(session, case.office_id, offer) - set(barred)
    for somebody, several in stand_ins_in(session, case.office_id).items():
        fitting = (each for each in several if _is_offered(offers, each))
        if somebody not in barred and any(
            each.bears(task.kind, case.mission, task.amount, barred) for each in fitting
        ):
            yield somebody


def _is_offered(offers: Sequence[Candidate | Offer], stand_in: StandIn) -> bool:
    return any(
        offer.role in stand_in.post.roles
        or offer.person_id in stand_in.people
        or offer.post_id == stand_in.post.id
        for offer in offers
    )


def _reaches(stand_in: StandIn, task: HumanTask) -> bool:
    mission = task.case.mission if stand_in.missions else ""
    return stand_in.bears(task.kind, mission, task.amount, task.barred)
