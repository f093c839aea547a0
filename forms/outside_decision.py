"""A decision taken by somebody without an account, entered by a clerk (HANDBOOK 3.0 `ext`, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from forms.choice import Choice
from forms.dates import When
from forms.decision import Decision
from forms.field import field
from forms.files import LETTER, RECORDINGS, Upload
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
    REQUESTER = "requester", "ผู้ขอ", "Requester"
    OTHER = "other", "อื่น ๆ", "Other"


class How(Choice):
    """How an answer from outside reached the office."""

    PAPER = "paper", "เอกสาร", "On paper"
    TELEPHONE = "telephone", "โทรศัพท์", "By telephone"
    MEETING = "meeting", "ที่ประชุม", "In a meeting"


class OutsideDecision(Decision):
    """What somebody outside decided. What was said by telephone may get its paper later."""

    title = _("บันทึกผลการพิจารณาภายนอก", "Outside decision")
    deciders: ClassVar[tuple[OutsideRole, ...]] = tuple(OutsideRole)
    """Whose word is taken here (HANDBOOK 1.5)."""

    decided_by_role: OutsideRole = field("ผู้พิจารณา", "Decided by")
    decided_by_name: Line = field("ชื่อ/ตำแหน่งผู้พิจารณา", "Name or post", min_length=2, max_length=200)
    how: How = field("วิธีที่ได้รับผล", "How it was given")
    decided_at: When = field("วันเวลาที่พิจารณา", "Decided at")
    evidence: Upload | None = field(
        "เอกสารหลักฐาน",
        "Paper that shows it",
        needed=_("ทางโทรศัพท์แนบภายหลังได้ภายใน 2 วันทำการ", "By telephone: within 2 working days."),
        default=None,
        accepts=LETTER,
    )
    recording: Upload | None = field(
        "เสียงบันทึกการสนทนา",
        "Recording of the call",
        help=_("ไม่แทนเอกสารยืนยัน", "It does not stand for the paper."),
        default=None,
        accepts=RECORDINGS,
    )

    @property
    def awaits_evidence(self) -> bool:
        """Whether a paper must still confirm it, within two working days (HANDBOOK 3.0)."""
        return self.evidence is None

    @rule("decided_by_role")
    def _it_is_theirs_to_decide(self) -> Iterator[FieldProblem]:
        if self.decided_by_role not in self.deciders:
            yield problem("not_theirs_to_decide", _whose(self.deciders), "decided_by_role")

    @rule("how", "evidence")
    def _paper_and_meetings_leave_evidence(self) -> Iterator[FieldProblem]:
        if self.how is not How.TELEPHONE and self.evidence is None:
            yield problem("required", EVIDENCE_MISSING, "evidence")

    @timed_rule("decided_at")
    def _it_was_decided_already(self, at: At) -> Iterator[FieldProblem]:
        yield from past(self.decided_at, at, "decided_at")


class ProvinceDecision(OutsideDecision):
    """The word of the province's leaders (HANDBOOK 1.5; 3.6, step 1)."""

    title = _("ผลการพิจารณาของผู้บริหารจังหวัด", "Decision of the province's leaders")
    deciders = (OutsideRole.VICE_GOVERNOR, OutsideRole.GOVERNOR)


class OutsideClearance(OutsideDecision):
    """The clearance of what is said in a crisis or on a policy (HANDBOOK 1.5; 3.6, step 4)."""

    title = _("ผลการอนุมัติประเด็นจากภายนอก", "Outside clearance")
    deciders = (
        OutsideRole.GOVERNOR, OutsideRole.INCIDENT_COMMANDER, OutsideRole.VICE_GOVERNOR,
    )  # fmt: skip


class GovernorsDecision(OutsideDecision):
    """The governor's own word, where the office's ladder ends with the governor (HANDBOOK 1.5)."""

    title = _("ผลการพิจารณาของผู้ว่าราชการจังหวัด", "Decision of the governor")
    deciders = (OutsideRole.GOVERNOR,)


class GovernorsClearance(OutsideDecision):
    """The governor's clearance, or that of who commands in an incident (HANDBOOK 3.6, step 4)."""

    title = _("ผลการอนุมัติประเด็นของผู้ว่าราชการจังหวัด", "Clearance by the governor")
    deciders = (OutsideRole.GOVERNOR, OutsideRole.INCIDENT_COMMANDER)


class Bearing(Choice):
    """What a paper comes to that follows a call."""

    CONFIRMS = "confirms", "ตรงกับที่บันทึกไว้", "It says what was entered"
    CONTRADICTS = "contradicts", "ไม่ตรงกับที่บันทึกไว้", "It says something else"


class ConfirmingEvidence(Form):
    """The papers that follow what was said by telephone; a recording is none.

    What was entered stays as it was entered, and by whom. A paper that says something else goes to
    the director, who sees to what must be undone.
    """

    title = _("เอกสารยืนยันผลการพิจารณา", "Evidence that confirms a decision")

    evidence: tuple[Upload, ...] = field(
        "เอกสารยืนยัน",
        "Confirming papers",
        min_length=1,
        max_length=20,
        accepts=LETTER,
        help=_("เอกสารหรือภาพถ่ายเอกสาร (PDF/JPG)", "The paper or a picture of it (PDF or JPG)."),
    )
    bearing: Bearing = field(
        "เทียบกับที่บันทึกไว้", "Held against what was entered", default=Bearing.CONFIRMS
    )
    note: LongText | None = field(
        "หมายเหตุ",
        "Note",
        default=None,
        max_length=2_000,
        needed=_("จำเป็นเมื่อไม่ตรง", "Needed when it says something else."),
    )

    @property
    def contradicts(self) -> bool:
        """Whether the paper says something else than what was entered."""
        return self.bearing is Bearing.CONTRADICTS

    @rule("bearing", "note")
    def _a_contradiction_is_told(self) -> Iterator[FieldProblem]:
        if self.contradicts and not self.note:
            yield problem("required", _WHAT_IT_SAYS, "note")


_WHAT_IT_SAYS: Text = _(
    "ระบุว่าเอกสารต่างจากที่บันทึกอย่างไร", "Say how the paper differs from what was entered."
)
EVIDENCE_MISSING: Text = _(
    "ต้องแนบหลักฐาน เว้นแต่เป็นผลทางโทรศัพท์",
    "Evidence is needed, unless it was given by telephone.",
)


def _whose(deciders: tuple[OutsideRole, ...]) -> Text:
    """Who may decide, as the refusal says it."""
    return _NOT_THEIRS.fill(
        who=Text(
            " หรือ ".join(each.label.th for each in deciders),
            " or ".join(each.label.en for each in deciders),
        )
    )


_NOT_THEIRS: Text = _("ขั้นนี้ต้องเป็นผลการพิจารณาของ{who}", "Here it is for the {who} to decide.")
