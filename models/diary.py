"""What stands in the diaries of resources around an occasion, and who is free instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from models.absence import Absence
from models.booking import Booking
from models.booking_conflict import (
    Conflict,
    Seen,
    Standing,
    Wish,
    hard_conflicts,
    named_to_all,
    soft_conflicts,
)
from models.booking_limit import BookingLimits, limits_of
from models.case import Case
from models.resource import Resource, held_resource, resource_of_person, resources_of
from models.rows import Rows
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from models.occasion import Occasion

AROUND = timedelta(days=2)
"""How far from an occasion another one can matter to it: a day on either side, and its night."""


@dataclass(frozen=True)
class Diary:
    """Every booking of some resources that stands near an occasion, and who is away then."""

    limits: BookingLimits
    standing: dict[int, list[Standing]] = field(default_factory=dict)
    absences: dict[int, list[Absence]] = field(default_factory=dict)
    seen: Seen = named_to_all

    @classmethod
    def of(
        cls,
        session: Session,
        resources: Sequence[Resource],
        occasion: Occasion,
        seen: Seen = named_to_all,
    ) -> Diary:
        """Read under whatever locks the caller holds; `seen` says which cases may be named."""
        standing: dict[int, list[Standing]] = {}
        for each in standing_between(
            session,
            [each.id for each in resources],
            since=occasion.since - AROUND,
            until=occasion.until + AROUND,
        ):
            standing.setdefault(each.booking.resource_id, []).append(each)
        office_id = resources[0].office_id if resources else 0
        people = {each.person_id for each in resources} - {None}
        absences = absences_between(session, people, since=occasion.since, until=occasion.until)
        return cls(limits_of(session, office_id), standing, absences, seen)

    def refused(self, wish: Wish) -> list[Conflict]:
        """What refuses the wish."""
        away = self.absences.get(wish.resource.person_id or 0, ())
        return hard_conflicts(wish, self._of(wish), away, self.seen)

    def to_accept(self, wish: Wish) -> list[Conflict]:
        """What has to be accepted with a reason."""
        return soft_conflicts(wish, self._of(wish), self.limits, self.seen)

    def _of(self, wish: Wish) -> list[Standing]:
        return self.standing.get(wish.resource.id, [])


def standing_between(
    session: Session, resource_ids: Iterable[int], *, since: datetime, until: datetime
) -> list[Standing]:
    """The bookings of these resources that stand and touch that time, the first to begin first."""
    session.flush()  # what this transaction did itself stands in it too
    given = {"resources": list(resource_ids), "since": since, "until": until}
    return [Standing(booking, case) for booking, case in _STANDING.all(session, given)]


def promised(session: Session, person_id: int, *, since: datetime, until: datetime) -> list[Text]:
    """For what somebody is confirmed then, in words, held until this transaction ends."""
    resource = resource_of_person(session, person_id)
    if resource is None:
        return []
    held_resource(session, resource)
    found = standing_between(session, [resource.id], since=since, until=until)
    return [
        _PROMISED.fill(when=booking.occasion.in_words, case=case.code)
        if named_to_all(case)
        else booking.occasion.in_words
        for booking, case in found
        if booking.is_confirmed
    ]


def free_instead(session: Session, office_id: int, kind: str, occasion: Occasion) -> list[Resource]:
    """What serves as `kind` and is free then; what nothing at all speaks against comes first."""
    resources = resources_of(session, office_id, kind)
    diary = Diary.of(session, resources, occasion)
    wishes = [Wish(resource, occasion, kind) for resource in resources]
    free = [wish for wish in wishes if not diary.refused(wish)]
    return [wish.resource for wish in sorted(free, key=lambda wish: len(diary.to_accept(wish)))]


def absences_between(
    session: Session, people: set[int | None], *, since: datetime, until: datetime
) -> dict[int, list[Absence]]:
    """Who of these people is away then, by person."""
    known = session.exec(
        select(Absence)
        .where(
            col(Absence.person_id).in_(people),
            col(Absence.cancelled_at).is_(None),
            Absence.since < until,
            Absence.until > since,
        )
        .order_by(col(Absence.since))
    )
    absences: dict[int, list[Absence]] = {}
    for each in known:
        absences.setdefault(each.person_id, []).append(each)
    return absences


_PROMISED = _("{when} (เรื่อง {case})", "{when} (case {case})")
_STANDING: Rows[tuple[Booking, Case]] = Rows(
    select(Booking, Case)
    .join(Case, col(Case.id) == col(Booking.case_id))
    .where(
        col(Booking.resource_id).in_(bindparam("resources", expanding=True)),
        col(Booking.released_at).is_(None),
        col(Booking.until) > bindparam("since"),
        col(Booking.since) < bindparam("until"),
    )
    .order_by(col(Booking.since), col(Booking.id)),
    fresh=True,
)
