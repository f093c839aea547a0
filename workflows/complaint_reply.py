"""COMP, step 8: the answer is written, signed and sent, by the way that the complainant chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.complaint import ProvinceReply, ReplyChannel, ReplyLetter
from models.deadline import bd
from models.matter import OFFICE_LETTER
from models.register_name import RegisterName
from models.wording import _
from tasks.complaint import send_complaint_reply, send_province_reply
from tasks.turn import UpTo
from workflows.drafting import drafted
from workflows.receiving import refused
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.form import Form
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.complaint_handling import Handling


def replied(case: CaseRun, handling: Handling, answer: Form, *, by_province: bool = False) -> None:
    """Have the complainant told `answer` by a letter, within the statute's days."""
    if by_province:
        _by_province(case, handling, answer)
        return
    request, officer = handling.request, handling.hands.officer
    due = handling.limits.statute(case.now)

    def sign(letter: ReplyLetter) -> Decided[ReplyLetter]:
        return case.sign(
            "sign-reply",
            letter,
            to=letter.addressee,
            of=UpTo(OFFICE_LETTER),
            register=RegisterName.OUTGOING,
            due=due,
            beside=[answer, request],
            title=_("ลงนามหนังสือแจ้งผลเรื่องร้องเรียน", "Sign the answer to the complaint"),
        )

    signed = drafted(
        case,
        "reply",
        ReplyLetter,
        sign,
        of=officer,
        due=due,
        shows=answer,
        beside=[request],
        starts_from={
            "addressee": request.contact_name or "ผู้ร้อง",
            "subject": f"แจ้งผลเรื่อง {request.subject}"[:200],
        },
    )
    if signed.rejected:
        words = signed.words_for_requester or signed.comment
        refused(case, request, words, shows=answer, clerk=officer)
        return
    case.run(send_complaint_reply, request=request, signed=signed, officer=officer.value)
    _brought(case, handling, signed.content)


def _by_province(case: CaseRun, handling: Handling, answer: Form) -> None:
    """The vice governor signs at the province; the officer enters the letter and has it sent."""
    reply = case.ask(
        "province-reply",
        ProvinceReply,
        of=handling.hands.officer,
        due=handling.limits.statute(case.now),
        shows=answer,
        beside=[handling.request],
    )
    if reply.still_to_send:
        case.run(send_province_reply, request=handling.request, reply=reply)
        _brought(case, handling, reply)


def _brought(case: CaseRun, handling: Handling, letter: Form) -> None:
    """Whoever chose the post or the telephone hears by it."""
    request = handling.request
    how = {
        ReplyChannel.LETTER: f"ส่งหนังสือทางไปรษณีย์ถึง {request.contact_address}",
        ReplyChannel.PHONE: f"โทร. {request.contact_phone} แจ้งผลแก่ผู้ร้อง",
    }
    if request.contact_back in how:
        may_be_spared(
            lambda: case.acknowledge(
                "bring-reply",
                letter,
                of=handling.hands.officer,
                due=bd(1),
                title=_("แจ้งผลแก่ผู้ร้องตามช่องทางที่เลือก", "Tell the complainant as they chose"),
                four_eyes=False,
                note=how[request.contact_back],
            )
        )
