"""The forms of media coordination, one for each thing a person does (HANDBOOK 3.7)."""

from __future__ import annotations

from forms.media_coordination.invitation import MediaInvitation, MediaReplies, OutletReply
from forms.media_coordination.kinds import (
    Hospitality,
    IntervieweeReply,
    MediaService,
    Rsvp,
    Transport,
    Weight,
)
from forms.media_coordination.plan import IntervieweeAnswer, MediaAnswer, MediaPlan
from forms.media_coordination.request import MediaRequest
from forms.media_coordination.screening import (
    AmendedMediaRequest,
    MediaScreening,
    MediaScreeningAgain,
)
from forms.media_coordination.visit import (
    MediaCheckIn,
    MediaCoverage,
    MediaMaterial,
    OutletPresent,
    SupportArranged,
)
from forms.media_coordination.with_news import asked_with_news

__all__ = [
    "AmendedMediaRequest",
    "Hospitality",
    "IntervieweeAnswer",
    "IntervieweeReply",
    "MediaAnswer",
    "MediaCheckIn",
    "MediaCoverage",
    "MediaInvitation",
    "MediaMaterial",
    "MediaPlan",
    "MediaReplies",
    "MediaRequest",
    "MediaScreening",
    "MediaScreeningAgain",
    "MediaService",
    "OutletPresent",
    "OutletReply",
    "Rsvp",
    "SupportArranged",
    "Transport",
    "Weight",
    "asked_with_news",
]
