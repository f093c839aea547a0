"""CONS: consultation for outside agencies, mission 8 of the office (handbook 3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from forms.consultation import (
    MOST_ROUNDS,
    Advice,
    ConsultationMode,
    ConsultationRequest,
    FollowUp,
    Screening,
    ScreeningAndMatch,
    SessionRecord,
    SlotAnswer,
    SlotProposal,
    SpeakerLetter,
    WrittenAdvice,
)
from models.deadline import bd, cd
from models.role import Role
from models.wording import _
from tasks.consultation import (
    acknowledge_request,
    announce_refusal,
    ask_for_follow_up,
    close_without_answer,
    propose_slots,
    send_advice,
    send_refusal,
    send_speaker_letter,
    set_session_record,
)
from workflows.drafting import drafted
from workflows.mission import mission

if TYPE_CHECKING:
    from datetime import datetime

    from forms.form import Form
    from models.wording import Text
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from tasks.turn import Outcome

F = TypeVar("F", bound="Form")

OUTGOING = "outgoing"
"""The register of letters that leave the office, by calendar year (handbook 2.3)."""


@mission(
    "consultation",
    code="CONS",
    opens_with=ConsultationRequest,
    title=_("ให้คำปรึกษาด้านการประชาสัมพันธ์", "Public relations consultation"),
    messages={"slot": SlotAnswer, "follow-up": FollowUp},
    subject_of=lambda request: request.subject,
)
def consultation(case: CaseRun, request: ConsultationRequest) -> Outcome:
    """Advice on public relations to whoever asks for it.

    1. The head of the group accepts within a working day and names the adviser, or declines or
       refers with words for the requester.
    2. Adviser and requester agree on a time, in at most two rounds; who does not answer for ten
       working days is told that the matter is closed. Advice on paper needs no appointment.
    3. and 4. The adviser prepares; the head reviews, and the director too if it is sensitive.
       A speaker is lent by a letter that the director signs.
    5. The session is held and recorded.
    6. The advice goes out in writing, signed by the director.
    7. Thirty days later the requester says what became of it.
    """
    case.tell(acknowledge_request, request=request)
    screening = case.ask("screen", ScreeningAndMatch, of=Role.PRC_HEAD, due=bd(1), shows=request)
    if not screening.accepted or screening.adviser is None:
        case.tell(send_refusal, request=request, screening=screening)
        declined = screening.decision is Screening.DECLINE
        return case.closes("declined" if declined else "referred")
    adviser = screening.adviser
    on_paper = request.mode is ConsultationMode.PAPER
    slot = None if on_paper else _agreed_slot(case, request, adviser)
    if slot is None and not on_paper:
        case.tell(close_without_answer, request=request)
        return case.closes("no-answer")
    advice = _prepared(case, request, adviser, sensitive=screening.sensitive)
    if advice.rejected:
        words = advice.words_for_requester or advice.comment
        case.tell(announce_refusal, request=request, words=words)
        return case.closes("declined")
    if request.wants_a_speaker:
        _lend_speaker(case, request, adviser)
    if slot is not None:
        _hold_session(case, request, advice.content, adviser, slot)
    _advise_in_writing(case, request, advice.content, adviser)
    _follow_up(case, request, adviser)
    return case.closes("advised")


def _agreed_slot(case: CaseRun, request: ConsultationRequest, adviser: str) -> datetime | None:
    """A time that suits both; None when the requester falls silent."""
    wished: SlotAnswer | None = None
    for _round in range(MOST_ROUNDS):
        proposal = case.ask(
            "propose-slot",
            SlotProposal,
            of=adviser,
            due=bd(1),
            shows=wished or request,
            starts_from={"slots": _wishes(request, wished)},
        )
        case.tell(propose_slots, request=request, proposal=proposal)
        answer = case.any(
            "slot-answer",
            online=lambda: case.wait_for("slot", SlotAnswer),
            by_clerk=lambda proposal=proposal: case.record(  # type: ignore[misc]
                "answer", SlotAnswer, of=(adviser, Role.REG_CLERK), due=bd(10), shows=proposal
            ),
            silence=lambda: case.wait_until("ten-days", bd(10)),
        )
        if "silence" in answer:
            return None
        wished = next(iter(answer.values()))
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


def _wishes(request: ConsultationRequest, wished: SlotAnswer | None) -> list[str]:
    slots = request.preferred_slots if wished is None else wished.new_slots
    if wished is not None and wished.chosen is not None:
        slots = (wished.chosen,)  # a time that nobody had offered is a wish like any other
    return [slot.isoformat() for slot in slots]


def _prepared(
    case: CaseRun, request: ConsultationRequest, adviser: str, *, sensitive: bool
) -> Decided[Advice]:
    """The advice, written by the adviser, reviewed by the head and, if sensitive, the director."""

    def review(advice: Advice) -> Decided[Advice]:
        step = {"due": bd(1), "beside": [request]}
        decided = case.review("review-advice", advice, of=Role.PRC_HEAD, **step)
        if not decided.approved or not sensitive:
            return decided
        return case.review("review-by-director", decided.content, of=Role.DIRECTOR, **step)

    return drafted(case, "prepare-advice", Advice, review, of=adviser, due=bd(3), shows=request)


def _lend_speaker(case: CaseRun, request: ConsultationRequest, adviser: str) -> None:
    title = _("ลงนามหนังสือวิทยากร", "Sign the speaker's letter")
    signed = drafted(
        case,
        "speaker-letter",
        SpeakerLetter,
        lambda letter: _signed(case, "sign-speaker-letter", letter, title),
        of=(adviser, Role.REG_CLERK),
        due=bd(1),
        shows=request,
    )
    if signed.approved:
        case.run(
            send_speaker_letter,
            request=request,
            letter=signed.content,
            number=signed.number,
            signed_at=signed.at,
        )


def _signed(case: CaseRun, name: str, letter: F, title: Text) -> Decided[F]:
    return case.sign(name, letter, of=Role.DIRECTOR, due=bd(1), register=OUTGOING, title=title)


def _hold_session(
    case: CaseRun, request: ConsultationRequest, advice: Advice, adviser: str, slot: datetime
) -> None:
    record = case.ask(
        "session",
        SessionRecord,
        of=adviser,
        due=max(slot, case.now),
        shows=advice,
        beside=[request],
    )
    case.tell(set_session_record, request=request, record=record, recorder=adviser)


def _advise_in_writing(
    case: CaseRun, request: ConsultationRequest, advice: Advice, adviser: str
) -> None:
    title = _("ลงนามหนังสือให้คำปรึกษา", "Sign the written advice")
    signed = drafted(
        case,
        "written-advice",
        WrittenAdvice,
        lambda letter: _signed(case, "sign-advice", letter, title),
        of=adviser,
        due=bd(3),
        shows=advice,
    )
    if signed.approved:
        case.run(
            send_advice,
            request=request,
            letter=signed.content,
            number=signed.number,
            signed_at=signed.at,
        )


def _follow_up(case: CaseRun, request: ConsultationRequest, adviser: str) -> None:
    """After thirty days: the requester answers the letter, or the adviser asks by telephone."""
    case.wait_until("thirty-days", cd(30))
    case.tell(ask_for_follow_up, request=request)
    case.any(
        "what-became-of-it",
        online=lambda: case.wait_for("follow-up", FollowUp),
        by_adviser=lambda: case.record("follow-up-by-phone", FollowUp, of=adviser, due=bd(10)),
    )
