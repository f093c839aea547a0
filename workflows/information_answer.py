"""OIAR, steps 4 to 8: what there is, whether it may be disclosed, and the order that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.information_request import RIGHT_TO_APPEAL, Assessment, Collected, DisclosureOrder
from models.deadline import bd
from models.matter import DISCLOSURE
from models.register_name import RegisterName
from models.role import Role
from models.rung import Rung
from models.wording import _
from tasks.information_request import send_order
from tasks.ladder import last_rung
from tasks.turn import UpTo
from workflows.asking import telephone
from workflows.drafting import drafted
from workflows.information_objection import heard
from workflows.information_release import released
from workflows.receiving import refused
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from datetime import datetime

    from forms.information_request import InformationRequest, Release
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.information_clock import StatutoryClock
    from workflows.information_objection import Heard


@dataclass(frozen=True)
class Answer:
    """What was found and decided. No decision if nothing was found, no release if it is refused."""

    collected: Collected
    at: datetime
    decided: Decided[DisclosureOrder] | None = None
    heard: tuple[Heard, ...] = ()
    release: Release | None = None

    @property
    def order(self) -> DisclosureOrder | None:
        """The order as it was signed, or as it was rejected."""
        return self.decided.content if self.decided else None


def answered(
    case: CaseRun, request: InformationRequest, clock: StatutoryClock, owner: str
) -> Answer:
    """Collected, assessed, ordered, told, and made ready to be handed over."""
    due = clock.collecting
    collected = case.ask("collect", Collected, of=owner, due=due, shows=request)
    if not collected.found:
        return Answer(collected, case.now)
    assessment, said = case.all(
        opinion=lambda: case.ask(
            "assess",
            Assessment,
            of=Role.INFO_OFFICER,
            due=clock.within(bd(2)),
            shows=collected,
            beside=[request],
        ),
        third_parties=lambda: case.each(
            "party",
            collected.third_parties,
            lambda each: may_be_spared(lambda: heard(case, request, each, owner)),
        ),
    )
    said = [each for each in said if each is not None]
    decided = _ordered(case, request, clock, assessment, collected=collected, said=said)
    if decided.rejected:
        words = decided.words_for_requester or decided.comment
        refused(case, request, f"{words}\n{RIGHT_TO_APPEAL.th}")
        return Answer(collected, case.now, decided, tuple(said))
    case.run(send_order, request=request, signed=decided, owner=owner)
    told_at = case.now
    telephone(case, "call-about-order", request, _SIGNED, shows=decided.content)
    order, release = decided.content, None
    if not order.refuses:
        release = released(case, request, collected, order=order, clock=clock)
    return Answer(collected, told_at, decided, tuple(said), release)


def _ordered(
    case: CaseRun,
    request: InformationRequest,
    clock: StatutoryClock,
    assessment: Assessment,
    *,
    collected: Collected,
    said: list[Heard],
) -> Decided[DisclosureOrder]:
    """The order, drafted from the assessment, reviewed by the head and signed by who may decide."""
    objections = [each.answer for each in said if each.answer is not None]
    step: dict[str, Any] = {"due": clock.within(bd(1)), "beside": [request, collected, *objections]}

    def decide(order: DisclosureOrder) -> Decided[DisclosureOrder]:
        # Where the head has the last word, they do not review first what they then sign.
        if case.look_up(last_rung, matter=DISCLOSURE) != Rung.GROUP_HEAD:
            reviewed = case.review("review", order, of=Role.ADM_HEAD, title=_REVIEW, **step)
            if not reviewed.approved:
                return reviewed
            order = reviewed.content
        return case.sign(
            "decide",
            order,
            of=UpTo(DISCLOSURE),
            register=RegisterName.OUTGOING,
            to=request,
            title=_DECIDE,
            **step,
        )

    return drafted(
        case,
        "order",
        DisclosureOrder,
        decide,
        of=Role.INFO_OFFICER,
        due=clock.within(bd(1)),
        shows=assessment,
        beside=[collected, *objections],
        starts_from={**assessment.record(), "addressee": request.requester_name},
    )


_REVIEW = _("ตรวจร่างคำสั่งเปิดเผยข้อมูลข่าวสาร", "Review the disclosure order")
_DECIDE = _("ลงนามคำสั่งเปิดเผยข้อมูลข่าวสาร", "Sign the disclosure order")
_SIGNED = "ลงนามคำสั่งแล้ว ขอรับหนังสือได้ที่สำนักงานหรือแจ้งที่อยู่เพื่อจัดส่งทางไปรษณีย์"
