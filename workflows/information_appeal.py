"""OIAR: an appeal against what was decided, and the ruling on it (sections 13 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.information_request import Appeal, AppealRuling
from models.deadline import cd, since
from models.role import Role
from models.wording import _

if TYPE_CHECKING:
    from datetime import datetime

    from forms.form import Form
    from tasks.run import CaseRun

APPEAL_WITHIN = cd(15)
"""From when the order was told (section 18)."""


def appealed(case: CaseRun, name: str, against: Form, told_at: datetime) -> AppealRuling | None:
    """The ruling, if somebody appealed or complained within 15 days; None if nobody did."""
    within = since(told_at, APPEAL_WITHIN)
    lodged = case.any(
        name,
        lodged=lambda: case.record(
            "enter", Appeal, of=Role.INFO_OFFICER, due=within, shows=against, note=_IF_ANY
        ),
        nobody=lambda: case.wait_until("fifteen-days", within),
    )
    if "nobody" in lodged:
        return None
    appeal: Appeal = lodged["lodged"]
    return case.record(
        f"{name}-ruling",
        AppealRuling,
        of=Role.INFO_OFFICER,
        due=since(case.now, cd(appeal.days)),
        shows=appeal,
        beside=[against],
        title=_("บันทึกคำวินิจฉัย", "Enter the ruling"),
    )


_IF_ANY = "บันทึกเมื่อมีผู้อุทธรณ์หรือร้องเรียน ถ้าพ้น 15 วันโดยไม่มี เรื่องเดินต่อเอง"
