"""The common block that every form from outside begins with (HANDBOOK 3.0)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.contact import Email, Key, Phone
from forms.dates import Day, When
from forms.field import field
from forms.files import ATTACHMENTS, LETTER, Upload
from forms.form import Form
from forms.moments import coming
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.urgency import URGENCIES
from models.wording import Text, _

PRIVACY_NOTICE = "2569-10"
"""The edition of the privacy notice that is shown today."""

PRIVACY_NOTICES = frozenset({PRIVACY_NOTICE})
"""Every edition that was ever shown: nobody can have read another."""


class RequesterType(Choice):
    """Who asks."""

    STATE = "state", "ส่วนราชการ", "Government agency"
    LOCAL_GOV = "local_gov", "องค์กรปกครองส่วนท้องถิ่น", "Local government"
    STATE_ENTERPRISE = "state_enterprise", "รัฐวิสาหกิจ", "State enterprise"
    EDUCATION = "education", "สถานศึกษา", "Education"
    MEDIA = "media", "สื่อมวลชน", "Media"
    PRIVATE = "private", "เอกชน", "Private company"
    NGO = "ngo", "องค์กรไม่แสวงกำไร", "Non-profit organisation"
    PERSON = "person", "บุคคล", "Person"


STATE_BODIES = frozenset(
    {RequesterType.STATE, RequesterType.LOCAL_GOV, RequesterType.STATE_ENTERPRISE}
)
"""Those that ask by official letter (หน่วยงานรัฐ).

A school or a university may be the state's or a private one, which the type does not tell: of
education no letter is demanded.
"""


class Urgency(Choice):
    """The degrees of urgency of an official letter (ระเบียบงานสารบรรณ 2526 ข้อ 28)."""

    NORMAL = "normal", *URGENCIES["normal"]
    URGENT = "urgent", *URGENCIES["urgent"]
    VERY_URGENT = "very_urgent", *URGENCIES["very_urgent"]
    MOST_URGENT = "most_urgent", *URGENCIES["most_urgent"]


class Channel(Choice):
    """How a matter came in."""

    WEB = "web", "เว็บไซต์", "Web"
    COUNTER = "counter", "เคาน์เตอร์", "Counter"
    LETTER = "letter", "หนังสือ", "Letter"
    EMAIL = "email", "อีเมล", "E-mail"
    PHONE = "phone", "โทรศัพท์", "Telephone"
    LINE = "line", "ไลน์", "LINE"
    SCHEDULE = "schedule", "กำหนดเกิดซ้ำ", "Schedule"
    MONITOR = "monitor", "เฝ้าระวังสื่อ", "Media monitoring"
    ORDER = "order", "ข้อสั่งการ", "Order"


_TO_BE_REACHED = _("กรอกโทรศัพท์หรืออีเมลอย่างน้อยหนึ่ง", "Telephone or e-mail, at least one.")
_FROM_STATE_BODIES = _("จำเป็นสำหรับหน่วยงานรัฐ", "Needed from state bodies.")


class RequesterBlock(Form):
    """Who asks, for what, how urgently, and how it came in; the notice's edition is not typed in.

    Whoever of the office files a request says through which channel it came: only they know.
    """

    title = _("ข้อมูลผู้ขอ", "Requester")

    requester_type: RequesterType = field("ประเภทผู้ขอ", "Requester type")
    channel: Channel = field("ช่องทางที่รับเรื่อง", "How it came in")
    org_id: Key | None = field(
        "หน่วยงานในทะเบียน",
        "Registered organisation",
        default=None,
        help=_("ถ้ามีในทะเบียนของสำนักงาน", "If the office knows it."),
    )
    org_name: Line | None = field(
        "หน่วยงาน",
        "Organisation",
        default=None,
        max_length=200,
        needed=_("จำเป็น เว้นแต่ผู้ขอเป็นบุคคล", "Needed unless a person asks."),
    )
    contact_name: Line = field("ผู้ประสานงาน", "Contact", min_length=2, max_length=120)
    contact_position: Line = field(
        "ตำแหน่งผู้ประสานงาน",
        "Contact's position",
        min_length=2,
        max_length=120,
        help=_("บุคคลทั่วไปกรอกอาชีพ", "A private person gives their occupation."),
    )
    contact_phone: Phone | None = field(
        "โทรศัพท์",
        "Telephone",
        default=None,
        needed=_TO_BE_REACHED,
    )
    contact_email: Email | None = field("อีเมล", "E-mail", default=None, needed=_TO_BE_REACHED)
    letter_no: Line | None = field(
        "เลขที่หนังสือ",
        "Letter number",
        default=None,
        max_length=100,
        needed=_FROM_STATE_BODIES,
    )
    letter_date: Day | None = field("ลงวันที่", "Letter date", default=None, needed=_FROM_STATE_BODIES)
    letter_file: Upload | None = field(
        "ไฟล์หนังสือ", "Letter file", default=None, accepts=LETTER, needed=_FROM_STATE_BODIES
    )
    subject: Line = field("เรื่อง", "Subject", min_length=5, max_length=200)
    detail: LongText = field("รายละเอียด", "Detail", max_length=5_000)
    urgency: Urgency = field("ชั้นความเร็ว", "Urgency")
    urgency_reason: LongText | None = field(
        "เหตุผลความเร่งด่วน",
        "Reason for the urgency",
        default=None,
        max_length=1_000,
        needed=_("จำเป็นเมื่อเกิน “ด่วน”", "Needed above “Urgent”."),
    )
    deliver_by: When | None = field(
        "ด่วนภายใน",
        "To reach its hand by",
        default=None,
        help=_(
            "วันและเวลาที่ต้องถึงมือผู้รับ ถ้าหนังสือกำหนดไว้",
            "The date and time by which it must reach the recipient, if the letter says so.",
        ),
    )
    attachments: tuple[Upload, ...] = field(
        "เอกสารแนบ", "Attachments", default=(), max_length=10, accepts=ATTACHMENTS
    )
    privacy_ack: bool = field("รับทราบประกาศความเป็นส่วนตัว", "I have read the privacy notice")
    privacy_version: Line = field(
        "รุ่นประกาศความเป็นส่วนตัว",
        "Edition of the privacy notice",
        default=PRIVACY_NOTICE,
        widget="hidden",
        max_length=40,
    )

    @rule("requester_type", "org_id", "org_name")
    def _an_organisation_has_a_name(self) -> Iterator[FieldProblem]:
        if self.requester_type is not RequesterType.PERSON and not (self.org_id or self.org_name):
            yield problem("required", _ORG_MISSING, "org_name")

    @rule("contact_phone", "contact_email")
    def _the_contact_can_be_reached(self) -> Iterator[FieldProblem]:
        if not (self.contact_phone or self.contact_email):
            yield problem("required", _CONTACT_MISSING, "contact_phone")

    @rule("requester_type", "letter_no")
    def _a_state_body_gives_the_number(self) -> Iterator[FieldProblem]:
        yield from self._of_the_letter("letter_no")

    @rule("requester_type", "letter_date")
    def _a_state_body_gives_the_date(self) -> Iterator[FieldProblem]:
        yield from self._of_the_letter("letter_date")

    @rule("requester_type", "letter_file")
    def _a_state_body_gives_the_file(self) -> Iterator[FieldProblem]:
        yield from self._of_the_letter("letter_file")

    @timed_rule("letter_date")
    def _the_letter_is_not_of_tomorrow(self, at: At) -> Iterator[FieldProblem]:
        if self.letter_date and self.letter_date > at.today:
            yield problem("in_the_future", _LETTER_OF_TOMORROW, "letter_date")

    @rule("urgency", "urgency_reason")
    def _great_urgency_has_a_reason(self) -> Iterator[FieldProblem]:
        above_urgent = self.urgency in {Urgency.VERY_URGENT, Urgency.MOST_URGENT}
        if above_urgent and not self.urgency_reason:
            yield problem("required", _URGENCY_UNEXPLAINED, "urgency_reason")

    @timed_rule("deliver_by")
    def _it_can_still_reach_its_hand(self, at: At) -> Iterator[FieldProblem]:
        yield from coming(self.deliver_by, at.when_asked, "deliver_by")

    @rule("privacy_ack")
    def _the_notice_was_read(self) -> Iterator[FieldProblem]:
        if not self.privacy_ack:
            yield problem("required", _NOTICE_UNREAD, "privacy_ack")

    @rule("privacy_version")
    def _the_notice_is_one_of_ours(self) -> Iterator[FieldProblem]:
        if self.privacy_version not in PRIVACY_NOTICES:
            yield problem("not_an_edition", _NO_SUCH_NOTICE, "privacy_version")

    def _of_the_letter(self, name: str) -> Iterator[FieldProblem]:
        if self.requester_type in STATE_BODIES and getattr(self, name) is None:
            yield problem("required", _LETTER_MISSING, name)


_ORG_MISSING: Text = _(
    "ต้องระบุหน่วยงาน เว้นแต่ผู้ขอเป็นบุคคล", "Name the organisation, unless a person asks."
)
_CONTACT_MISSING: Text = _(
    "ต้องมีโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งช่องทาง", "Give a telephone number or an e-mail address."
)
_LETTER_MISSING: Text = _(
    "หน่วยงานรัฐต้องระบุเลขที่ วันที่ และไฟล์หนังสือ",
    "A state body gives the number, date and file of its letter.",
)
_LETTER_OF_TOMORROW: Text = _("วันที่หนังสือต้องไม่เกินวันนี้", "The letter's date must not be after today.")
_URGENCY_UNEXPLAINED: Text = _("ชั้นความเร็วเกิน “ด่วน” ต้องบอกเหตุผล", "Above “Urgent”, say why.")
_NOTICE_UNREAD: Text = _(
    "ต้องรับทราบประกาศความเป็นส่วนตัวก่อน", "Please read and accept the privacy notice."
)
_NO_SUCH_NOTICE: Text = _(
    "ไม่มีประกาศความเป็นส่วนตัวรุ่นนี้", "There is no such edition of the privacy notice."
)
