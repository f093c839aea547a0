"""Media coordination told as a story: MEDI-2570-0001, filled in from the sample case (3.7)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from forms.media_coordination import (
    MediaCheckIn,
    MediaCoverage,
    MediaInvitation,
    MediaMaterial,
    MediaPlan,
    MediaReplies,
    MediaRequest,
    MediaScreening,
    SupportArranged,
)
from forms.press_conference import ToldByTelephone
from models import clock
from models.clock import BANGKOK
from tests.forms.filled import ANSWERS
from tests.story import Story, the_clock_goes_round, with_upload

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from forms.form import Form
    from models.human_task import HumanTask

LIAISON = "media-liaison-1"
GATHERING = datetime(2026, 11, 28, 14, tzinfo=BANGKOK)
EVENING = datetime(2026, 11, 28, 20, 30, tzinfo=BANGKOK)
BARE: dict[str, Any] = {"needs_photographer": False, "needs_car": False, "budget": None}
"""A plan without any support."""

INTERVIEW: dict[str, Any] = {"service_kind": "interview"}
INFORMATION: dict[str, Any] = {
    "service_kind": "information", "event_start": None, "event_end": None, "meeting_point": None,
}  # fmt: skip


class MediaStory(Story):
    """One request at the demo office; its methods are the steps of the handbook."""

    def __init__(self, upload: str, *, by: str = "reg-clerk-1", **changes: Any) -> None:
        self.upload = upload
        super().__init__("media-coordination", self.answer(MediaRequest, **changes), by=by)

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """The sample answer, with files that exist."""
        return {**with_upload(ANSWERS[form], self.upload), **changes}

    def fills(self, who: str, key: str, form: type[Form], **changes: Any) -> HumanTask:
        """Somebody fills in the form at `key` with the sample answer."""
        return self.does(who, key, self.answer(form, **changes))

    def planned(self, **changes: Any) -> None:
        """Steps 1 and 2."""
        self.fills(LIAISON, "screen", MediaScreening)
        self.fills("prc-head-1", "plan", MediaPlan, **changes)

    def drafted(self, again: str = "", **changes: Any) -> None:
        """Step 3, the coordinator's half."""
        self.fills(LIAISON, f"invitation{again}", MediaInvitation, **changes)

    def invited(self, **changes: Any) -> None:
        """Steps 1 to 4, up to the mails, with the plan as `changes` has it."""
        self.planned(**changes)
        self.drafted()
        self.does("prc-head-1", "approve", outcome="approve")
        self.machines_run()

    def counted(self, **changes: Any) -> None:
        """Step 4: the newsroom without an address is telephoned, the replies are in."""
        told_at = clock.now().isoformat()
        self.fills(LIAISON, "telephone/telephone", ToldByTelephone, told_at=told_at)
        self.fills(LIAISON, "replies/count-replies", MediaReplies, **changes)

    def supported(self) -> None:
        """Step 5."""
        self.fills("photo-officer-1", "support/photographer/arrange", SupportArranged)
        self.fills("driver-1", "support/car/arrange", SupportArranged)
        self.fills("procurement-officer-1", "support/procurement/arrange", SupportArranged)

    def came(self, **changes: Any) -> None:
        """Step 6."""
        self.fills(LIAISON, "visit/check-in", MediaCheckIn, **changes)

    def aftermath(self, **changes: Any) -> None:
        """Steps 7 and 8."""
        self.fills("pr-officer-3", "visit/material/material", MediaMaterial)
        self.fills("pr-officer-3", "visit/coverage/coverage", MediaCoverage, **changes)
        self.machines_run()


def gone_round(at: datetime) -> AbstractContextManager[None]:
    """The block stands at that moment; call `the_clock_goes_round` in it."""
    return clock.moved_to(at)


def goes_on(story: MediaStory) -> None:
    """What fell due is done, and what machines can do then."""
    the_clock_goes_round()
    story.machines_run()
