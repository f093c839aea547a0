"""MEDI, step 5: photographers, a car and procurement, side by side, by the eve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.media_coordination import SupportArranged
from models.deadline import bd, before
from models.role import Role
from models.wording import _
from tasks.tell_role import tell_role
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.media_coordination import MediaInvitation, MediaPlan
    from models.wording import Text
    from tasks.run import CaseRun


def arranged_support(case: CaseRun, plan: MediaPlan, invitation: MediaInvitation) -> None:
    """What the plan asks for; a leader may spare any of it."""
    wanted = {
        "photographer": (plan.needs_photographer, (Role.PHOTO_OFFICER,), _PHOTOGRAPHER),
        "car": (plan.needs_car, (Role.ADM_HEAD, Role.DRIVER), _CAR),
        "procurement": (plan.is_procured, (Role.PROCUREMENT_OFFICER,), _PROCUREMENT),
    }
    case.all(
        **{
            name: lambda of=of, title=title: may_be_spared(
                lambda: _arranged(case, plan, invitation, of, title)
            )
            for name, (is_wanted, of, title) in wanted.items()
            if is_wanted
        }
    )


def _arranged(
    case: CaseRun,
    plan: MediaPlan,
    invitation: MediaInvitation,
    of: tuple[Role, ...],
    title: Text,
) -> None:
    """Arranged; or the head of the group is told that it is not."""
    answer = case.ask(
        "arrange",
        SupportArranged,
        of=of,
        due=before(invitation.starts_at, bd(1)),
        title=title,
        shows=invitation,
        beside=[plan],
    )
    if not answer.arranged:
        words = _NOT_ARRANGED.fill(what=title, why=answer.what)
        case.tell(tell_role, role=Role.PRC_HEAD, headline=title, words=words)


_PHOTOGRAPHER = _("จัดช่างภาพ", "Arrange a photographer")
_CAR = _("จัดรถราชการ", "Arrange the office's car")
_PROCUREMENT = _("จัดซื้อจัดจ้างตามงบประมาณของงาน", "Procure what the budget is for")
_NOT_ARRANGED = _("{what}ไม่ได้: {why}", "{what}: it cannot be. {why}")
