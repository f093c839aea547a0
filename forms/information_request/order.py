"""What the office makes of it, and the order with its reasons (steps 5 to 7)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.field import field
from forms.form import Form
from forms.information_request.kinds import Disclosure, Ground
from forms.listed import repeated
from forms.outgoing_letter import OutgoingLetter
from forms.problems import problem
from forms.rules import rule
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _

_WITHHOLDING = _("จำเป็นเมื่อไม่เปิดเผยหรือเปิดเผยบางส่วน", "Needed to withhold anything.")


class Assessment(Form):
    """Disclose, disclose in part, or refuse: on which ground of the Act, and why."""

    title = _("ความเห็นต่อคำขอข้อมูลข่าวสาร", "Assessment of an information request")

    disclosure: Disclosure = field("เห็นควร", "Recommendation")
    grounds: tuple[Ground, ...] = field(
        "เหตุตามกฎหมาย", "Grounds", default=(), max_length=8, needed=_WITHHOLDING
    )
    withheld: LongText | None = field(
        "ส่วนที่ปิดทับ",
        "What is withheld",
        default=None,
        max_length=5_000,
        needed=_("จำเป็นเมื่อเปิดเผยบางส่วน", "Needed to disclose in part."),
    )
    reasons: LongText = field(
        "เหตุผล",
        "Reasons",
        min_length=20,
        max_length=10_000,
        help=_(
            "ชั่งน้ำหนักหน้าที่ของรัฐ ประโยชน์สาธารณะ และประโยชน์ของเอกชน (ม.15)",
            "Weigh the duty of the state, the public interest and private interests (section 15).",
        ),
    )

    @property
    def refuses(self) -> bool:
        """Whether nothing is handed over."""
        return self.disclosure is Disclosure.REFUSE

    @property
    def in_part(self) -> bool:
        """Whether something is redacted."""
        return self.disclosure is Disclosure.PARTIAL

    @rule("grounds", row_by_row=True)
    def _grounds_differ(self) -> Iterator[FieldProblem]:
        yield from repeated(self.grounds, "grounds")

    @rule("disclosure", "grounds", row_by_row=True)
    def _withholding_has_its_grounds(self) -> Iterator[FieldProblem]:
        if self.disclosure is not Disclosure.FULL and not self.grounds:
            yield problem("required", _GROUNDS_MISSING, "grounds")
        if self.disclosure is Disclosure.FULL and self.grounds:
            yield problem("not_for_this_outcome", _GROUNDS_UNASKED, "grounds")

    @rule("disclosure", "withheld")
    def _what_is_withheld_is_said(self) -> Iterator[FieldProblem]:
        if self.in_part and not self.withheld:
            yield problem("required", _WITHHELD_UNSAID, "withheld")


class DisclosureOrder(Assessment, OutgoingLetter):
    """The order as a letter to the requester; that one may appeal is set by itself."""

    title = _("คำสั่งเกี่ยวกับการเปิดเผยข้อมูลข่าวสาร", "Disclosure order")

    disclosure: Disclosure = field("คำสั่ง", "Order")
    upholds_objections: bool = field(
        "รับคำคัดค้านของผู้มีส่วนได้เสีย",
        "The third parties' objections are upheld",
        default=False,
        help=_(
            "ถ้าไม่รับ จะยังไม่ให้ข้อมูลจนพ้นกำหนดอุทธรณ์ 15 วันของผู้คัดค้าน (ม.17, 18)",
            "If not, nothing is handed over before their 15 days to appeal are over (17, 18).",
        ),
    )

    def paper_subject(self) -> str:
        """What such a letter is about."""
        return "แจ้งคำสั่งเกี่ยวกับคำขอข้อมูลข่าวสารของราชการ"

    def paper_addressee(self) -> str:
        """As it was written."""
        return self.addressee


_GROUNDS_MISSING: Text = _(
    "ไม่เปิดเผยต้องอ้างมาตรา 14 หรือ 15 เป็นรายข้อ", "Name the grounds of section 14 or 15."
)
_GROUNDS_UNASKED: Text = _(
    "เปิดเผยทั้งหมดไม่ต้องอ้างเหตุปฏิเสธ", "What is disclosed as a whole has no grounds to refuse."
)
_WITHHELD_UNSAID: Text = _("ต้องระบุส่วนที่ปิดทับ", "Say what is withheld.")
