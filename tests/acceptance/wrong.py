"""Wrong answers to every form of both missions: every field's constraints, every rule."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.consultation import (
    ConsultationRequest,
    FollowUp,
    ScreeningAndMatch,
    SessionRecord,
    SlotAnswer,
    SlotProposal,
    SpeakerLetter,
)
from forms.decision import Acknowledgement
from forms.outside_decision import OutsideClearance, OutsideDecision, ProvinceDecision
from forms.press_conference import (
    BriefingHeld,
    ClipReport,
    ClosingSummary,
    Correction,
    FactVerification,
    InvitePlan,
    OfficialRelease,
    PressConferenceRequest,
    SpeakerBrief,
    ToldByTelephone,
    Transcript,
    UrgentTalkingPoints,
    VenueChecklist,
)
from models import clock
from tests.forms.filled import INVITED, SPEAKERS
from tests.forms.test_bad_values import wrong_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.form import Form
    from tests.acceptance.answers import Answers

Rules = dict["type[Form]", list[tuple[str, dict[str, Any]]]]


class Wrong(NamedTuple):
    """An answer that must be refused, and the field that must be named."""

    field: str
    answer: dict[str, Any]


def wrong_answers(form: type[Form], right: dict[str, Any], answers: Answers) -> Iterator[Wrong]:
    """`right` with one thing wrong, in every way that JSON can carry."""
    yield Wrong("no_such_field", right | {"no_such_field": 1})
    for field, changes in _rules(answers).get(form, ()):
        yield Wrong(field, right | changes)
    for spec in form.fields():
        if spec.widget in {"reasons", "edited"}:
            continue
        for _slug, value in wrong_values(form, spec):
            if _is_json(value):
                yield Wrong(spec.name, right | {spec.name: value})


WRONG_DECISIONS: tuple[Wrong, ...] = (
    Wrong("outcome", {}),
    Wrong("outcome", {"outcome": "perhaps"}),
    Wrong("comment", {"outcome": "reject", "words_for_requester": "ขออภัย"}),
    Wrong("words_for_requester", {"outcome": "reject", "comment": "ไม่พร้อม"}),
    Wrong("comment", {"outcome": "return"}),
    Wrong("reasons", {"outcome": "return", "reasons": {"no_such_field": "แก้"}}),
    Wrong("reasons", {"outcome": "approve", "reasons": {"subject": "แก้"}}),
    Wrong("edited", {"outcome": "approve_with_edit"}),
    Wrong("edited", {"outcome": "approve_with_edit", "edited": {"no_such_field": 1}}),
    Wrong("edited", {"outcome": "approve", "edited": {"subject": "แก้แล้ว"}}),
    Wrong("comment", {"outcome": "approve", "comment": "ก" * 5_001}),
    Wrong("no_such_field", {"outcome": "approve", "no_such_field": 1}),
)
"""What is wrong with a decision, whatever it is on."""

WRONG_REVIEWS: tuple[Wrong, ...] = (
    *(wrong for wrong in WRONG_DECISIONS if wrong.answer.get("outcome") != "reject"),
    Wrong("outcome", {"outcome": "reject", "comment": "ไม่พร้อม", "words_for_requester": "ขออภัย"}),
)
"""What is wrong with a review, which never rejects."""


def _is_json(value: Any) -> bool:
    try:
        json.dumps(value)
    except TypeError:
        return False
    return True


def _rules(answers: Answers) -> Rules:
    """The rules across fields and about time, each broken: ``(field that is named, changes)``."""
    now = clock.now()
    soon, later = (now + timedelta(hours=hours) for hours in (1, 5))
    ago = now - timedelta(hours=1)
    tomorrow = clock.in_bangkok(now + timedelta(days=1)).date().isoformat()
    press, talk = answers(PressConferenceRequest), answers(ConsultationRequest)
    slot = talk["preferred_slots"][0]
    openings: Rules = {
        PressConferenceRequest: [
            *_of_requesters(tomorrow),
            ("qa", {"qa": press["qa"][:4]}),
            ("answer", {"qa": [{"question": "ก"}] * 5}),
            ("speakers", {"speakers": SPEAKERS[:1]}),
            ("speakers", {"speakers": SPEAKERS[1:]}),
            ("order", {"speakers": [SPEAKERS[0], *SPEAKERS]}),
            ("key_messages", {"key_messages": ["ก", "ก"]}),
            ("as_of", {"facts": [press["facts"][0] | {"as_of": soon.isoformat()}]}),
            ("start_at", {"start_at": later.isoformat()}),
            ("start_at", {"mode": "planned", "start_at": later.isoformat()}),
        ],
        ConsultationRequest: [
            *_of_requesters(tomorrow),
            ("consult_topic", {"consult_topic": ["news", "ข่าว"]}),
            ("preferred_slots", {"preferred_slots": [slot, slot]}),
            ("preferred_slots", {"preferred_slots": [slot, ago.isoformat()]}),
        ],
    }
    return openings | _of_steps(ago.isoformat(), soon.isoformat(), slot)


def _of_requesters(tomorrow: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        ("org_name", {"org_id": None, "org_name": None}),
        ("contact_phone", {"contact_phone": "", "contact_email": ""}),
        ("letter_no", {"letter_no": None}),
        ("letter_date", {"letter_date": None}),
        ("letter_date", {"letter_date": tomorrow}),
        ("letter_file", {"letter_file": None}),
        ("letter_file", {"letter_file": "sha256:" + "00" * 32}),
        ("urgency_reason", {"urgency": "most_urgent", "urgency_reason": None}),
        ("privacy_ack", {"privacy_ack": False}),
    ]


def _of_outside_words(soon: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        ("evidence", {"how": "paper", "evidence": None}),
        ("decided_at", {"decided_at": soon}),
    ]


def _of_steps(ago: str, soon: str, slot: str) -> Rules:
    return {
        InvitePlan: [
            ("invited", {"invited": INVITED[:3]}),
            ("email", {"invited": [INVITED[0], *INVITED]}),
            ("email", {"invited": [*INVITED, {"outlet": "สื่อใหม่", "kind": "online"}]}),
            ("reply_by", {"reply_by": ago}),
        ],
        UrgentTalkingPoints: [("key_messages", {"key_messages": ["ก", "ก"]}), ("qa", {"qa": []})],
        FactVerification: [
            ("corrected_value", {"verdict": "corrected", "corrected_value": None}),
            ("corrected_value", {"verdict": "confirmed"}),
            ("evidence", {"how": "meeting", "evidence": None}),
            ("answered_at", {"answered_at": soon}),
        ],
        VenueChecklist: [
            ("note", {"sound": "problem", "note": None}),
            ("checked_at", {"checked_at": soon}),
        ],
        SpeakerBrief: [
            ("points_read", {"points_read": False}),
            ("not_rehearsed_because", {"rehearsed": False, "not_rehearsed_because": None}),
        ],
        OutsideDecision: _of_outside_words(soon),
        ProvinceDecision: [
            *_of_outside_words(soon),
            ("decided_by_role", {"decided_by_role": "incident_commander"}),
        ],
        OutsideClearance: [
            *_of_outside_words(soon),
            ("decided_by_role", {"decided_by_role": "prd_hq"}),
        ],
        ToldByTelephone: [("told_at", {"told_at": soon}), ("told", {"told": []})],
        BriefingHeld: [
            ("ended_at", {"started_at": soon, "ended_at": ago}),
            ("ended_at", {"ended_at": soon}),
            ("recordings", {"recordings": [], "recording_url": None}),
            ("time_codes", {"time_codes": []}),
        ],
        OfficialRelease: [
            ("photos", {"photos": [], "clip": None}),
            ("published_at", {"published_at": soon}),
        ],
        Transcript: [("text", {"text": None, "file": None})],
        ClipReport: [
            ("summary", {"clips": [], "summary": None}),
            ("note", {"clips": [{"outlet": "เพจ", "headline": "ข่าว", "match": "wrong"}]}),
        ],
        Correction: [("outlets", {"outlets": []})],
        ClosingSummary: [
            ("due", {"open_questions": [{"question": "ก", "owner": "ปภ.", "due": "1/1/2569"}]})
        ],
        Acknowledgement: [("acknowledged", {"acknowledged": False})],
        ScreeningAndMatch: [
            ("adviser", {"adviser": None}),
            ("reason", {"decision": "decline", "adviser": None, "words_for_requester": "ก"}),
            ("words_for_requester", {"decision": "decline", "adviser": None, "reason": "ก"}),
            ("refer_to", {"decision": "refer", "adviser": None}),
            ("missing", {"decision": "ask_once", "adviser": None, "missing": []}),
        ],
        SlotProposal: [
            ("slots", {"slots": [slot, slot]}),
            ("slots", {"slots": [ago]}),
            ("place", {"place": None, "online_url": None}),
        ],
        SlotAnswer: [
            ("chosen", {"chosen": None, "new_slots": []}),
            ("new_slots", {"chosen": slot, "new_slots": [slot]}),
            ("chosen", {"chosen": ago, "new_slots": []}),
        ],
        SpeakerLetter: [
            ("speaker", {"reply": "accept", "speaker": None}),
            ("words", {"reply": "decline", "words": None}),
            ("ends_at", {"ends_at": ago}),
            ("starts_at", {"starts_at": ago}),
        ],
        SessionRecord: [
            ("ended_at", {"started_at": soon, "ended_at": ago}),
            ("ended_at", {"ended_at": soon}),
        ],
        FollowUp: [("note", {"use": "not_used", "note": None})],
    }
