"""In whose place a person acts: in their own post, by an order, or as a substitute (handbook 2.6).

Everything here is worked out from rows already read; nothing asks the database.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, Self

from models.acting_form import SUBSTITUTE, ActingForm
from models.wording import Text, _

NEVER_BY_SUBSTITUTE = frozenset({"sign", "approve", "record"})
"""Kinds of task in which authority is used; a default substitute has none (handbook 1.5)."""

SATANG = 100
"""In a baht."""

BEYOND_ANY_LIMIT = 2**62
"""Money that is decided on and not known, in satang: no order that has a limit reaches it."""


class HeldPost(NamedTuple):
    """A post, as far as it entitles."""

    id: int
    title: Text
    roles: frozenset[str]


class Link(NamedTuple):
    """One step of acting: in which form, in place of which post, by which order, until when."""

    how: str
    post: HeldPost
    order_id: int | None = None
    number: str = ""
    ordered_on: date | None = None
    until: datetime | None = None

    @property
    def label(self) -> Text:
        """``รักษาราชการแทน`` and the post, as it stands under a signature."""
        words = _INSTEAD if self.how == SUBSTITUTE else ActingForm(self.how).words
        return words.fill(post=self.post.title)


@dataclass(frozen=True)
class Capacity:
    """In what capacity somebody acts: `own` is their own post, `links` in whose place.

    Without links it is the own post's; with several, each acts for the next
    (``รักษาราชการแทน… รักษาราชการแทน…``).
    """

    own: Text
    links: tuple[Link, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it is that of the own post."""
        return not self.links

    @property
    def order_ids(self) -> tuple[int, ...]:
        """The orders it rests on."""
        return tuple(link.order_id for link in self.links if link.order_id is not None)

    @property
    def acting(self) -> Text:
        """The line under the own post; empty in the own capacity."""
        said = [link.label for link in self.links]
        return Text(" ".join(each.th for each in said), ", ".join(each.en for each in said))

    @property
    def label(self) -> Text:
        """The own post, in whose place, by which order: what is told before and after deciding."""
        return label_of(self.record())

    def record(self) -> dict[str, Any]:
        """What a decision keeps for good; later orders do not change it."""
        acting = self.acting
        kept: dict[str, Any] = {"post": self.own._asdict(), "acting": acting._asdict()}
        kept["orders"] = [
            {
                "form": link.how,
                "for": link.post.title._asdict(),
                "post_id": link.post.id,
                "number": link.number,
                "ordered_on": link.ordered_on.isoformat() if link.ordered_on else None,
            }
            for link in self.links
        ]
        return kept


@dataclass(frozen=True)
class StandIn:
    """In whose place a person may act today: the last of `links` is the post whose power it is.

    `people` hold that post today, so that what was offered to one of them by name is found too.
    `missions` narrows it (empty: every one), `limit` is in satang.
    """

    own: Text
    links: tuple[Link, ...]
    people: frozenset[int] = frozenset()
    missions: frozenset[str] = frozenset()
    limit: int | None = None

    @property
    def post(self) -> HeldPost:
        """The post whose power it is."""
        return self.links[-1].post

    @property
    def is_substitute(self) -> bool:
        """Whether no order stands behind it, only the office's list of substitutes."""
        return self.links[0].how == SUBSTITUTE

    @property
    def is_full(self) -> bool:
        """Whether it is all of the post's power."""
        return not self.is_substitute and not self.missions and self.limit is None

    @property
    def lender(self) -> int | None:
        """Who lends it their own power (ปฏิบัติราชการแทน), where one person holds the post.

        It reaches no work of theirs: nobody has their own work passed by their own power (handbook
        1.5 rule 1). Who acts for an absent head has the post's power by law, not the head's (2.6).
        """
        is_lent = self.links[-1].how == ActingForm.ON_BEHALF and len(self.people) == 1
        return next(iter(self.people)) if is_lent else None

    @property
    def capacity(self) -> Capacity:
        """What is written down when it is used."""
        return Capacity(self.own, self.links)

    def bears(self, kind: str, mission: str, amount: int | None, barred: Collection[int]) -> bool:
        """Whether a task of that kind may be done so, whose work is that of the `barred`."""
        return self.lender not in barred and self.reaches(kind) and self.covers(mission, amount)

    def reaches(self, kind: str) -> bool:
        """Whether a task of that kind may be done so."""
        return not self.is_substitute or kind not in NEVER_BY_SUBSTITUTE

    def covers(self, mission: str, amount: int | None) -> bool:
        """Whether the matter is within scope, and its money (in satang) within the limit."""
        return covers(self.missions, self.limit, mission, amount)


@dataclass(frozen=True)
class Standing:
    """All that a person may act as today: the posts held, and those in whose place."""

    held: tuple[HeldPost, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()

    @cached_property
    def own_roles(self) -> frozenset[str]:
        """The roles of the posts held."""
        return frozenset().union(*(post.roles for post in self.held))

    @cached_property
    def own_post_ids(self) -> frozenset[int]:
        """The posts held."""
        return frozenset(post.id for post in self.held)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Those, and the roles of the posts acted for with all their power."""
        full = (each.post.roles for each in self.stand_ins if each.is_full)
        return self.own_roles.union(*full)

    @cached_property
    def post_ids(self) -> frozenset[int]:
        """The posts held, and those acted for with all their power."""
        full = {each.post.id for each in self.stand_ins if each.is_full}
        return self.own_post_ids | full

    def as_holder(
        self, roles: frozenset[str | None], posts: frozenset[int | None] = frozenset()
    ) -> Capacity:
        """The own capacity: in such a post, or one that has such a role; else in the first."""
        fitting = (
            post.title for post in self.held if post.id in posts or not post.roles.isdisjoint(roles)
        )
        return Capacity(next(fitting, self.held[0].title if self.held else _NO_POST))

    def in_charge(self, roles: frozenset[str]) -> Capacity | None:
        """In what capacity one of `roles` is had: the own post first, then an order; else None."""
        if not self.own_roles.isdisjoint(roles):
            return self.as_holder(frozenset(roles))
        full = (each for each in self.stand_ins if each.is_full)
        fitting = (each.capacity for each in full if not each.post.roles.isdisjoint(roles))
        return next(fitting, None)

    @classmethod
    def of(cls, posts: list[Any], stand_ins: tuple[StandIn, ...]) -> Self:
        """From the rows of the posts held."""
        held = (HeldPost(post.id, post.title, frozenset(post.roles)) for post in posts)
        return cls(tuple(held), stand_ins)


def covers(missions: Collection[str], limit: int | None, mission: str, amount: int | None) -> bool:
    """Whether `mission` is one of `missions` (empty: every one), and its money within `limit`."""
    in_scope = not missions or mission in missions
    return in_scope and (limit is None or (amount or 0) <= limit)


def label_of(kept: Mapping[str, Any]) -> Text:
    """What a decision kept of its capacity (:meth:`Capacity.record`), in words."""
    own, acting = Text(**kept["post"]), Text(**kept["acting"])
    if not acting.th:
        return own
    numbers = ", ".join(each["number"] for each in kept["orders"] if each["number"])
    words = _BY_ORDER if numbers else _IN_PLACE
    return words.fill(own=own, acting=acting, numbers=numbers)


_NO_POST = _("ผู้ปฏิบัติงาน", "staff")
_INSTEAD = _("ตรวจงานแทน{post}", "reviewing in place of {post}")
_IN_PLACE = _("{own} {acting}", "{own}, {acting}")
_BY_ORDER = _("{own} {acting} ตามคำสั่งที่ {numbers}", "{own}, {acting}, by order {numbers}")
