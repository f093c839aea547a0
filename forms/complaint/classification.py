"""Which way a complaint goes (step 3), and who looks into it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.contact import Email, Key
from forms.field import field
from forms.form import Form
from forms.problems import problem
from forms.rules import rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class Route(Choice):
    """Where it goes."""

    ACCEPT = "accept", "รับไว้ตรวจสอบข้อเท็จจริง", "Look into it"
    FORWARD = "forward", "ส่งต่อหน่วยงานที่เกี่ยวข้อง", "Forward it to the agency in charge"
    DECLINE = "decline", "ไม่รับ", "Decline"
    SPECIAL = "special", "ทุจริต เข้าช่องทางพิเศษ", "Corruption: the special channel"
    STATISTICS = "statistics", "บัตรสนเท่ห์ เก็บสถิติ ไม่ดำเนินการ", "Unfounded letter: statistics only"


_FINDER_MISSING: Text = _("ต้องระบุผู้ตรวจสอบข้อเท็จจริง", "Name who looks into it.")
_FINDER_UNASKED: Text = _("ระบุผู้ตรวจสอบเฉพาะเมื่อรับไว้", "Nobody looks into what is not taken on.")
_AGENCY_MISSING: Text = _("ต้องระบุหน่วยงานที่ส่งต่อ", "Say to whom it is forwarded.")
_AGENCY_UNASKED: Text = _("ระบุหน่วยงานเฉพาะเมื่อส่งต่อ", "An agency goes with forwarding only.")
_REASON_MISSING: Text = _("ต้องบอกเหตุผล", "Say why.")
_WORDS_MISSING: Text = _("ต้องมีถ้อยคำถึงผู้ร้อง", "Give words for the complainant.")


class Classification(Form):
    """What becomes of it, and what goes with that."""

    title = _("จำแนกเรื่องร้องเรียน", "Classification of a complaint")

    route: Route = field(
        "ผลการจำแนก",
        "Route",
        help=_(
            "เรื่องทุจริตพิจารณาโดยประชาสัมพันธ์จังหวัดเท่านั้น บัตรสนเท่ห์ใช้ได้กับเรื่องไม่ออกนาม",
            "Corruption is for the director alone; statistics are for what is anonymous.",
        ),
    )
    finder: Key | None = field(
        "ผู้ตรวจสอบข้อเท็จจริง",
        "Who looks into it",
        default=None,
        widget="person",
        needed=_(
            "จำเป็นเมื่อรับไว้ ต้องไม่ใช่ผู้ถูกร้องหรือผู้บังคับบัญชาโดยตรง",
            "Needed to take it on: neither who it is about nor their direct superior.",
        ),
    )
    agency: Line | None = field(
        "หน่วยงานที่ส่งต่อ",
        "Agency in charge",
        default=None,
        max_length=200,
        needed=_("จำเป็นเมื่อส่งต่อ", "Needed to forward."),
    )
    agency_email: Email | None = field(
        "อีเมลของหน่วยงานที่ส่งต่อ",
        "E-mail of the agency",
        default=None,
        help=_("ถ้าไม่ระบุ ส่งทางไปรษณีย์", "Without it the letter goes by post."),
    )
    hazard: bool = field(
        "เกี่ยวกับภัยที่กำลังเกิด", "About a hazard at hand", widget="yes_no",
        help=_("ถ้าใช่ แจ้งเจ้าหน้าที่เวรทันที", "If so, the officers on duty are told at once."),
    )  # fmt: skip
    reason: LongText | None = field(
        "เหตุผล",
        "Reason",
        default=None,
        max_length=2_000,
        needed=_("จำเป็น เว้นแต่รับไว้หรือส่งต่อ", "Needed, unless taken on or forwarded."),
    )
    words_for_requester: LongText | None = field(
        "ถ้อยคำถึงผู้ร้อง",
        "Words for the complainant",
        default=None,
        max_length=5_000,
        needed=_("จำเป็นเมื่อไม่รับ ส่งถึงผู้ร้องตามนี้", "Needed to decline: sent as it stands."),
    )

    @rule("route", "finder")
    def _somebody_looks_into_it(self) -> Iterator[FieldProblem]:
        if self.route == Route.ACCEPT and not self.finder:
            yield problem("required", _FINDER_MISSING, "finder")
        if self.route != Route.ACCEPT and self.finder:
            yield problem("not_for_this_outcome", _FINDER_UNASKED, "finder")

    @rule("route", "agency")
    def _it_is_forwarded_somewhere(self) -> Iterator[FieldProblem]:
        if self.route == Route.FORWARD and not self.agency:
            yield problem("required", _AGENCY_MISSING, "agency")
        if self.route != Route.FORWARD and self.agency:
            yield problem("not_for_this_outcome", _AGENCY_UNASKED, "agency")

    @rule("route", "reason")
    def _what_is_not_usual_has_a_reason(self) -> Iterator[FieldProblem]:
        if self.route not in {Route.ACCEPT, Route.FORWARD} and not self.reason:
            yield problem("required", _REASON_MISSING, "reason")

    @rule("route", "words_for_requester")
    def _a_no_has_its_words(self) -> Iterator[FieldProblem]:
        if self.route == Route.DECLINE and not self.words_for_requester:
            yield problem("required", _WORDS_MISSING, "words_for_requester")


class NamedRoute(Choice):
    """As `Route`, of a complaint with a name under it: it is never for the statistics alone."""

    ACCEPT = Route.ACCEPT.value, *Route.ACCEPT.label
    FORWARD = Route.FORWARD.value, *Route.FORWARD.label
    DECLINE = Route.DECLINE.value, *Route.DECLINE.label
    SPECIAL = Route.SPECIAL.value, *Route.SPECIAL.label


class NamedClassification(Classification):
    """The classification of a complaint with a name under it."""

    title = _("จำแนกเรื่องร้องเรียนที่ออกนาม", "Classification of a named complaint")

    route: NamedRoute = field("ผลการจำแนก", "Route")  # type: ignore[assignment]


class LeadersRoute(Choice):
    """As `Route`, of a complaint about the director: nothing that the director would have to do."""

    ACCEPT = Route.ACCEPT.value, *Route.ACCEPT.label
    DECLINE = Route.DECLINE.value, *Route.DECLINE.label


class LeadersClassification(Classification):
    """The classification of a complaint about the director, on which the vice governor decides."""

    title = _("จำแนกเรื่องร้องเรียนประชาสัมพันธ์จังหวัด", "Classification of a complaint about the director")

    route: LeadersRoute = field(  # type: ignore[assignment]
        "ผลการจำแนก",
        "Route",
        help=_(
            "รองผู้ว่าราชการจังหวัดพิจารณาผลการตรวจสอบ", "The vice governor decides on what is found."
        ),
    )


class FinderNamed(Form):
    """Who looks into it, where the director names them, or into it once more (steps 5 and 9)."""

    title = _("มอบหมายผู้ตรวจสอบข้อเท็จจริง", "Naming who looks into it")

    finder: Key = field(
        "ผู้ตรวจสอบข้อเท็จจริง",
        "Who looks into it",
        widget="person",
        help=_(
            "ต้องไม่ใช่ผู้ถูกร้อง ผู้บังคับบัญชาโดยตรง หรือผู้ที่ตรวจสอบเรื่องนี้มาแล้ว",
            "Neither who it is about, nor their direct superior, nor who looked into it before.",
        ),
    )
    instructions: LongText | None = field("ข้อสั่งการ", "Instructions", default=None, max_length=2_000)
