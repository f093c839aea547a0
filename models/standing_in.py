"""Who stands in for which post today: by an order in force, or by the office's list.

One statement reads it, for a whole office or for one person.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Integer,
    and_,
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
from models.acting_form import ActingForm
from models.lasting import NOW, lasting
from models.post import Incumbency, Post

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

    A row for each and for each holder of that post today; `models.resolved` reads them.
    """
    found = union_all(_by_order(office), _by_list(office, me)).subquery()
    own, held = aliased(Post), aliased(Incumbency)
    holds_it = and_(col(held.post_id) == col(Post.id), lasting(col(held.since), col(held.until)))
    of_post = (col(Post.id), col(Post.title_th), col(Post.title_en), col(Post.roles))
    return (
        select(
            found.c.person_id,
            *(col(own.title_th), col(own.title_en)),
            *of_post,
            col(held.person_id),
            *_OF_ORDER,
        )
        .select_from(found)
        .join(Post, col(Post.id) == found.c.post_id)
        .join(own, col(own.id) == found.c.own_id)
        .join(held, holds_it, isouter=True)
        .join(ActingOrder, col(ActingOrder.id) == found.c.order_id, isouter=True)
        .order_by(col(ActingOrder.id).nulls_last(), col(Post.id))
    )


_OF_ORDER = (
    col(ActingOrder.id),
    col(ActingOrder.form),
    col(ActingOrder.own_post_id),
    col(ActingOrder.missions),
    col(ActingOrder.limit_satang),
    col(ActingOrder.number),
    col(ActingOrder.ordered_on),
    col(ActingOrder.until),
)


def _by_order(office: Any) -> Any:
    return select(
        col(ActingOrder.id).label("order_id"),
        col(ActingOrder.person_id).label("person_id"),
        col(ActingOrder.for_post_id).label("post_id"),
        col(ActingOrder.own_post_id).label("own_id"),
    ).where(col(ActingOrder.office_id) == office, _ORDERED, _is_able(col(ActingOrder.person_id)))


def _by_list(office: Any, me: Any | None) -> Any:
    held = aliased(Incumbency)
    substitute = col(held.person_id)
    return (
        select(cast(null(), Integer), substitute, col(Post.id), col(Post.default_substitute_id))
        .join(held, col(held.post_id) == col(Post.default_substitute_id))
        .where(
            col(Post.office_id) == office,
            lasting(col(held.since), col(held.until)),
            _is_able(substitute) if me is None else substitute == me,
            _unattended(col(Post.id)),
        )
    )
