"""The forms of a complaint, one for each thing a person does (HANDBOOK 3.11)."""

from __future__ import annotations

from forms.complaint.classification import (
    Classification,
    FinderNamed,
    LeadersClassification,
    NamedClassification,
    Route,
)
from forms.complaint.facts import ComplaintProposal, FactReport, Finding, RespondentHeard
from forms.complaint.kinds import ComplaintCategory, ReplyChannel
from forms.complaint.letters import (
    AgencyAnswer,
    ForwardingLetter,
    ProgressNotice,
    ProvinceReply,
    ReplyLetter,
)
from forms.complaint.opinion import ComplaintOpinion
from forms.complaint.registration import ComplaintRegistration, ComplaintRegistrationAgain
from forms.complaint.request import AboutStaff, ComplaintRequest
from forms.complaint.supplement import (
    AmendedComplaint,
    ComplaintSupplement,
    ComplaintSupplementOnPaper,
)

__all__ = [
    "AboutStaff",
    "AgencyAnswer",
    "AmendedComplaint",
    "Classification",
    "ComplaintCategory",
    "ComplaintOpinion",
    "ComplaintProposal",
    "ComplaintRegistration",
    "ComplaintRegistrationAgain",
    "ComplaintRequest",
    "ComplaintSupplement",
    "ComplaintSupplementOnPaper",
    "FactReport",
    "FinderNamed",
    "Finding",
    "ForwardingLetter",
    "LeadersClassification",
    "NamedClassification",
    "ProgressNotice",
    "ProvinceReply",
    "ReplyChannel",
    "ReplyLetter",
    "RespondentHeard",
    "Route",
]
