"""The four steps as Prasan has them: a form, a mission, a service step."""

from __future__ import annotations

from forms.dates import When
from forms.field import field
from forms.form import Form
from forms.written import Line, LongText
from models.role import Role
from models.wording import _
from tasks.run import CaseRun
from tasks.service import ServiceCall, service_step
from tasks.turn import Outcome
from workflows import catalogue
from workflows.mission import mission

KEY = "four-steps"


class Publicity(Form):
    """A request for publicity: the five fields."""

    title = _("ขอประชาสัมพันธ์งาน", "Request for publicity")

    subject: Line = field("เรื่อง", "Subject", max_length=200)
    place: Line = field("สถานที่", "Place", max_length=200)
    starts: When = field("เริ่ม", "Starts")
    audience: Line = field("กลุ่มเป้าหมาย", "Audience", max_length=200)
    details: LongText = field("รายละเอียด", "Details", max_length=5_000)


@service_step("serve", title=_("ดำเนินการ", "Serve"))
def serve(call: ServiceCall) -> dict[str, str]:
    """The service step: as little as can be."""
    return {"served": call.case_code}


@mission(KEY, code="BENCH", opens_with=Publicity, title=_("สี่ขั้นตอน", "Four steps"))
def four_steps(case: CaseRun, request: Publicity) -> Outcome:
    """Fill in the form, then the manager approves, then the director, then a machine serves."""
    case.approve("manager", request, of=Role.PRC_HEAD)
    case.approve("director", request, of=Role.DIRECTOR)
    case.run(serve)
    return case.closes("served")


def register() -> None:
    """Make this mission known to this process, beside the office's own."""
    catalogue.register_for_tests(four_steps)
