"""A time that suits adviser and requester (step 2), in at most two rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.consultation import MOST_ROUNDS, SlotAnswer, SlotProposal
from models.deadline import bd
from models.role import Role
from models.wording import _
from tasks.asking_more import close_without_answer
from tasks.consultation import propose_slots
from tasks.slots import slots_taken
from workflows.asking import ANSWER_WITHIN, telephone

if TYPE_CHECKING:
    from datetime import datetime

    from forms.consultation import ConsultationRequest
    from tasks.run import CaseRun


def agreed_slot(case: CaseRun, request: ConsultationRequest, adviser: str) -> datetime | None:
    """A time that suits both; None when the requester fell silent, and was told so."""
    wished: SlotAnswer | None = None
    for _round in range(MOST_ROUNDS):
        proposal = _proposed(case, request, adviser, wished)
        wished = _answer(case, request, adviser, proposal)
        if wished is None:
            return None
        if wished.chosen in proposal.slots:
            return wished.chosen
    settled = case.record(
        "settle-slot",
        SlotAnswer,
        of=(adviser, Role.PRC_HEAD),
        due=bd(1),
        shows=wished,
        title=_("ตกลงเวลานัดทางโทรศัพท์", "Settle the time by telephone"),
    )
    return settled.chosen or settled.new_slots[0]


def _proposed(
    case: CaseRun, request: ConsultationRequest, adviser: str, wished: SlotAnswer | None
) -> SlotProposal:
    """Times that the adviser has not promised to somebody else; those come back to be changed."""
    starts_from: SlotProposal | dict[str, Any] = {"slots": _wishes(request, wished)}
    reasons: dict[str, str] = {}
    while True:
        proposal = case.ask(
            "propose-slot",
            SlotProposal,
            of=adviser,
            due=bd(1),
            shows=wished or request,
            starts_from=starts_from,
            reasons=reasons,
        )
        slots = [slot.isoformat() for slot in proposal.slots]
        taken = case.look_up(slots_taken, code=case.code, adviser=adviser, slots=slots)
        if not taken:
            return proposal
        starts_from, reasons = proposal, {f"slots.{place}": _TAKEN for place in taken}


def _answer(
    case: CaseRun, request: ConsultationRequest, adviser: str, proposal: SlotProposal
) -> SlotAnswer | None:
    asked_at = case.now
    case.tell(
        propose_slots, request=request, proposal=proposal, asked_at=asked_at, within=ANSWER_WITHIN
    )
    words = "ขอให้เลือกเวลานัดตามที่เสนอ หรือเสนอเวลาอื่น"
    telephone(case, "call-about-times", request, words, shows=proposal)
    answer = case.any(
        "slot-answer",
        online=lambda: case.wait_for("slot", SlotAnswer),
        by_clerk=lambda: case.record(
            "answer", SlotAnswer, of=(adviser, Role.REG_CLERK), due=ANSWER_WITHIN, shows=proposal
        ),
        silence=lambda: case.wait_until("ten-days", ANSWER_WITHIN),
    )
    if "silence" not in answer:
        wished: SlotAnswer = next(iter(answer.values()))
        return wished
    case.tell(close_without_answer, request=request, asked_at=asked_at)
    return None


def _wishes(request: ConsultationRequest, wished: SlotAnswer | None) -> list[str]:
    slots = request.preferred_slots if wished is None else wished.new_slots
    if wished is not None and wished.chosen is not None:
        slots = (wished.chosen,)  # one not offered, of when clerks could enter such: a wish too
    return [slot.isoformat() for slot in slots]


_TAKEN = "เวลานี้ชนกับนัดหรือเวลาที่เสนอไว้ในเรื่องอื่น โปรดเลือกเวลาอื่น"
