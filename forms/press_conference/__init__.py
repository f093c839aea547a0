"""The forms of a press conference, one for each thing a person does (HANDBOOK 3.6)."""

from __future__ import annotations

from forms.newsrooms import Invited, OutletKind
from forms.press_conference.aftermath import (
    Clip,
    ClipReport,
    ClosingSummary,
    Correction,
    LeftOpen,
    Match,
    ToldByTelephone,
    WhoErred,
)
from forms.press_conference.briefing import (
    AccreditedBriefingHeld,
    BriefingHeld,
    Moment,
    OfficialRelease,
    OpenQuestion,
    Transcript,
)
from forms.press_conference.facts import ChangedFact, CutFact, FactSheet
from forms.press_conference.invitation import InvitePlan, RsvpCount
from forms.press_conference.preparation import (
    Barred,
    FactVerification,
    Readiness,
    SpeakerBrief,
    TalkingPoints,
    UrgentTalkingPoints,
    VenueChecklist,
    Verdict,
)
from forms.press_conference.request import Mode, PressConferenceRequest, Weight
from forms.press_conference.rows import Fact, KeyMessage, Question, Speaker

__all__ = [
    "AccreditedBriefingHeld",
    "Barred",
    "BriefingHeld",
    "ChangedFact",
    "Clip",
    "ClipReport",
    "ClosingSummary",
    "Correction",
    "CutFact",
    "Fact",
    "FactSheet",
    "FactVerification",
    "InvitePlan",
    "Invited",
    "KeyMessage",
    "LeftOpen",
    "Match",
    "Mode",
    "Moment",
    "OfficialRelease",
    "OpenQuestion",
    "OutletKind",
    "PressConferenceRequest",
    "Question",
    "Readiness",
    "RsvpCount",
    "Speaker",
    "SpeakerBrief",
    "TalkingPoints",
    "ToldByTelephone",
    "Transcript",
    "UrgentTalkingPoints",
    "VenueChecklist",
    "Verdict",
    "Weight",
    "WhoErred",
]
