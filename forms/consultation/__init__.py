"""The forms of a consultation, one for each thing a person does (HANDBOOK 3.8)."""

from __future__ import annotations

from forms.consultation.advice import (
    Advice,
    FollowUp,
    NextStep,
    SessionRecord,
    Use,
    WrittenAdvice,
)
from forms.consultation.matching import (
    MOST_ROUNDS,
    Screening,
    ScreeningAndMatch,
    SlotAnswer,
    SlotProposal,
)
from forms.consultation.request import ConsultationMode, ConsultationRequest, Topic
from forms.consultation.speaker import SpeakerLetter, SpeakerReply

__all__ = [
    "MOST_ROUNDS",
    "Advice",
    "ConsultationMode",
    "ConsultationRequest",
    "FollowUp",
    "NextStep",
    "Screening",
    "ScreeningAndMatch",
    "SessionRecord",
    "SlotAnswer",
    "SlotProposal",
    "SpeakerLetter",
    "SpeakerReply",
    "Topic",
    "Use",
    "WrittenAdvice",
]
