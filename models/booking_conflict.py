"""What stands against a booking: hard conflicts refuse it, soft ones are accepted with a reason.

Hard (handbook 3.5, step 2): the resource is confirmed elsewhere, somebody with at least the same
precedence was first, or the person is away. Soft: the way is too long or the night too short; and,
for a master of ceremonies, the day has enough already, or sees a ceremony of state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from models.occasion import Occasion, span_in_words
from models.resource_kind import ResourceKind
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from models.absence import Absence
    from models.booking import Booking
    from models.booking_limit import BookingLimits
    from models.case import Case
    from models.resource import Resource

Seen = Callable[["Case"], bool]
"""Whether a case may be named to whoever is told."""

BOOKED, HELD_FIRST, AWAY = "booked", "held_first", "away"
TRAVEL, REST, A_DAY, CEREMONY = "travel", "rest", "a_day", "ceremony"


def named_to_all(case: Case) -> bool:
    """Whether a case may be named where it is not known who will read it."""
    return not case.is_secret


class Standing(NamedTuple):
    """A booking that stands, and the case that has it."""

    booking: Booking
    case: Case


@dataclass(frozen=True)
class Conflict:
    """One thing that stands in the way; `with_` is the booking it comes from, if it is one."""

    kind: str
    words: Text
    with_: Standing | None = None

    @property
    def is_hard(self) -> bool:
        """Whether it refuses the booking."""
        return self.kind in {BOOKED, HELD_FIRST, AWAY}


@dataclass(frozen=True)
class Wish:
    """A resource wanted as something for an occasion; `own` is the booking asked about."""

    resource: Resource
    occasion: Occasion
    used_as: str
    own: int | None = None
    confirming: bool = False

    def yields_to(self, other: Booking) -> bool:
        """Whether `other`, which is only held and overlaps, goes first.

        Whoever wants to hold yields to what has at least the same rank; whoever holds it already
        and confirms, to a higher one only.
        """
        theirs, mine = other.occasion.precedence, self.occasion.precedence
        return theirs < mine if self.confirming else theirs <= mine


def hard_conflicts(
    wish: Wish, standing: Iterable[Standing], absences: Iterable[Absence], seen: Seen
) -> list[Conflict]:
    """What refuses it; the absences are those of the person who is wanted."""
    found = [
        _told(kind, wish, each, seen)
        for each in standing
        if each.booking.id != wish.own and (kind := _hard(wish, each.booking)) is not None
    ]
    return found + [_away(wish, each) for each in absences if _is_away(wish, each)]


def soft_conflicts(
    wish: Wish, standing: Sequence[Standing], limits: BookingLimits, seen: Seen
) -> list[Conflict]:
    """What has to be accepted with a reason; who overlaps is another matter."""
    beside = [
        each
        for each in standing
        if each.booking.id != wish.own and not wish.occasion.overlaps(each.booking.occasion)
    ]
    return [conflict for each in _RULES for conflict in each(wish, beside, limits, seen)]


def _hard(wish: Wish, other: Booking) -> str | None:
    if not wish.occasion.overlaps(other.occasion):
        return None
    if other.is_confirmed:
        return BOOKED
    return HELD_FIRST if wish.yields_to(other) else None


def _is_away(wish: Wish, absence: Absence) -> bool:
    return absence.since < wish.occasion.until and wish.occasion.since < absence.until


def _away(wish: Wish, absence: Absence) -> Conflict:
    span = span_in_words(absence.since, absence.until)
    return Conflict(AWAY, _WORDS[AWAY].fill(who=wish.resource.name, when=span))


def _told(kind: str, wish: Wish, other: Standing, seen: Seen, **more: object) -> Conflict:
    occasion = other.booking.occasion
    named = _CASE.fill(code=other.case.code) if seen(other.case) else _HIDDEN
    words = _WORDS[kind].fill(
        who=wish.resource.name,
        when=occasion.in_words,
        case=named,
        rank=occasion.precedence.label,
        **more,
    )
    return Conflict(kind, words, other)


def _too_far(
    wish: Wish, beside: Sequence[Standing], limits: BookingLimits, seen: Seen
) -> Iterator[Conflict]:
    for each in beside if wish.resource.moves else ():
        there = each.booking.occasion
        gap, needed = wish.occasion.gap_to(there), limits.way_between(wish.occasion, there)
        if gap < needed:
            has, wants = _minutes(gap), _minutes(needed)
            yield _told(TRAVEL, wish, each, seen, has=has, wants=wants)


def _too_little_rest(
    wish: Wish, beside: Sequence[Standing], limits: BookingLimits, seen: Seen
) -> Iterator[Conflict]:
    """Over a night only: two occasions of one day are a matter of how many."""
    for each in beside if wish.resource.is_person else ():
        there = each.booking.occasion
        gap = wish.occasion.gap_to(there)
        if gap < limits.rest and not wish.occasion.shares_a_day_with(there):
            hours = {"has": f"{_hours(gap):g}", "wants": f"{_hours(limits.rest):g}"}
            yield _told(REST, wish, each, seen, **hours)


def _too_many_a_day(
    wish: Wish, beside: Sequence[Standing], limits: BookingLimits, seen: Seen
) -> Iterator[Conflict]:
    same_day = [each for each in beside if wish.occasion.shares_a_day_with(each.booking.occasion)]
    if wish.used_as != ResourceKind.MC or len(same_day) < limits.a_day:
        return
    for each in same_day:
        yield _told(A_DAY, wish, each, seen, most=limits.a_day)


def _ceremony_that_day(
    wish: Wish, beside: Sequence[Standing], _limits: BookingLimits, seen: Seen
) -> Iterator[Conflict]:
    for each in beside if wish.used_as == ResourceKind.MC else ():
        there = each.booking.occasion
        if there.precedence.is_ceremony_of_state and wish.occasion.shares_a_day_with(there):
            yield _told(CEREMONY, wish, each, seen)


def _minutes(span: timedelta) -> int:
    return int(span / timedelta(minutes=1))


def _hours(span: timedelta) -> float:
    return round(span / timedelta(hours=1), 1)


_RULES = (_too_far, _too_little_rest, _too_many_a_day, _ceremony_that_day)

_CASE = _("เรื่อง {code}", "case {code}")
_HIDDEN = _("เรื่องอื่นที่เปิดเผยไม่ได้", "a case that cannot be named here")
_WORDS: dict[str, Text] = {
    BOOKED: _(
        "{who} ยืนยันไว้แล้ว {when} สำหรับ{case} ({rank})",
        "{who} is confirmed already, {when}, for {case} ({rank}).",
    ),
    HELD_FIRST: _(
        "{who} มี{case} ({rank}) จองไว้ก่อน {when}",
        "{who} is held, {when}, by {case} ({rank}), which goes first.",
    ),
    AWAY: _("{who} ไม่อยู่ปฏิบัติราชการ {when}", "{who} is away, {when}."),
    TRAVEL: _(
        "{who} มี{case} {when} เหลือเวลาเดินทาง {has} นาที ควรมีอย่างน้อย {wants} นาที",
        "{who} has {case}, {when}: {has} minutes for the way, {wants} are wanted.",
    ),
    REST: _(
        "{who} มี{case} {when} ได้พักข้ามคืน {has} ชม. ควรมีอย่างน้อย {wants} ชม.",
        "{who} has {case}, {when}: {has} hours of rest overnight, {wants} are wanted.",
    ),
    A_DAY: _(
        "{who} มี{case} ในวันเดียวกัน {when} ปกติไม่เกินวันละ {most} งาน",
        "{who} has {case} on the same day, {when}; {most} a day is usual.",
    ),
    CEREMONY: _(
        "{who} มี{rank}ในวันเดียวกัน {when} ({case})",
        "{who} has a ceremony on the same day, {when} ({case}: {rank}).",
    ),
}
