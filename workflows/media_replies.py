"""MEDI, step 4: the replies are counted, and who is silent is reminded on two mornings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.media_coordination import MediaReplies
from models.deadline import bd, before
from models.role import Role
from tasks.look_up import as_it_was
from tasks.media_coordination import remind_media
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.media_coordination import MediaCheckIn, MediaInvitation, MediaPlan
    from tasks.run import CaseRun


@dataclass
class Known:
    """What is known so far: branches are read in order, a later one knows what an earlier read."""

    replies: MediaReplies | None = None
    came: MediaCheckIn | None = None


def counted(case: CaseRun, plan: MediaPlan, invitation: MediaInvitation, known: Known) -> None:
    """Report after report until no more replies are awaited, by the eve."""
    begun = MediaReplies.begun(invitation)
    while known.replies is None or known.replies.more_to_come:
        report = may_be_spared(
            lambda begun=begun: case.ask(  # type: ignore[misc]
                "count-replies",
                MediaReplies,
                of=(plan.coordinator, Role.MEDIA_LIAISON),
                due=before(invitation.starts_at, bd(1)),
                shows=invitation,
                starts_from=begun,
            )
        )
        if report is None:
            return
        known.replies, begun = report, report.record()


def reminded(case: CaseRun, invitation: MediaInvitation, known: Known) -> None:
    """On the mornings two days and one day before, as far as they are still to come."""
    invited_at = case.now
    for days in (2, 1):
        morning = invitation.morning_before(days)
        if morning > invited_at:
            case.wait_until(f"morning-{days}", morning)
            if case.now >= invitation.starts_at:
                return  # the round came too late: nobody is reminded of what is over
            answered = known.replies.answered if known.replies is not None else []
            noted = case.look_up(as_it_was, f"answered-{days}", answered=answered)["answered"]
            if invitation.still_silent(noted):
                case.tell(remind_media, f"remind-{days}", invitation=invitation, answered=noted)
