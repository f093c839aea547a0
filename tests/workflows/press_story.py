"""A press conference told as a story: PRES-2570-0001, filled in from the handbook (3.6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from forms.decision import Acknowledgement
from forms.outside_decision import ConfirmingEvidence
from forms.press_conference import (
    BriefingHeld,
    ClipReport,
    ClosingSummary,
    Correction,
    FactVerification,
    InvitePlan,
    OfficialRelease,
    PressConferenceRequest,
    RsvpCount,
    SpeakerBrief,
    TalkingPoints,
    ToldByTelephone,
    Transcript,
    UrgentTalkingPoints,
    VenueChecklist,
)
from models import clock
from tests.cast import task_of
from tests.forms.filled import ANSWERS
from tests.story import Story, with_upload

if TYPE_CHECKING:
    from forms.form import Form
    from models.human_task import HumanTask

BY_TELEPHONE: dict[str, Any] = {
    "decided_by_role": "vice_governor",
    "decided_by_name": "รองผู้ว่าราชการจังหวัด",
    "how": "telephone",
    "decided_at": "2026-11-22T07:05",
}
REJECTED = {"comment": "น้ำลดแล้ว", "words_for_requester": "สถานการณ์คลี่คลายแล้ว"}
PLANNED: dict[str, Any] = {
    "mode": "planned",
    "weight": "ordinary",
    "start_at": "2026-12-09T10:00",
    "embargo": "2026-12-09T10:00",
}
TAKES = timedelta(minutes=45)
"""How long a briefing lasts."""

MESSAGE = "conference/message"
WRONG = "conference/corrections/round"
CONFIRMED = {"verdict": "confirmed", "corrected_value": None}


class PressStory(Story):
    """One press conference of the demo office; its methods are the steps of the handbook."""

    def __init__(self, upload: str, *, by: str = "prc-head-1", **changes: Any) -> None:
        self.upload = upload
        self.urgent = changes.get("mode") != "planned"
        request = self.answer(PressConferenceRequest, invite_list_id="urgent-media", **changes)
        super().__init__("press-conference", request, by=by)

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """The sample answer, with an upload that exists."""
        return {**with_upload(ANSWERS[form], self.upload), **changes}

    def fills(self, who: str, key: str, form: type[Form], **changes: Any) -> HumanTask:
        """Somebody fills in the form at `key` with the sample answer."""
        return self.does(who, key, self.answer(form, **changes))

    def word(self, key: str, outcome: str = "approve", **changes: Any) -> HumanTask:
        """The clerk enters the vice governor's word, given by telephone."""
        return self.does("reg-clerk-1", key, {**BY_TELEPHONE, "outcome": outcome, **changes})

    def shown_at(self, key: str) -> list[dict[str, Any]]:
        """What the task at `key` shows, the content first and then what lies beside it."""
        detail = task_of(self.code, key).detail
        return [each["content"] for each in (detail["shows"], *detail.get("beside", ()))]

    def decided(self) -> None:
        """Step 1."""
        self.does("director-1", "decide", outcome="approve")
        if self.urgent:
            self.word("decide-outside")

    def invited(self, **changes: Any) -> None:
        """Step 2A and 2D."""
        self.fills("media-liaison-1", "conference/invite/plan", InvitePlan, **changes)
        self.machines_run()
        self.fills("media-liaison-1", "conference/invite/replies", RsvpCount)
        self.fills("video-officer-1", "conference/venue/video/checklist", VenueChecklist)
        self.fills("photo-officer-1", "conference/venue/photo/checklist", VenueChecklist)

    def confirmed(self, n: int = 1, **changes: Any) -> None:
        """Step 2C, for the `n`-th fact."""
        key = f"{MESSAGE}/facts/fact/{n}/verify"
        self.fills("reg-clerk-2", key, FactVerification, **{**CONFIRMED, **changes})

    def written(self, where: str = f"{MESSAGE}/points", again: str = "", **changes: Any) -> None:
        """Step 2B."""
        form = UrgentTalkingPoints if self.urgent else TalkingPoints
        self.fills("pr-officer-1", f"{where}/write{again}", form, **changes)
        self.does("prc-head-1", f"{where}/review{again}", outcome="approve")

    def briefed(self, again: str = "", **changes: Any) -> None:
        """Step 3."""
        changes = {"changes_wished": None, **changes}
        self.fills("director-1", f"{MESSAGE}/speaker-brief{again}", SpeakerBrief, **changes)

    def prepared(self, **plan: Any) -> None:
        """Steps 2 and 3."""
        self.invited(**plan)
        self.confirmed()
        self.written()
        self.briefed()

    def cleared(self) -> None:
        """Step 4."""
        self.does("director-1", f"{MESSAGE}/clear", outcome="approve")
        if f"{MESSAGE}/clear-outside" in self.waits_for:
            self.word(f"{MESSAGE}/clear-outside")

    def held(self, **changes: Any) -> None:
        """Step 5: it begins as soon as it is cleared, and is entered when it is over."""
        now = clock.now()
        times = {"started_at": now.isoformat(), "ended_at": (now + TAKES).isoformat()}
        changes = {"recordings": [], **times, **changes}
        with clock.moved_to(now + TAKES):
            self.fills("media-liaison-1", "conference/hold", BriefingHeld, **changes)

    def published(self, **changes: Any) -> None:
        """Steps 6 and 7."""
        self.fills(
            "pr-officer-3", "conference/release/publish", OfficialRelease, clip=None, **changes
        )
        self.fills("pr-officer-2", "conference/transcript/write", Transcript)
        self.does("pr-officer-1", "conference/transcript/check", outcome="approve")

    def reported(self, again: str = "", **changes: Any) -> None:
        """Step 8."""
        self.fills("pr-officer-3", f"conference/monitor/clips{again}", ClipReport, **changes)

    def put_right(self, n: int = 1, **changes: Any) -> None:
        """Step 9, for the `n`-th wrong report."""
        self.fills("media-liaison-1", f"{WRONG}/{n}/correct", Correction, **changes)
        self.does("director-1", f"{WRONG}/{n}/clear-correction", outcome="approve")
        if f"{WRONG}/{n}/clear-correction-outside" in self.waits_for:
            self.word(f"{WRONG}/{n}/clear-correction-outside")
        self.fills("media-liaison-1", f"{WRONG}/{n}/telephone/tell", ToldByTelephone)
        self.machines_run()

    def closed(self, **changes: Any) -> None:
        """Step 10."""
        self.fills("media-liaison-1", "conference/summary", ClosingSummary, **changes)
        self.fills("director-1", "conference/take-note", Acknowledgement)

    def papers_came(self) -> None:
        """Whatever was said by telephone has its paper."""
        for key in sorted(key for key in self.waits_for if key.startswith("papers/")):
            self.fills("reg-clerk-1", key, ConfirmingEvidence)
        self.machines_run()
