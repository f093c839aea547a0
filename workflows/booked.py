"""Something of the office is booked for a case: held, settled where something speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.booking import ResourceChoice
from models.role import Role
from tasks.bookings import confirm_booking, hold_resource, release_booking
from tasks.signals import CancelledByHand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.form import Form
    from models.deadline import Due
    from models.occasion import Occasion
    from models.resource_kind import ResourceKind
    from models.wording import Text
    from tasks.bookings import Held
    from tasks.run import CaseRun


@dataclass(frozen=True)
class Want:
    """As what something is wanted for which occasion; until when a choice is due, showing what."""

    used_as: ResourceKind
    occasion: Occasion
    shows: Form
    due: Due = None

    @property
    def settled_by(self) -> Role:
        """Who confirms, and accepts warnings (handbook 3.5, step 4)."""
        is_of_state = self.occasion.precedence.is_ceremony_of_state
        return Role.DIRECTOR if is_of_state else Role.PRC_HEAD


def booked(case: CaseRun, held: Held, want: Want, *, by: int) -> Held | None:
    """`held` is confirmed as `by` decided, if nothing speaks against it.

    Else whoever confirms chooses another, or accepts the warnings with a reason; None where a
    leader took that task away, and nothing is booked.
    """
    problems = held.against or held.warnings
    if not problems:
        done = case.do(confirm_booking, booking=held.booking, by=by)
        problems = done.against or done.warnings
    while problems:
        try:
            choice = _chosen(case, held, want, problems)
        except CancelledByHand:
            _let_go(case, held)
            return None
        held = _held_again(case, held, want, choice.resource)
        problems = held.against
        if not problems:
            decider = case.author_of(choice)
            done = case.do(
                confirm_booking, booking=held.booking, by=decider, because=choice.because
            )
            problems = done.against
    return held


def _chosen(case: CaseRun, held: Held, want: Want, problems: Sequence[Text]) -> ResourceChoice:
    free = held.instead[0] if held.refused and held.instead else held.resource
    return case.ask(
        "choose-resource",
        ResourceChoice,
        of=want.settled_by,
        due=want.due,
        shows=want.shows,
        starts_from={"resource": free},
        reasons={"resource": " · ".join(str(each) for each in problems)},
    )


def _held_again(case: CaseRun, held: Held, want: Want, resource: str) -> Held:
    """What was chosen; what is held already is not held twice."""
    if resource == held.resource and not held.refused:
        return held
    _let_go(case, held)
    return case.do(hold_resource, resource=resource, used_as=want.used_as, occasion=want.occasion)


def _let_go(case: CaseRun, held: Held) -> None:
    if not held.refused:
        case.do(release_booking, booking=held.booking, because=_ANOTHER)


_ANOTHER = "เลือกผู้ปฏิบัติงานหรือทรัพยากรอื่น"
