"""The forms of official information requests, one for each thing a person does (HANDBOOK 3.12)."""

from __future__ import annotations

from forms.information_request.appeal import Appeal, AppealRuling
from forms.information_request.collected import Collected, ThirdParty
from forms.information_request.extension import ANSWER_WITHIN_DAYS, Extension, days_until
from forms.information_request.kinds import HandOver
from forms.information_request.objection import OBJECT_WITHIN_DAYS, Objection, ThirdPartyNotice
from forms.information_request.order import Assessment, DisclosureOrder
from forms.information_request.registration import (
    GivenAtOnce,
    InformationRegistration,
    InformationRegistrationAgain,
)
from forms.information_request.release import Fee, HandedOver, Payment, RedactedRelease, Release
from forms.information_request.request import InformationRequest
from forms.information_request.rights import RIGHT_TO_APPEAL, RIGHT_TO_COMPLAIN
from forms.information_request.supplement import AmendedInformationRequest

__all__ = [
    "ANSWER_WITHIN_DAYS",
    "OBJECT_WITHIN_DAYS",
    "RIGHT_TO_APPEAL",
    "RIGHT_TO_COMPLAIN",
    "AmendedInformationRequest",
    "Appeal",
    "AppealRuling",
    "Assessment",
    "Collected",
    "DisclosureOrder",
    "Extension",
    "Fee",
    "GivenAtOnce",
    "HandOver",
    "HandedOver",
    "InformationRegistration",
    "InformationRegistrationAgain",
    "InformationRequest",
    "Objection",
    "Payment",
    "RedactedRelease",
    "Release",
    "ThirdParty",
    "ThirdPartyNotice",
    "days_until",
]
