"""A complaint with what its complainant added when asked, which is asked once (handbook 3.0)."""

from __future__ import annotations

from forms.complaint.request import ComplaintRequest
from forms.supplement import Amended, Supplement, SupplementOnPaper
from models.wording import _


class AmendedComplaint(Amended, ComplaintRequest):
    """A complaint with what was added."""

    title = _("เรื่องร้องเรียน (เพิ่มเติมแล้ว)", "Complaint, amended")


class ComplaintSupplement(Supplement):
    """What is added through the link; under this name, cases keep that they wait for it."""

    title = _("ข้อมูลเพิ่มเติมสำหรับเรื่องร้องเรียน", "What is added to a complaint")


class ComplaintSupplementOnPaper(SupplementOnPaper):
    """What the complaint officer enters of what came on paper or by telephone."""

    title = _("บันทึกข้อมูลเพิ่มเติมของเรื่องร้องเรียน", "Enter what came for a complaint")
