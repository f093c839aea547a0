"""What follows from who stands in for whom today (`models.standing_in`): each one's reach."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from models.acting_form import SUBSTITUTE, ActingForm
from models.capacity import HeldPost, Link, StandIn
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class _Ordered:
    """One row of :func:`standing_in`, and everybody who holds the post today."""

    def __init__(self, row: Sequence[Any]) -> None:
        (
            self.person_id, th, en, post_id, post_th, post_en, roles, _holder,
            order_id, form, self.own_post_id, missions, self.limit, number, ordered_on, until,
        ) = row  # fmt: skip
        self.own = Text(th, en)
        post = HeldPost(post_id, Text(post_th, post_en), frozenset(roles))
        how = form or SUBSTITUTE
        self.link = Link(how, post, order_id, number or "", ordered_on, until)
        self.missions = frozenset(missions or ())
        self.people: set[int] = set()

    @property
    def is_equal_power(self) -> bool:
        """Whether who acts so has all the power of the post, and what it acts for (s. 48)."""
        return self.link.how == ActingForm.ACTING_FOR


def resolved(rows: Iterable[Sequence[Any]]) -> dict[int, tuple[StandIn, ...]]:
    """Who may act in whose place, by person; rows as :func:`standing_in` reads them.

    Who acts for a head has also what that post itself acts for, as far as it goes; a circle ends
    where it closes.
    """
    found: dict[tuple[Any, ...], _Ordered] = {}
    for row in rows:
        ordered = found.setdefault((row[0], row[3], row[8]), _Ordered(row))
        ordered.people |= {row[7]} - {None}
    acting_from: dict[int, list[_Ordered]] = defaultdict(list)
    for each in found.values():
        if each.is_equal_power:
            acting_from[each.own_post_id].append(each)
    stand_ins: dict[int, list[StandIn]] = defaultdict(list)
    for each in found.values():
        stand_ins[each.person_id] += _reach(each, acting_from)
    return {person: tuple(several) for person, several in stand_ins.items()}


def _reach(first: _Ordered, acting_from: dict[int, list[_Ordered]]) -> Iterator[StandIn]:
    """What an order gives by itself, and through the posts that its post acts for."""
    paths: list[tuple[_Ordered, ...]] = [(first,)]
    while paths:
        path = paths.pop(0)
        last = path[-1]
        yield StandIn(
            own=first.own,
            links=tuple(each.link for each in path),
            people=frozenset(last.people),
            missions=last.missions,
            limit=last.limit,
        )
        if last.is_equal_power:
            passed = {each.link.post.id for each in path}
            onward = acting_from.get(last.link.post.id, ())
            paths += [(*path, each) for each in onward if each.link.post.id not in passed]
