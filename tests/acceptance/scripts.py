"""Who does what in a case, from its opening to its end: the missions as lists of moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from forms.consultation import (
    Advice,
    ConsultationRequest,
    FollowUp,
    ScreeningAndMatch,
    SessionRecord,
    SlotAnswer,
    SlotProposal,
    SpeakerLetter,
    WrittenAdvice,
)
from forms.decision import Acknowledgement
from forms.outside_decision import ConfirmingEvidence, OutsideClearance, ProvinceDecision
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
    ToldByTelephone,
    Transcript,
    UrgentTalkingPoints,
    VenueChecklist,
)

if TYPE_CHECKING:
    from forms.form import Form
    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House


@dataclass(frozen=True)
class Act:
    """Somebody finishes the task at `step` with the sample answer to `form`, or decides."""

    who: str
    step: str
    form: type[Form] | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    outcome: str | None = None

    def given(self, answers: Answers) -> dict[str, Any]:
        """The body of the completion."""
        answer = answers(self.form, **self.changes) if self.form else self.changes
        return {"answer": answer, **({"outcome": self.outcome} if self.outcome else {})}

    def play(self, house: House, code: str, answers: Answers, *, key: str | None = None) -> Any:
        """Do it over HTTP, once it stands in that person's queue."""
        person = house.person(self.who)
        task = person.task(code, self.step)
        assert task in person.may_take(code), (self.who, self.step)
        return person.completes(task, key=key, **self.given(answers))


@dataclass(frozen=True)
class Opening:
    """How a case begins."""

    who: str
    mission: str
    form: type[Form]
    changes: dict[str, Any]

    def play(self, house: House, answers: Answers, *, key: str | None = None) -> str:
        """Open one over HTTP; returns its code."""
        request = answers(self.form, **self.changes)
        return house.person(self.who).opens(self.mission, request, key=key)


def _approves(who: str, step: str) -> Act:
    return Act(who, step, outcome="approve")


def _by_telephone(step: str, form: type[Form] = OutsideClearance) -> Act:
    """The vice governor approved by telephone; the paper is still to come."""
    said: dict[str, Any] = {
        "comment": None,
        "reasons": {},
        "words_for_requester": None,
        "evidence": None,
    }
    return Act("reg-clerk-1", step, form, {"outcome": "approve", **said})


def _paper_of(word: str) -> Act:
    return Act("reg-clerk-1", f"papers/{word}/evidence", ConfirmingEvidence)


WRONG = "conference/corrections/round/1"
PRESS = Opening(
    "prc-head-1",
    "press-conference",
    PressConferenceRequest,
    {"invite_list_id": "urgent-media"},
)
DECIDED = (
    _approves("director-1", "decide"),
    _by_telephone("decide-outside", ProvinceDecision),
)
INVITED = Act("media-liaison-1", "conference/invite/plan", InvitePlan)
WRITTEN = (
    Act("pr-officer-1", "conference/message/points/write", UrgentTalkingPoints),
    _approves("prc-head-1", "conference/message/points/review"),
)
PREPARED = (
    Act("media-liaison-1", "conference/invite/replies", RsvpCount),
    Act("video-officer-1", "conference/venue/video/checklist", VenueChecklist),
    Act("photo-officer-1", "conference/venue/photo/checklist", VenueChecklist),
    *WRITTEN,
    Act("reg-clerk-2", "conference/message/facts/fact/1/verify", FactVerification),
    Act("pr-officer-1", "conference/message/write", UrgentTalkingPoints),
    _approves("prc-head-1", "conference/message/review"),
    Act("director-1", "conference/message/speaker-brief", SpeakerBrief, {"changes_wished": None}),
)
"""The owner of the fact corrects it, so the points are written again."""

CLEARED = (
    _approves("director-1", "conference/message/clear"),
    _by_telephone("conference/message/clear-outside"),
)
CORRECTED = (
    Act("media-liaison-1", f"{WRONG}/correct", Correction),
    _approves("director-1", f"{WRONG}/clear-correction"),
    _by_telephone(f"{WRONG}/clear-correction-outside"),
    Act("media-liaison-1", f"{WRONG}/telephone/tell", ToldByTelephone),
)
HELD = (
    Act("media-liaison-1", "conference/hold", BriefingHeld, {"recordings": []}),
    Act("pr-officer-3", "conference/release/publish", OfficialRelease, {"clip": None}),
    Act("pr-officer-3", "conference/monitor/clips", ClipReport, {"more_to_come": True}),
    *CORRECTED,
    Act("pr-officer-2", "conference/transcript/write", Transcript),
    _approves("pr-officer-1", "conference/transcript/check"),
    Act("pr-officer-3", "conference/monitor/clips~2", ClipReport, {"clips": []}),
)
"""Wrong news is put right at once, and the watching goes on."""

CLOSED = (
    Act("media-liaison-1", "conference/summary", ClosingSummary),
    Act("director-1", "conference/take-note", Acknowledgement),
    _paper_of("decide-1"),
    _paper_of("clear-1"),
    _paper_of("correction-1-1"),
)
PRESS_TO_THE_END = (*DECIDED, INVITED, *PREPARED, *CLEARED, *HELD, *CLOSED)
"""PRES-2570-0001: urgent, a crisis, decided by telephone, corrected while it is watched."""

CONSULTATION = Opening("reg-clerk-1", "consultation", ConsultationRequest, {})
AS_SPEAKER = Opening("reg-clerk-1", "consultation", ConsultationRequest, {"mode": "speaker"})
ON_PAPER = Opening("reg-clerk-1", "consultation", ConsultationRequest, {"mode": "paper"})
ACCEPTED = Act(
    "prc-head-1",
    "screen",
    ScreeningAndMatch,
    {
        "decision": "accept",
        "adviser": "pr-officer-1",
        "sensitive": "false",
        "missing": [],
        "refer_to": None,
        "refer_email": None,
        "reason": None,
        "words_for_requester": None,
    },
)
PROPOSED = Act("pr-officer-1", "propose-slot", SlotProposal)
HAGGLED = (
    PROPOSED,
    Act("reg-clerk-1", "slot-answer/by_clerk/answer", SlotAnswer),
    Act("pr-officer-1", "propose-slot~2", SlotProposal),
    Act("reg-clerk-1", "slot-answer~2/by_clerk/answer", SlotAnswer),
    Act("pr-officer-1", "settle-slot", SlotAnswer),
)
"""Twice the requester wished for another time; then they telephoned."""

SPEAKER = (
    Act("pr-officer-1", "speaker-letter", SpeakerLetter),
    _approves("director-1", "sign-speaker-letter"),
)
ADVISED = (
    Act("pr-officer-1", "prepare-advice", Advice),
    _approves("prc-head-1", "review-advice"),
)
SESSION = Act("pr-officer-1", "session", SessionRecord)
SIGNED = (
    Act("pr-officer-1", "written-advice", WrittenAdvice),
    _approves("director-1", "sign-advice"),
)
FOLLOWED_UP = Act("pr-officer-1", "what-became-of-it/by_adviser/follow-up-by-phone", FollowUp)
THIRTY_DAYS = "thirty-days"
"""The timer between the letter and the question what became of it."""

ON_PAPER_UNTIL_THE_LETTER = (ACCEPTED, *ADVISED, *SIGNED)
AS_SPEAKER_UNTIL_THE_LETTER = (ACCEPTED, *HAGGLED, *SPEAKER, *ADVISED, SESSION, *SIGNED)
