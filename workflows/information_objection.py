"""OIAR: third parties are told, object or not, and what becomes of an objection (section 17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.information_request import (
    OBJECT_WITHIN_DAYS,
    RIGHT_TO_APPEAL,
    Objection,
    ThirdPartyNotice,
)
from models.deadline import bd, cd, since
from models.matter import OFFICE_LETTER
from models.register_name import RegisterName
from models.role import Role
from models.wording import Text, _
from tasks.information_request import send_third_party_notice, tell_third_party
from tasks.receipt import tell_requester
from tasks.turn import UpTo
from workflows.drafting import drafted
from workflows.information_appeal import appealed
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.form import Form
    from forms.information_request import InformationRequest, ThirdParty
    from tasks.run import CaseRun
    from workflows.information_answer import Answer


@dataclass(frozen=True)
class Heard:
    """A third party, and what it said; nothing if it was silent or was never asked."""

    party: ThirdParty
    answer: Objection | None

    @property
    def objects(self) -> bool:
        """Whether it objects."""
        return self.answer is not None and self.answer.objects


def heard(case: CaseRun, request: InformationRequest, party: ThirdParty, owner: str) -> Heard:
    """The notice, signed and sent; then 15 days in which to object in writing."""
    signed = drafted(
        case,
        "notice",
        ThirdPartyNotice,
        lambda notice: case.sign(
            "sign-notice",
            notice,
            of=UpTo(OFFICE_LETTER),
            due=bd(1),
            register=RegisterName.OUTGOING,
            to=party.name,
            beside=[request, party],
            title=_("ลงนามหนังสือแจ้งผู้มีส่วนได้เสีย", "Sign the notice to a third party"),
        ),
        of=Role.INFO_OFFICER,
        due=bd(1),
        starts_from={"addressee": party.name, "what": request.info_wanted},
        shows=party,
        beside=[request],
    )
    if not signed.approved:
        return Heard(party, None)
    case.run(send_third_party_notice, party=party, signed=signed, owner=owner)
    by_post(case, "post-notice", party, signed.content)
    told_at = case.now
    within = since(told_at, cd(OBJECT_WITHIN_DAYS))
    answer = case.any(
        "objection",
        by_officer=lambda: case.record(
            "enter", Objection, of=Role.INFO_OFFICER, due=within, shows=signed.content, note=_ENTER
        ),
        silence=lambda: case.wait_until("fifteen-days", within),
    )
    return Heard(party, answer.get("by_officer"))


def may_be_handed_over(case: CaseRun, request: InformationRequest, answer: Answer) -> bool:
    """Each objector hears the order; until their days to appeal are over nothing is handed over."""
    order = answer.order
    objectors = [each for each in answer.heard if each.objects]
    if not objectors or order is None:
        return True
    words = _UPHELD if order.upholds_objections else _DISMISSED
    for each in objectors:
        case.tell(tell_third_party, party=each.party, words=words)
    for each in objectors:
        by_post(case, "post-result", each.party, order, words)
    if order.upholds_objections:
        return True
    case.tell(tell_requester, "tell-held", request=request, words=_HELD)
    ruling = appealed(case, "objectors-appeal", order, case.now)
    if ruling is None or not ruling.withholds:
        return True
    case.tell(tell_requester, "tell-withheld", request=request, words=_WITHHELD)
    return False


def by_post(
    case: CaseRun, name: str, party: ThirdParty, letter: Form, words: Text | None = None
) -> None:
    """Who has no e-mail is written to by post."""
    if party.email is not None:
        return
    may_be_spared(
        lambda: case.acknowledge(
            name,
            letter,
            of=Role.REG_CLERK,
            due=bd(1),
            title=_("ส่งหนังสือทางไปรษณีย์ตอบรับ", "Send it by registered post"),
            four_eyes=False,
            note=f"ส่งถึง {party.name} {words.th if words else ''}".strip(),
        )
    )


_ENTER = "บันทึกคำตอบของผู้มีส่วนได้เสีย ถ้าพ้น 15 วันโดยไม่คัดค้าน เรื่องเดินต่อเอง"
_UPHELD = _(
    "สำนักงานรับคำคัดค้านของท่าน และไม่เปิดเผยส่วนที่ท่านคัดค้าน",
    "Your objection is upheld: what you object to is not disclosed.",
)
_DISMISSED = Text(
    f"สำนักงานไม่รับคำคัดค้านของท่าน และมีคำสั่งเปิดเผยข้อมูลข่าวสาร {RIGHT_TO_APPEAL.th}",
    f"Your objection is not upheld; the information is to be disclosed. {RIGHT_TO_APPEAL.en}",
)
_HELD = _(
    "ผู้มีส่วนได้เสียคัดค้าน และยังอุทธรณ์ได้ภายใน 15 วัน สำนักงานจะให้ข้อมูลเมื่อพ้นกำหนดนั้น",
    "A third party objected and may appeal for 15 days. You get the information after that.",
)
_WITHHELD = _(
    "ผู้มีส่วนได้เสียอุทธรณ์ และมีคำวินิจฉัยไม่ให้เปิดเผยข้อมูลข่าวสารที่ท่านขอ",
    "A third party appealed, and what you asked for may not be disclosed.",
)
