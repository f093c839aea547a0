"""Newsrooms that the office writes to, and those that no mail reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.press_conference import ToldByTelephone
from models.role import Role
from models.wording import _
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.form import Form
    from forms.newsrooms import Mailing
    from models.deadline import Due
    from tasks.run import CaseRun


def told_by_telephone(case: CaseRun, mailing: Mailing, sent: Form, due: Due) -> None:
    """Newsrooms that no mail reaches are told by telephone."""
    if mailing.by_telephone:
        may_be_spared(
            lambda: case.ask(
                "telephone",
                ToldByTelephone,
                of=Role.MEDIA_LIAISON,
                due=due,
                title=_("แจ้งสื่อที่ไม่มีอีเมลทางโทรศัพท์", "Tell newsrooms without e-mail by telephone"),
                shows=sent,
                beside=[mailing],
                starts_from={"told": list(mailing.by_telephone)},
            )
        )
