"""MEDI: whoever is to be interviewed answers; where they decline, the office answers in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.media_coordination import IntervieweeAnswer, MediaAnswer
from models.deadline import bd, bh, since
from models.wording import _
from tasks.media_coordination import send_media_answer
from tasks.receipt import tell_requester
from workflows.asking import telephone
from workflows.drafting import drafted
from workflows.outside_word import CLERKS
from workflows.receiving import refused
from workflows.signing import signed_letter

if TYPE_CHECKING:
    from forms.media_coordination import MediaPlan, MediaRequest
    from tasks.run import CaseRun


def asked_interviewee(case: CaseRun, request: MediaRequest, plan: MediaPlan) -> IntervieweeAnswer:
    """Their own word, if they are of the office; else as the coordinator or a clerk enters it."""
    step: dict[str, Any] = {"due": bh(4), "shows": request, "title": _ASK}
    if plan.interviewee is not None:
        return case.ask("interviewee", IntervieweeAnswer, of=plan.interviewee, **step)
    note = f"สอบถาม{request.interviewee} ว่าสะดวกให้สัมภาษณ์หรือไม่ แล้วบันทึกคำตอบ"
    clerks = (plan.coordinator, *CLERKS)
    return case.record("interviewee", IntervieweeAnswer, of=clerks, note=note, **step)


def answered_in_writing(
    case: CaseRun,
    request: MediaRequest,
    plan: MediaPlan,
    *,
    instead_of: IntervieweeAnswer | None = None,
) -> str:
    """The letter that answers, written and signed within a working day; the outcome of the case."""
    if instead_of is not None:
        case.tell(tell_requester, "tell-declined", request=request, words=_IN_WRITING)
    due = since(case.now, bd(1))
    signed = drafted(
        case,
        "answer",
        MediaAnswer,
        lambda letter: signed_letter(
            case, "sign-answer", letter, request, title=_SIGN, due=due, beside=[request]
        ),
        of=plan.coordinator,
        due=due,
        shows=request,
        beside=[plan] if instead_of is None else [plan, instead_of],
        starts_from={"subject": request.subject, "addressee": request.contact_name},
    )
    if not signed.approved:
        refused(case, request, signed.words_for_requester or signed.comment)
        return "not-approved"
    case.run(send_media_answer, request=request, signed=signed, writer=plan.coordinator)
    telephone(case, "call-about-answer", request, _READY, shows=signed.content)
    return "answered-in-writing"


_ASK = _("ตอบว่าสะดวกให้สัมภาษณ์หรือไม่", "Say whether the interview is given")
_SIGN = _("ลงนามหนังสือตอบสื่อมวลชน", "Sign the written answer to the media")
_IN_WRITING = _(
    "ผู้ให้สัมภาษณ์ไม่สะดวก สำนักงานจะตอบคำถามเป็นลายลักษณ์อักษร",
    "The interview cannot be given; the questions are answered in writing.",
)
_READY = "ลงนามหนังสือแล้ว ขอรับได้ที่สำนักงานหรือแจ้งที่อยู่เพื่อจัดส่งทางไปรษณีย์"
