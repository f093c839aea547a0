"""Who stands in for which post today: by an order in force, or by the office's list.

One statement reads it, for a whole office or for one person; what follows from it (cascades) is
worked out here, without the database.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    Integer,
    and_,
    bindparam,
    cast,
    column,
    exists,
    not_,
    null,
    or_,
    select,
    table,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from models.absence import Absence
from models.acting import ActingOrder
from models.acting_form import SUBSTITUTE, ActingForm
from models.capacity import HeldPost, Link, StandIn
from models.post import Incumbency, Post
from models.types import Moment
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOW: Any = bindparam("now", type_=Moment)


def lasting(since: Any, until: Any) -> Any:
    """Whether ``now`` lies between two columns, the second exclusive and open where empty."""
    return and_(since <= NOW, or_(until.is_(None), until > NOW))


# `models.person` is built on this module.
_PERSON: Any = table(
    "person",
    column("id", Integer),
    column("active", Boolean),
    column("has_account", Boolean),
)
_HELD: Any = lasting(col(Incumbency.since), col(Incumbency.until))
_ORDERED: Any = and_(
    lasting(col(ActingOrder.since), col(ActingOrder.until)),
    # One that is revoked later today still stands now.
    or_(col(ActingOrder.revoked_at).is_(None), col(ActingOrder.revoked_at) > NOW),
)


def _is_able(person_id: Any) -> Any:
    somebody = _PERSON.alias()
    return exists().where(somebody.c.id == person_id, somebody.c.active, somebody.c.has_account)


def _unattended(post: Any) -> Any:
    """Whether nobody who holds the post is there today, and no order says who acts for it."""
    somebody, held = _PERSON.alias(), aliased(Incumbency)
    away = exists().where(
        col(Absence.person_id) == somebody.c.id,
        lasting(col(Absence.since), col(Absence.until)),
        col(Absence.cancelled_at).is_(None),
    )
    there = exists().where(
        col(held.post_id) == post,
        lasting(col(held.since), col(held.until)),
        somebody.c.id == col(held.person_id),
        somebody.c.active,
        not_(away),
    )
    acted_for = exists().where(
        col(ActingOrder.for_post_id) == post,
        col(ActingOrder.form) != ActingForm.ON_BEHALF,
        _ORDERED,
    )
    return and_(not_(there), not_(acted_for))


def standing_in(office: Any, me: Any | None = None) -> Any:
    """Who stands in ``now`` for which post of `office`: orders, and substitutes (`me`: only mine).

    A row for each and for each holder of that post today; :func:`resolved` reads them.
    """
    held, substitute = aliased(Incumbency), aliased(Incumbency)
    ordered: Any = select(
        col(ActingOrder.id).label("order_id"),
        col(ActingOrder.person_id).label("person_id"),
        col(ActingOrder.for_post_id).label("post_id"),
        col(ActingOrder.own_post_id).label("own_id"),
    ).where(col(ActingOrder.office_id) == office, _ORDERED, _is_able(col(ActingOrder.person_id)))
    listed = (
        select(
            cast(null(), Integer),
            col(substitute.person_id),
            col(Post.id),
            col(Post.default_substitute_id),
        )
        .join(substitute, col(substitute.post_id) == col(Post.default_substitute_id))
        .where(
            col(Post.office_id) == office,
            lasting(col(substitute.since), col(substitute.until)),
            _is_able(col(substitute.person_id)) if me is None else col(substitute.person_id) == me,
            _unattended(col(Post.id)),
        )
    )
    found = union_all(ordered, listed).subquery()
    own = aliased(Post)
    in_force = and_(col(held.post_id) == col(Post.id), lasting(col(held.since), col(held.until)))
    return (
        select(
            found.c.person_id,
            col(own.title_th),
            col(own.title_en),
            col(Post.id),
            col(Post.title_th),
            col(Post.title_en),
            col(Post.roles),
            col(held.person_id),
            col(ActingOrder.id),
            col(ActingOrder.form),
            col(ActingOrder.own_post_id),
            col(ActingOrder.missions),
            col(ActingOrder.limit_satang),
            col(ActingOrder.number),
            col(ActingOrder.ordered_on),
            col(ActingOrder.until),
        )
        .select_from(found)
        .join(Post, col(Post.id) == found.c.post_id)
        .join(own, col(own.id) == found.c.own_id)
        .join(held, in_force, isouter=True)
        .join(ActingOrder, col(ActingOrder.id) == found.c.order_id, isouter=True)
        .order_by(col(ActingOrder.id), col(Post.id))
    )


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
