"""CONS: consultation for outside agencies, mission 8 of the office (handbook 3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.consultation import (
    Advice,
    ConsultationRequest,
    FollowUp,
    SessionRecord,
    SlotAnswer,
    SpeakerLetter,
    WrittenAdvice,
)
from forms.locale import long_moment
from forms.supplement import Supplement
from models.deadline import bd, before, cd, earliest, since
from models.matter import ADVICE, SENSITIVE_ADVICE
from models.role import Role
from models.wording import _
from tasks.consultation import (
    ask_for_follow_up,
    send_advice,
    send_speaker_letter,
    set_session_record,
)
from tasks.turn import UpTo
from workflows.appointment import agreed_slot
from workflows.asking import ANSWER_WITHIN, telephone
from workflows.consultation_screening import screened_advice, turned_away
from workflows.drafting import drafted
from workflows.mission import mission
from workflows.receiving import received, refused
from workflows.signing import signed_letter

if TYPE_CHECKING:
    from datetime import datetime

    from forms.consultation import ScreeningAndMatch
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from tasks.turn import Outcome


@mission(
    "consultation",
    code="CONS",
    opens_with=ConsultationRequest,
    title=_("ให้คำปรึกษาด้านการประชาสัมพันธ์", "Public relations consultation"),
    messages={"supplement": Supplement, "slot": SlotAnswer, "follow-up": FollowUp},
    subject_of=lambda request: request.subject,
)
def consultation(case: CaseRun, request: ConsultationRequest) -> Outcome:
    """Advice on public relations to whoever asks for it.

    1. The head of the group accepts within a working day and names the adviser, or declines or
       refers with words for the requester, or asks once for everything that is missing.
    2. Adviser and requester agree on a time, in at most two rounds; who does not answer for ten
       working days is told that the matter is closed. Advice on paper needs no appointment.
       A speaker is lent, or declined, by a letter that the director signs.
    3. and 4. The adviser prepares, by the eve of the session at the latest; the head reviews, and
       the director approves if it is sensitive.
    5. The session is held and recorded.
    6. Within three working days the advice goes out in writing, signed by the director.
    7. Thirty days later the requester says what became of it, or says nothing.

    Who decides last on advice, on sensitive advice and on letters is said by the office's ladder.

    Who gave no e-mail address is telephoned; who withdraws is told that it was taken back.
    """
    return received(case, request, lambda: _advised(case, request), given_up=_GIVEN_UP)


def _advised(case: CaseRun, request: ConsultationRequest) -> Outcome:
    request, screening = screened_advice(case, request)
    if screening is None:
        return case.closes("no-answer")
    if screening.adviser is None:
        return turned_away(case, request, screening)
    slot = ends_at = None
    if request.needs_an_appointment:
        slot = ends_at = agreed_slot(case, request, screening.adviser)
        if slot is None:
            return case.closes("no-answer")
    if slot is not None and request.wants_a_speaker:
        speech = _speaker(case, request, screening.adviser, slot)
        if speech.rejected:
            return _refused(case, request, speech)
        if not speech.content.accepts:
            return case.closes("speaker-declined")
        ends_at = max(slot, speech.content.ends_at)
    return _given(case, request, screening, slot, ends_at)


def _given(
    case: CaseRun,
    request: ConsultationRequest,
    screening: ScreeningAndMatch,
    slot: datetime | None,
    ends_at: datetime | None,
) -> Outcome:
    """The advice itself, from its preparation to what became of it."""
    adviser = screening.adviser or ""
    advice = _prepared(case, request, adviser, slot, sensitive=screening.sensitive)
    if advice.rejected:
        return _refused(case, request, advice)
    if ends_at is not None:
        _hold_session(case, request, advice.content, adviser, ends_at)
    written = _advise_in_writing(case, request, advice.content, adviser)
    if written.rejected:
        return _refused(case, request, written)
    return case.closes(_follow_up(case, request, adviser))


def _refused(case: CaseRun, request: ConsultationRequest, decided: Decided[Any]) -> Outcome:
    """The director rejected for good: the requester is told in the director's words."""
    refused(case, request, decided.words_for_requester or decided.comment)
    return case.closes("declined")


def _speaker(
    case: CaseRun, request: ConsultationRequest, adviser: str, slot: datetime
) -> Decided[SpeakerLetter]:
    """The letter that lends a speaker or declines, signed and sent; or rejected."""
    title = _("ลงนามหนังสือวิทยากร", "Sign the speaker's letter")
    due = since(case.now, bd(2))
    agreed = f"เวลานัดที่ตกลงกับผู้ขอไว้แล้ว: {long_moment(slot).th}"
    signed = drafted(
        case,
        "speaker-letter",
        SpeakerLetter,
        lambda letter: signed_letter(
            case, "sign-speaker-letter", letter, request, title=title, due=due, note=agreed
        ),
        of=(adviser, Role.REG_CLERK),
        due=due,
        shows=request,
        note=agreed,
    )
    if signed.approved:
        case.run(send_speaker_letter, request=request, signed=signed, adviser=adviser)
        telephone(case, "call-about-speaker", request, _SENT, shows=signed.content)
    return signed


def _prepared(
    case: CaseRun,
    request: ConsultationRequest,
    adviser: str,
    slot: datetime | None,
    *,
    sensitive: bool,
) -> Decided[Advice]:
    """The advice, reviewed by the head and, if sensitive, approved by the director."""

    def decide(advice: Advice) -> Decided[Advice]:
        step = {"due": bd(1), "beside": [request]}
        decided = case.review("review-advice", advice, of=UpTo(ADVICE), **step)
        if not decided.approved or not sensitive:
            return decided
        return case.approve("approve-advice", decided.content, of=UpTo(SENSITIVE_ADVICE), **step)

    due = bd(3) if slot is None else earliest(bd(3), before(slot, bd(1)))
    return drafted(case, "prepare-advice", Advice, decide, of=adviser, due=due, shows=request)


def _hold_session(
    case: CaseRun, request: ConsultationRequest, advice: Advice, adviser: str, ends_at: datetime
) -> None:
    record = case.ask(
        "session",
        SessionRecord,
        of=adviser,
        # Held first, written down by the end of the working day after it.
        due=since(max(ends_at, case.now), bd(1)),
        shows=advice,
        beside=[request],
    )
    case.tell(set_session_record, request=request, record=record, recorder=adviser)


def _advise_in_writing(
    case: CaseRun, request: ConsultationRequest, advice: Advice, adviser: str
) -> Decided[WrittenAdvice]:
    """The letter with the advice: written and signed within three working days, and sent."""
    title = _("ลงนามหนังสือให้คำปรึกษา", "Sign the written advice")
    due = since(case.now, bd(3))
    signed = drafted(
        case,
        "written-advice",
        WrittenAdvice,
        lambda letter: signed_letter(case, "sign-advice", letter, request, title=title, due=due),
        of=adviser,
        due=due,
        shows=advice,
    )
    if signed.approved:
        case.run(send_advice, request=request, signed=signed, adviser=adviser)
        telephone(case, "call-about-advice", request, _SENT, shows=signed.content)
    return signed


def _follow_up(case: CaseRun, request: ConsultationRequest, adviser: str) -> str:
    """After thirty days: the requester answers the letter, or the adviser asks by telephone.

    Returns the outcome of the case: nobody is waited for without end.
    """
    asked_at = case.wait_until("thirty-days", cd(30))
    case.tell(ask_for_follow_up, request=request, asked_at=asked_at, within=ANSWER_WITHIN)
    answer = case.any(
        "what-became-of-it",
        online=lambda: case.wait_for("follow-up", FollowUp),
        by_adviser=lambda: case.record(
            "follow-up-by-phone", FollowUp, of=adviser, due=ANSWER_WITHIN
        ),
        silence=lambda: case.wait_until("ten-days", ANSWER_WITHIN),
    )
    return "advised-no-answer" if "silence" in answer else "advised"


_GIVEN_UP = "สำนักงานขอยุติการดำเนินเรื่องนี้ หากยังประสงค์รับคำปรึกษา โปรดติดต่อสำนักงาน"
_SENT = "ลงนามหนังสือแล้ว ขอรับได้ที่สำนักงานหรือแจ้งที่อยู่เพื่อจัดส่งทางไปรษณีย์"
