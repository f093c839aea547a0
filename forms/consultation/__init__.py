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
from forms.consultation.matching import MOST_ROUNDS, SlotAnswer, SlotProposal
from forms.consultation.request import ConsultationMode, ConsultationRequest, Topic
from forms.consultation.screening import ScreeningAgain, ScreeningAndMatch
from forms.consultation.speaker import SpeakerLetter, SpeakerReply
from forms.consultation.supplement import AmendedRequest

__all__ = [
    "MOST_ROUNDS",
    "Advice",
    "AmendedRequest",
    "ConsultationMode",
    "ConsultationRequest",
    "FollowUp",
    "NextStep",
    "ScreeningAgain",
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
