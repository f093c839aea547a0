"""COMP, steps 1 and 3: a complaint is registered, and then goes the way that the head says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from forms.complaint import (
    AmendedComplaint,
    Classification,
    ComplaintRegistration,
    ComplaintRegistrationAgain,
    ComplaintSupplement,
    ComplaintSupplementOnPaper,
    FinderNamed,
    LeadersClassification,
    NamedClassification,
)
from models.deadline import bd
from workflows.complaint_handling import Limits
from workflows.receiving import refused
from workflows.screening import screened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.complaint import ComplaintRequest
    from tasks.run import CaseRun
    from workflows.complaint_handling import Handling, Hands

F = TypeVar("F", bound="Classification | FinderNamed")


@dataclass(frozen=True)
class Registered:
    """The complaint as it then stands, its limits, and how the case ends if it goes no further."""

    request: ComplaintRequest
    limits: Limits
    outcome: str | None = None


def registered_complaint(case: CaseRun, request: ComplaintRequest, hands: Hands) -> Registered:
    """The officer's word. While the complainant is waited for, no clock runs (handbook 3.0)."""
    counted: list[Limits] = []

    def asked(
        name: str, form: type[ComplaintRegistration], shown: ComplaintRequest
    ) -> ComplaintRegistration:
        counted.append(Limits(case.now))
        due = counted[-1].within(bd(1), case.now)
        return case.ask(name, form, of=hands.officer, due=due, shows=shown)

    request, registration = screened(
        case,
        request,
        first=lambda it: asked("register", ComplaintRegistration, it),
        again=lambda it: asked("register-again", ComplaintRegistrationAgain, it),
        amended=AmendedComplaint.of,
        online=ComplaintSupplement,
        on_paper=ComplaintSupplementOnPaper,
        clerk=hands.officer,
    )
    limits = counted[-1]
    if registration is None:
        return Registered(request, limits, "no-answer")
    if not registration.turned_away:
        return Registered(request, limits)
    words = registration.words_for_requester or ""
    refused(case, request, words, shows=registration, clerk=hands.officer)
    return Registered(request, limits, "merged")


def classified_complaint(case: CaseRun, handling: Handling) -> Classification:
    """The head's word; only what nobody signed may be kept for the statistics alone.

    What is about the director goes to nobody but the vice governor.
    """
    request, hands = handling.request, handling.hands
    form = Classification if request.may_be_a_slander else NamedClassification
    if hands.director_concerned:
        form = LeadersClassification
    due = handling.limits.within(bd(1), case.now)
    return with_a_fit_finder(
        case, "classify", form, hands.conflicted, of=hands.head, due=due, shows=request
    )


def with_a_fit_finder(
    case: CaseRun, name: str, form: type[F], unfit: Sequence[str], **step: Any
) -> F:
    """Have `form` filled in, again as long as it names somebody who may not look into it."""
    said = case.ask(name, form, **step)
    while said.finder in unfit:
        said = case.ask(name, form, starts_from=said, reasons={"finder": _UNFIT}, **step)
    return said


_UNFIT = "ผู้นี้เป็นผู้ถูกร้อง ผู้บังคับบัญชาโดยตรงของผู้ถูกร้อง หรือตรวจสอบเรื่องนี้มาแล้ว โปรดระบุผู้อื่น"
"""Conflict of interest, which bars by itself (3.11, step 5)."""
