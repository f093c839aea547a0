"""Bringing a complaint or a suggestion to the office (HANDBOOK 3.11)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.complaint.kinds import ComplaintCategory, ReplyChannel
from forms.contact import Key
from forms.dates import When
from forms.field import field
from forms.files import ATTACHMENTS, Upload
from forms.form import Form
from forms.listed import repeated
from forms.moments import past
from forms.problems import problem
from forms.requester import RequesterBlock, RequesterType
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _

_UNLESS_ANONYMOUS = _("จำเป็น เว้นแต่ไม่ประสงค์ออกนาม", "Needed, unless it is anonymous.")
_WITH_THIS_CHANNEL = _("จำเป็นเมื่อเลือกช่องทางแจ้งผลนี้", "Needed for this reply channel.")


class AboutStaff(Form):
    """Somebody of the office whom it is about: the case is kept from them."""

    title = _("บุคลากรที่ถูกร้อง", "Member of staff concerned")

    person: Key = field("บุคลากร", "Member of staff", widget="person")


class ComplaintRequest(RequesterBlock):
    """Who complains (or does not say), of whom, what happened, what is wanted."""

    title = _("เรื่องราวร้องทุกข์/ร้องเรียน", "Complaint")

    anonymous: bool = field(
        "การออกนาม",
        "Anonymity",
        yes_no=(_("ไม่ประสงค์ออกนาม", "Anonymous"), _("ออกนาม", "Named")),
        help=_(
            "ถ้าไม่ออกนาม ไม่ต้องกรอกชื่อ แต่ต้องมีหลักฐานหรือพยานแวดล้อมพอสืบได้",
            "Anonymous: no name is taken, but evidence or witnesses are needed.",
        ),
    )
    contact_name: Line | None = field(  # type: ignore[assignment]
        "ผู้ร้อง", "Complainant", default=None, min_length=2, max_length=120,
        needed=_UNLESS_ANONYMOUS,
    )  # fmt: skip
    contact_position: Line | None = field(  # type: ignore[assignment]
        "อาชีพ/ตำแหน่งผู้ร้อง",
        "Complainant's occupation",
        default=None,
        min_length=2,
        max_length=120,
        help=_("ไม่บังคับ", "It need not be given."),
    )
    contact_address: LongText | None = field(
        "ที่อยู่ผู้ร้อง", "Complainant's address", default=None, max_length=500,
        needed=_WITH_THIS_CHANNEL,
    )  # fmt: skip
    contact_back: ReplyChannel = field(
        "ช่องทางแจ้งผล",
        "Reply channel",
        help=_(
            "รหัสติดตามใช้ดูความคืบหน้าได้โดยไม่ต้องบอกว่าท่านเป็นใคร",
            "With the tracking code one sees how far it is without saying who one is.",
        ),
    )
    category: ComplaintCategory = field("ประเภท", "Category")
    detail: LongText | None = field(  # type: ignore[assignment]
        "เคยร้องเรียนที่ใดแล้ว",
        "Where it was brought before",
        default=None,
        max_length=5_000,
        help=_("หน่วยงานและผลที่ได้รับ ถ้ามี", "Which agency, and what came of it, if any."),
    )
    about_org: Line = field("หน่วยงานที่ถูกร้อง", "Agency complained of", min_length=2, max_length=200)
    about_person_role: Line | None = field(
        "ตำแหน่ง/ผู้ที่ถูกร้อง",
        "Post or person complained of",
        default=None,
        max_length=200,
        needed=_(
            "จำเป็นเมื่อร้องเรียนเจ้าหน้าที่หรือทุจริต ไม่แสดงต่อผู้ถูกร้องก่อนตรวจ",
            "Needed for conduct and corruption; not shown to them before it is looked into.",
        ),
    )
    about_staff: tuple[AboutStaff, ...] = field(
        "บุคลากรของสำนักงานที่ถูกร้องหรือเกี่ยวข้อง",
        "Staff of this office concerned",
        default=(),
        max_length=20,
        help=_(
            "ผู้ที่ระบุไว้จะไม่เห็นเรื่องนี้เลย ถ้าไม่ระบุ ผู้มีหน้าที่รับเรื่องร้องเรียนจะเห็นทุกคน",
            "They will not see the case at all. Others who handle complaints will.",
        ),
    )
    occurred_at: When = field("วันเวลาที่เกิดเหตุ", "When it happened")
    place: Line = field("สถานที่เกิดเหตุ", "Where it happened", min_length=2, max_length=300)
    facts: LongText = field(
        "ข้อเท็จจริง",
        "Facts",
        min_length=20,
        max_length=5_000,
        help=_("เกิดอะไรขึ้น 20–5,000 ตัวอักษร", "What happened, in 20–5,000 characters."),
    )
    relief_wanted: LongText = field("ความประสงค์", "What is wanted", max_length=2_000)
    evidence: tuple[Upload, ...] = field(
        "หลักฐาน",
        "Evidence",
        default=(),
        max_length=10,
        accepts=ATTACHMENTS,
        needed=_(
            "จำเป็นเมื่อไม่ออกนาม เว้นแต่มีพยานแวดล้อม",
            "Needed when anonymous, unless there are witnesses.",
        ),
    )
    witnesses: LongText | None = field(
        "พยานแวดล้อม",
        "Witnesses and circumstances",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อไม่ออกนามและไม่มีหลักฐาน", "Needed when anonymous, without evidence."),
    )

    @property
    def may_be_a_slander(self) -> bool:
        """Whether it may be kept for the statistics alone (บัตรสนเท่ห์): nobody answers for it."""
        return self.anonymous

    @property
    def can_be_told(self) -> bool:
        """Whether the office can tell the complainant on the way, and they wish it."""
        reached = self.contact_email or self.contact_phone
        return reached is not None and self.contact_back is not ReplyChannel.TRACKING

    @property
    def staff(self) -> tuple[str, ...]:
        """The handles of those of the office whom it is about."""
        return tuple(each.person for each in self.about_staff)

    @rule("requester_type", "org_id", "org_name", "anonymous")
    def _an_organisation_has_a_name(self) -> Iterator[FieldProblem]:
        named = self.anonymous or self.org_id or self.org_name
        if self.requester_type is not RequesterType.PERSON and not named:
            yield problem("required", _ORG_MISSING, "org_name")

    @rule("anonymous", "contact_name")
    def _whoever_is_named_has_a_name(self) -> Iterator[FieldProblem]:
        if not self.anonymous and not self.contact_name:
            yield problem("required", _NAME_MISSING, "contact_name")

    @rule("anonymous", "contact_name")
    def _of_the_anonymous_no_name_is_kept(self) -> Iterator[FieldProblem]:
        if self.anonymous and self.contact_name:
            yield problem("not_for_this_outcome", _NAME_UNWANTED, "contact_name")

    @rule("anonymous", "contact_phone", "contact_email")
    def _the_contact_can_be_reached(self) -> Iterator[FieldProblem]:
        if not self.anonymous and not (self.contact_phone or self.contact_email):
            yield problem("required", _CONTACT_MISSING, "contact_phone")

    @rule("contact_back", "contact_email")
    def _who_wants_e_mail_has_an_address(self) -> Iterator[FieldProblem]:
        if self.contact_back is ReplyChannel.EMAIL and not self.contact_email:
            yield problem("required", _WAY_MISSING, "contact_email")

    @rule("contact_back", "contact_phone")
    def _who_wants_a_call_has_a_telephone(self) -> Iterator[FieldProblem]:
        if self.contact_back is ReplyChannel.PHONE and not self.contact_phone:
            yield problem("required", _WAY_MISSING, "contact_phone")

    @rule("contact_back", "contact_address")
    def _who_wants_a_letter_has_an_address(self) -> Iterator[FieldProblem]:
        if self.contact_back is ReplyChannel.LETTER and not self.contact_address:
            yield problem("required", _WAY_MISSING, "contact_address")

    @rule("category", "about_person_role", "about_staff")
    def _conduct_is_somebody_s(self) -> Iterator[FieldProblem]:
        somebody = self.about_person_role or self.about_staff
        if self.category in _OF_SOMEBODY and not somebody:
            yield problem("required", _RESPONDENT_MISSING, "about_person_role")

    @rule("about_staff", row_by_row=True)
    def _staff_are_named_once(self) -> Iterator[FieldProblem]:
        yield from repeated((each.person for each in self.about_staff), "about_staff", "person")

    @rule("anonymous", "evidence", "witnesses")
    def _the_anonymous_show_something(self) -> Iterator[FieldProblem]:
        if self.anonymous and not (self.evidence or self.witnesses):
            yield problem("required", _EVIDENCE_MISSING, "evidence")

    @timed_rule("occurred_at")
    def _it_happened_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.occurred_at, at.when_asked, "occurred_at")


_OF_SOMEBODY = frozenset({ComplaintCategory.STAFF, ComplaintCategory.CORRUPTION})
_ORG_MISSING: Text = _(
    "ต้องระบุหน่วยงาน เว้นแต่ผู้ร้องเป็นบุคคล", "Name the organisation, unless a person complains."
)
_NAME_MISSING: Text = _(
    "ต้องระบุชื่อผู้ร้อง หรือเลือก “ไม่ประสงค์ออกนาม”", "Name the complainant, or choose “Anonymous”."
)
_NAME_UNWANTED: Text = _(
    "เลือกไม่ประสงค์ออกนามแล้ว โปรดลบชื่อผู้ร้อง", "It is anonymous: please take the name out."
)
_CONTACT_MISSING: Text = _(
    "ต้องมีโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งช่องทาง", "Give a telephone number or an e-mail address."
)
_WAY_MISSING: Text = _("ช่องทางแจ้งผลที่เลือกต้องมีข้อมูลนี้", "The reply channel that was chosen needs this.")
_RESPONDENT_MISSING: Text = _(
    "ต้องระบุตำแหน่งหรือผู้ที่ถูกร้อง", "Say which post or person is complained of."
)
_EVIDENCE_MISSING: Text = _(
    "เรื่องไม่ออกนามต้องมีหลักฐานหรือพยานแวดล้อมพอสืบได้",
    "An anonymous complaint needs evidence, or witnesses by which it can be looked into.",
)
