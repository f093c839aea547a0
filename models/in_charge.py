"""In what capacity somebody changes what the office works by (handbook 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.acting import must_stand
from models.capacity import label_of
from models.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from models.capacity import Capacity
    from models.person import Person
    from models.wording import Text


def in_charge(by: Person, roles: Collection[str]) -> Capacity:
    """In what capacity `by` has one of `roles` now; `NotAllowed` for who has none of them.

    An order that it rests on is held until this transaction ends, as for a decision.
    """
    capacity = by.standing.in_charge(frozenset(roles))
    if capacity is None:
        raise NotAllowed
    must_stand(by.session, capacity.order_ids)
    return capacity


def said_of(kept: Mapping[str, Any] | None) -> Text | None:
    """What a change kept of its capacity, in words; None of one from before that was kept."""
    return label_of(kept) if kept else None
