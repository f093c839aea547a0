"""Registering a request: given at once, taken on, asked about once, or not held here (1 to 3)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.contact import Key, Url
from forms.dates import Day
from forms.field import field
from forms.files import ENCLOSURES, Upload
from forms.form import Form
from forms.information_request.extension import later_than_the_law
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.screening import ReferringScreening
from forms.written import LongText
from models.errors import FieldProblem
from models.wording import Text, _

_GIVE = ("give", "มีพร้อมหรือเผยแพร่แล้ว ให้ทันทีในวันนี้", "Ready or published: give it today")
_ACCEPT = ("accept", "รับคำขอ ต้องรวบรวมและพิจารณา", "Accept: it is collected and assessed")
_DECLINE = ("decline", "ไม่มีข้อมูลนี้ แนะนำผู้ขอ (ม.12)", "Not held: say where to ask (section 12)")
_REFER = ("refer", "ไม่มีข้อมูลนี้ ส่งต่อหน่วยงานอื่น (ม.12)", "Not held: pass it on (section 12)")


class Registered(Choice):
    """What comes of a request on its first day."""

    GIVE = _GIVE
    ACCEPT = _ACCEPT
    ASK_ONCE = "ask_once", "ยังเข้าใจไม่ได้ ขอเพิ่มเติม (ได้ครั้งเดียว)", "Not clear: ask (once)"
    DECLINE = _DECLINE
    REFER = _REFER


class LastRegistered(Choice):
    """As `Registered`, once what was unclear has been asked about."""

    GIVE = _GIVE
    ACCEPT = _ACCEPT
    DECLINE = _DECLINE
    REFER = _REFER


class InformationRegistration(ReferringScreening):
    """Whether it can be understood, is held and is ready. To refuse it is the director's alone."""

    title = _("ลงทะเบียนคำขอข้อมูลข่าวสาร", "InformationRegistration of an information request")
    asked_last = ("decision", "owner", "done_by", "refer_to", "refer_email",
                  *ReferringScreening.asked_last)  # fmt: skip

    intelligible: bool = field(
        "เข้าใจได้ตามควรว่าขออะไร", "It can be understood what is wanted", widget="yes_no"
    )
    held: bool = field("อยู่ในความครอบครองของสำนักงาน", "The office holds it", widget="yes_no")
    decision: Registered = field("ผลการลงทะเบียน", "Decision")  # type: ignore[assignment]
    owner: Key | None = field(
        "เจ้าของข้อมูลผู้รวบรวม",
        "Who collects it",
        default=None,
        widget="person",
        needed=_("จำเป็นเมื่อรับคำขอ", "Needed to accept."),
    )
    done_by: Day | None = field(
        "ข้อมูลจำนวนมาก คาดว่าแล้วเสร็จ",
        "So much that it takes until",
        default=None,
        help=_(
            "ระบุเมื่อคาดว่าไม่เสร็จใน 15 วัน ต้องแจ้งเหตุและวันแล้วเสร็จแก่ผู้ขอภายใน 15 วัน",
            "If 15 days will not do: the requester is told why and by when within the 15 days.",
        ),
    )

    @property
    def gives_at_once(self) -> bool:
        """Whether it is handed over on the day on which it was asked for."""
        return self.decision == Registered.GIVE

    @property
    def turned_away(self) -> bool:
        """Whether the office does not hold it."""
        return self.decision in {Registered.DECLINE, Registered.REFER}

    @rule("decision", "intelligible")
    def _what_is_unclear_is_asked_about(self) -> Iterator[FieldProblem]:
        if not self.intelligible and (self.accepted or self.gives_at_once):
            yield problem("not_for_this_outcome", _UNCLEAR, "decision")

    @rule("decision", "held")
    def _only_what_is_held_is_given(self) -> Iterator[FieldProblem]:
        if not self.held and (self.accepted or self.gives_at_once):
            yield problem("not_for_this_outcome", _NOT_HELD, "decision")
        if self.held and self.turned_away:
            yield problem("not_for_this_outcome", _HELD, "decision")

    @rule("decision", "owner")
    def _who_collects_it_is_said(self) -> Iterator[FieldProblem]:
        if self.accepted and not self.owner:
            yield problem("required", _OWNER_MISSING, "owner")

    @timed_rule("done_by")
    def _it_takes_longer_than_the_law_gives(self, at: At) -> Iterator[FieldProblem]:
        yield from later_than_the_law(self.done_by, at)


class InformationRegistrationAgain(InformationRegistration):
    """The same, once the requester has answered what was unclear: nothing more can be asked."""

    title = _("ลงทะเบียนคำขอหลังได้รับข้อมูลเพิ่มเติม", "InformationRegistration after the answer")

    decision: LastRegistered = field("ผลการลงทะเบียน", "Decision")  # type: ignore[assignment]


class GivenAtOnce(Form):
    """What was ready, or where it is published."""

    title = _("ข้อมูลที่ให้ทันที", "Given at once")

    words: LongText = field("ถ้อยคำถึงผู้ขอ", "Words for the requester", max_length=5_000)
    link: Url | None = field("ลิงก์ที่เผยแพร่แล้ว", "Where it is published", default=None)
    files: tuple[Upload, ...] = field(
        "ไฟล์ที่ให้", "Files given", default=(), max_length=10, accepts=ENCLOSURES
    )


_UNCLEAR: Text = _(
    "ยังเข้าใจไม่ได้ว่าขออะไร ให้ขอเพิ่มเติมหรือชี้แจงผู้ขอ", "It is not clear what is wanted: ask about it."
)
_NOT_HELD: Text = _("สำนักงานไม่มีข้อมูลนี้ ให้แนะนำหรือส่งต่อ", "It is not held: advise, or pass it on.")
_HELD: Text = _(
    "สำนักงานมีข้อมูลนี้ การไม่เปิดเผยต้องเป็นคำสั่งของผู้มีอำนาจ",
    "It is held: not to disclose it takes an order of who may decide.",
)
_OWNER_MISSING: Text = _("ต้องระบุเจ้าของข้อมูลผู้รวบรวม", "Name who collects it.")
