"""A decision taken by somebody without an account, entered by a clerk (HANDBOOK 3.0 `ext`, 7)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.dates import When
from forms.decision import Decision
from forms.field import field
from forms.files import EVIDENCE, Upload
from forms.form import Form
from forms.moments import past
from forms.problems import problem
from forms.rules import At, rule, timed_rule
from forms.written import Line, LongText
from models.errors import FieldProblem
from models.wording import Text, _


class OutsideRole(Choice):
    """Who may decide from outside (HANDBOOK 1.3, 1.4)."""

    GOVERNOR = "governor", "ผู้ว่าราชการจังหวัด", "Governor"
    VICE_GOVERNOR = "vice_governor", "รองผู้ว่าราชการจังหวัด", "Vice governor"
    INCIDENT_COMMANDER = "incident_commander", "ผู้บัญชาการเหตุการณ์", "Incident commander"
    PROV_OFFICE = "prov_office", "สำนักงานจังหวัด", "Provincial office"
    FACT_OWNER = "fact_owner", "หน่วยงานเจ้าของข้อเท็จจริง", "Owner of the fact"
    SUBCOMMITTEE = "subcommittee", "คณะอนุกรรมการฯ จังหวัด", "Provincial subcommittee"
    PRD_REGION6 = "prd_region6", "สำนักประชาสัมพันธ์เขต 6", "PRD region 6"
    PRD_HQ = "prd_hq", "กรมประชาสัมพันธ์", "PRD headquarters"
    OTHER = "other", "อื่น ๆ", "Other"


class How(Choice):
    """How an answer from outside reached the office."""

    PAPER = "paper", "เอกสาร", "On paper"
    TELEPHONE = "telephone", "โทรศัพท์", "By telephone"
    MEETING = "meeting", "ที่ประชุม", "In a meeting"


class OutsideDecision(Decision):
    """What somebody outside decided. What was said by telephone may get its paper later."""

    title = _("บันทึกผลการพิจารณาภายนอก", "Outside decision")

    decided_by_role: OutsideRole = field("ผู้พิจารณา", "Decided by")
    decided_by_name: Line = field("ชื่อ/ตำแหน่งผู้พิจารณา", "Name or post", min_length=2, max_length=200)
    how: How = field("วิธีที่ได้รับผล", "How it was given")
    decided_at: When = field("วันเวลาที่พิจารณา", "Decided at")
    evidence: Upload | None = field(
        "หลักฐาน",
        "Evidence",
        help=_("ทางโทรศัพท์แนบภายหลังได้ภายใน 2 วันทำการ", "By telephone: within 2 working days."),
        default=None,
        accepts=EVIDENCE,
    )

    @property
    def awaits_evidence(self) -> bool:
        """Whether a paper must still confirm it, within two working days (HANDBOOK 3.0)."""
        return self.evidence is None

    @rule("how", "evidence")
    def _paper_and_meetings_leave_evidence(self) -> Iterator[FieldProblem]:
        if self.how is not How.TELEPHONE and self.evidence is None:
            yield problem("required", EVIDENCE_MISSING, "evidence")

    @timed_rule("decided_at")
    def _it_was_decided_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.decided_at, at, "decided_at")


class ConfirmingEvidence(Form):
    """The paper that confirms what was decided by telephone."""

    title = _("เอกสารยืนยันผลการพิจารณา", "Evidence that confirms a decision")

    evidence: Upload = field("เอกสารยืนยัน", "Confirming paper", accepts=EVIDENCE)
    note: LongText | None = field("หมายเหตุ", "Note", default=None, max_length=2_000)


EVIDENCE_MISSING: Text = _(
    "ต้องแนบหลักฐาน เว้นแต่เป็นผลทางโทรศัพท์",
    "Evidence is needed, unless it was given by telephone.",
)
