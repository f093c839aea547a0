"""COMP, step 4: what another agency is in charge of is forwarded, and its answer waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.complaint import AgencyAnswer, ForwardingLetter
from models.deadline import bd, cd, since
from models.matter import OFFICE_LETTER
from models.register_name import RegisterName
from models.wording import Text, _
from tasks.complaint import remind_agency, send_forwarding
from tasks.receipt import tell_requester
from tasks.turn import UpTo
from workflows.asking import telephone
from workflows.complaint_opinion import complaint_opinion
from workflows.complaint_progress import told_meanwhile
from workflows.complaint_reply import replied
from workflows.drafting import drafted
from workflows.receiving import refused
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.complaint import Classification
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.complaint_handling import Handling


def forwarded_complaint(case: CaseRun, handling: Handling, said: Classification) -> str:
    """The outcome: what the agency answered is passed on; after thirty days, that it did not."""
    request, officer = handling.request, handling.hands.officer
    signed = _signed(case, handling, said)
    if signed.rejected:
        words = signed.words_for_requester or signed.comment
        refused(case, request, words, shows=said, clerk=officer)
        return "rejected"
    whom = {"agency": said.agency or "", "email": said.agency_email}
    case.run(send_forwarding, signed=signed, officer=officer.value, **whom)
    if said.agency_email is None:
        _posted(case, handling, signed.content, said)
    told = signed.content.words_for_requester
    case.tell(tell_requester, "tell-forwarded", request=request, words=Text(told, told))
    telephone(case, "call-about-forwarding", request, told, shows=said, clerk=officer)
    answer = told_meanwhile(case, handling, lambda: _answered(case, handling, said, signed))
    complaint_opinion(case, handling)
    return "referred" if answer else "referred-no-answer"


def _signed(case: CaseRun, handling: Handling, said: Classification) -> Decided[ForwardingLetter]:
    due = handling.limits.within(bd(2), case.now)

    def sign(letter: ForwardingLetter) -> Decided[ForwardingLetter]:
        return case.sign(
            "sign-forwarding",
            letter,
            to=letter.addressee,
            of=UpTo(OFFICE_LETTER),
            register=RegisterName.OUTGOING,
            due=due,
            beside=[handling.request],
            title=_("ลงนามหนังสือส่งต่อเรื่องร้องเรียน", "Sign the letter that forwards a complaint"),
        )

    return drafted(
        case,
        "forward",
        ForwardingLetter,
        sign,
        of=handling.hands.officer,
        due=due,
        shows=handling.request,
        beside=[said],
        starts_from={"addressee": said.agency, "subject": handling.request.subject},
    )


def _posted(
    case: CaseRun, handling: Handling, letter: ForwardingLetter, said: Classification
) -> None:
    may_be_spared(
        lambda: case.acknowledge(
            "post-forwarding",
            letter,
            of=handling.hands.officer,
            due=bd(1),
            title=_("ส่งหนังสือถึงหน่วยงานทางไปรษณีย์", "Post the letter to the agency"),
            four_eyes=False,
            note=f"ส่งถึง{said.agency} แล้วยืนยันว่าส่งแล้ว",
        )
    )


def _answered(
    case: CaseRun, handling: Handling, said: Classification, signed: Decided[ForwardingLetter]
) -> AgencyAnswer | None:
    answer = _answer(case, handling, said, signed)
    replied(case, handling, answer or said)
    return answer


def _answer(
    case: CaseRun, handling: Handling, said: Classification, signed: Decided[ForwardingLetter]
) -> AgencyAnswer | None:
    """Reminded after fifteen days; None if it was silent for thirty."""
    sent_at = case.now

    def silent() -> None:
        case.wait_until("fifteen-days", since(sent_at, cd(15)))
        case.tell(remind_agency, signed=signed, agency=said.agency or "", email=said.agency_email)
        case.wait_until("agency-is-silent", since(sent_at, cd(30)))

    heard = case.any(
        "agency",
        answers=lambda: case.record(
            "agency-answer",
            AgencyAnswer,
            of=handling.hands.officer,
            due=since(sent_at, cd(30)),
            shows=signed.content,
            beside=[said],
        ),
        silence=silent,
    )
    return heard.get("answers")
