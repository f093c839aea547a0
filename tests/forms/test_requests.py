"""The rules across the fields of the two opening forms, their clock and their calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.consultation import ConsultationRequest
from forms.form import Form
from forms.press_conference import ClipReport, InvitePlan, PressConferenceRequest
from forms.rules import At
from models.errors import Invalid
from tests.forms.filled import ANSWERS, CONSULTATION, INVITED, NOW, PRESS_CONFERENCE, SPEAKERS

THAI = re.compile("[ก-๙]")
PLANNED = PRESS_CONFERENCE | {"mode": "planned", "qa": []}


def refused(form: type[Form], answer: dict[str, Any], **reading: Any) -> list[tuple[Any, ...]]:
    """What is refused; each with a Thai and an English sentence."""
    try:
        form.read(answer, **({"now": NOW} | reading))
    except Invalid as refusal:
        for each in refusal.problems:
            assert THAI.search(each.text.th), each
            assert re.search("[A-Za-z]", each.text.en), each
            assert not THAI.search(each.text.en), each
        return [(*each.path, each.slug) for each in refusal.problems]
    return []


def test_the_sample_case_is_taken_as_it_was_asked_for() -> None:
    request = PressConferenceRequest.read(PRESS_CONFERENCE, now=NOW)
    assert request.is_urgent
    assert request.needs_outside_clearance
    assert request.pace(urgent=1, planned=2) == 1
    assert request.start_at.isoformat() == "2026-11-22T10:30:00+07:00"
    assert request.letter_date == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"org_id": None, "org_name": None}, ("org_name", "required")),
        ({"contact_phone": "", "contact_email": ""}, ("contact_phone", "required")),
        ({"letter_no": None}, ("letter_no", "required")),
        ({"letter_date": None}, ("letter_date", "required")),
        ({"letter_file": None}, ("letter_file", "required")),
        ({"requester_type": "local_gov", "letter_file": None}, ("letter_file", "required")),
        ({"letter_date": "23/11/2569"}, ("letter_date", "in_the_future")),
        ({"urgency_reason": None}, ("urgency_reason", "required")),
        ({"privacy_ack": False}, ("privacy_ack", "required")),
        ({"weight": None}, ("weight", "required")),
        ({"qa": PRESS_CONFERENCE["qa"][:4]}, ("qa", "too_few")),
        ({"qa": [{"question": "ก"}] * 5}, ("qa", 0, "answer", "required")),
        ({"speakers": SPEAKERS[:1]}, ("speakers", "no_reserve")),
        ({"speakers": SPEAKERS[1:]}, ("speakers", "no_speaker")),
        ({"speakers": [SPEAKERS[0], *SPEAKERS]}, ("speakers", 1, "order", "repeated")),
        ({"key_messages": ["ก", "ก"]}, ("key_messages", 1, "repeated")),
        ({"facts": [PRESS_CONFERENCE["facts"][0] | {"as_of": "22/11/2569 08:00"}]},
         ("facts", 0, "as_of", "in_the_future")),
    ],
)  # fmt: skip
def test_each_rule_of_a_press_conference(change: dict[str, Any], problem: tuple[Any, ...]) -> None:
    assert problem in refused(PressConferenceRequest, PRESS_CONFERENCE | change)


LONG = "ก" * 2_001
NO_ANSWER = [{"question": "ก"}, *PRESS_CONFERENCE["qa"][:3]]
NO_NAME = SPEAKERS[0] | {"name": ""}


@pytest.mark.parametrize(
    ("form", "answer", "problems"),
    [
        (
            PressConferenceRequest,
            PRESS_CONFERENCE | {"key_messages": [LONG, "ก", "ก"]},
            {("key_messages", 0, "too_long"), ("key_messages", 2, "repeated")},
        ),
        (
            PressConferenceRequest,
            PRESS_CONFERENCE | {"speakers": [*SPEAKERS, NO_NAME]},
            {("speakers", 2, "name", "required"), ("speakers", 2, "order", "repeated")},
        ),
        (
            PressConferenceRequest,
            PRESS_CONFERENCE | {"qa": NO_ANSWER},
            {("qa", 0, "answer", "required"), ("qa", "too_few")},
        ),
        (
            PressConferenceRequest,
            PRESS_CONFERENCE | {"qa": [*NO_ANSWER, "?"]},
            {("qa", 0, "answer", "required"), ("qa", 4, "not_an_object")},
        ),
        (
            ConsultationRequest,
            CONSULTATION | {"preferred_slots": ["พรุ่งนี้"]},
            {("preferred_slots", 0, "not_a_moment"), ("preferred_slots", "too_few")},
        ),
        (
            ConsultationRequest,
            CONSULTATION | {"preferred_slots": ["พรุ่งนี้", "2026-12-01T10:00"]},
            {("preferred_slots", 0, "not_a_moment")},
        ),
        (
            InvitePlan,
            ANSWERS[InvitePlan] | {"invited": [*INVITED, INVITED[0] | {"outlet": ""}]},
            {("invited", 4, "outlet", "required"), ("invited", 4, "email", "repeated")},
        ),
    ],
)
def test_what_is_wrong_with_a_list_is_told_beside_what_is_wrong_in_its_rows(
    form: type[Form], answer: dict[str, Any], problems: set[tuple[Any, ...]]
) -> None:
    """Else whoever mends a row hears only then that two others are the same."""
    assert set(refused(form, answer)) == problems


@pytest.mark.parametrize(
    "change",
    [
        {"requester_type": "person", "org_id": None, "org_name": None, "letter_no": None,
         "letter_date": None, "letter_file": None},
        {"requester_type": "media", "letter_file": None},
        {"urgency": "urgent", "urgency_reason": None},
        {"contact_email": None},
        {"org_name": None},
    ],
)  # fmt: skip
def test_what_need_not_be_given(change: dict[str, Any]) -> None:
    assert refused(PressConferenceRequest, PRESS_CONFERENCE | change) == []


@given(st.integers(-600, 600))
def test_an_urgent_briefing_starts_in_one_to_four_hours(minutes: int) -> None:
    start = (NOW + timedelta(minutes=minutes)).isoformat()
    found = refused(PressConferenceRequest, PRESS_CONFERENCE | {"start_at": start})
    assert found == ([] if 60 <= minutes <= 240 else [("start_at", "not_within_hours")])


def test_a_planned_briefing_is_ten_working_days_ahead() -> None:
    """Sunday 22 November: the tenth weekday after it is Friday 4 December."""
    thursday, friday = "3/12/2569 16:00", "4/12/2569 09:00"
    too_soon = [("start_at", "too_soon")]
    assert refused(PressConferenceRequest, PLANNED | {"start_at": thursday}) == too_soon
    assert refused(PressConferenceRequest, PLANNED | {"start_at": friday}) == []


def test_an_amendment_is_judged_by_the_day_of_the_request() -> None:
    """What came back for a typo is not late because it came back; the past is still the past."""
    friday = PLANNED | {"start_at": "4/12/2569 09:00"}
    tuesday = NOW + timedelta(days=2)
    assert refused(PressConferenceRequest, friday, now=tuesday) == [("start_at", "too_soon")]
    assert refused(PressConferenceRequest, friday, now=tuesday, asked_at=NOW) == []
    earlier = friday | {"start_at": "3/12/2569 09:00"}
    found = refused(PressConferenceRequest, earlier, now=tuesday, asked_at=NOW)
    assert found == [("start_at", "too_soon")]
    soon = NOW + timedelta(minutes=45)
    assert refused(PressConferenceRequest, PRESS_CONFERENCE, now=soon, asked_at=NOW) == []
    over = NOW + timedelta(hours=5)
    found = refused(PressConferenceRequest, PRESS_CONFERENCE, now=over, asked_at=NOW)
    assert found == [("start_at", "in_the_past")]


def test_the_office_s_own_calendar_counts() -> None:
    def is_workday(day: date) -> bool:
        return day.weekday() < 5 and day != date(2026, 12, 3)

    friday = PLANNED | {"start_at": "4/12/2569 09:00"}
    assert refused(PressConferenceRequest, friday, is_workday=is_workday) == [
        ("start_at", "too_soon")
    ]
    never = At(NOW, lambda _day: False)
    assert never.working_day(1) == never.today + timedelta(days=366)


def test_without_a_clock_no_rule_of_time_is_asked() -> None:
    late = PRESS_CONFERENCE | {"start_at": "2027-01-01T10:00", "letter_date": "2030-01-01"}
    assert refused(PressConferenceRequest, late, now=None) == []


def test_what_was_accepted_stays_accepted() -> None:
    """A stored answer is recalled years later, though its rules would refuse it now."""
    kept = PressConferenceRequest.read(PRESS_CONFERENCE, now=NOW).record() | {
        "urgency_reason": None
    }
    assert PressConferenceRequest.recall(kept).urgency_reason is None
    with pytest.raises(Invalid):
        PressConferenceRequest.recall(kept | {"start_at": "ไม่ใช่เวลา"})


@pytest.mark.parametrize(
    ("form", "change", "problem"),
    [
        ("InvitePlan", {"invited": INVITED[:3]}, ("invited", "kind_missing")),
        ("InvitePlan", {"invited": [*INVITED, INVITED[0]]}, ("invited", 4, "email", "repeated")),
        ("InvitePlan", {"reply_by": "2026-11-22T07:00"}, ("reply_by", "in_the_past")),
        ("Invited", {"email": None, "phone": None}, ("email", "required")),
        ("FactVerification", {"corrected_value": None}, ("corrected_value", "required")),
        ("FactVerification", {"verdict": "confirmed"}, ("corrected_value", "not_for_this_outcome")),
        ("FactVerification", {"evidence": None}, ("evidence", "required")),
        ("FactVerification", {"answered_at": "22/11/2569 09:00"}, ("answered_at", "in_the_future")),
        ("VenueChecklist", {"backup_power": "problem", "note": None}, ("note", "required")),
        ("VenueChecklist", {"checked_at": "22/11/2569 09:00"}, ("checked_at", "in_the_future")),
        ("SpeakerBrief", {"points_read": False}, ("points_read", "required")),
        ("SpeakerBrief", {"not_rehearsed_because": None}, ("not_rehearsed_because", "required")),
        ("TalkingPoints", {"key_messages": ["ก", "ก"]}, ("key_messages", 1, "repeated")),
        ("BriefingHeld", {"ended_at": "2026-11-22T05:00"}, ("ended_at", "ends_first")),
        ("BriefingHeld", {"ended_at": "2026-11-22T08:00"}, ("ended_at", "in_the_future")),
        ("BriefingHeld", {"recordings": [], "recording_url": ""}, ("recordings", "required")),
        ("BriefingHeld", {"time_codes": []}, ("time_codes", "required")),
        ("AccreditedBriefingHeld", {"media_register": []}, ("media_register", "required")),
        ("UrgentTalkingPoints", {"qa": PRESS_CONFERENCE["qa"][:4]}, ("qa", "too_few")),
        ("ToldByTelephone", {"told_at": "2026-11-22T08:00"}, ("told_at", "in_the_future")),
        ("OfficialRelease", {"photos": [], "clip": None}, ("photos", "required")),
        (
            "OfficialRelease",
            {"published_at": "2026-11-22T08:00"},
            ("published_at", "in_the_future"),
        ),
        ("Transcript", {"text": None, "file": None}, ("text", "required")),
        ("Clip", {"note": None}, ("note", "required")),
        ("Clip", {"seen_at": "2026-11-22T08:00"}, ("seen_at", "in_the_future")),
        ("ClipReport", {"clips": [], "summary": None}, ("summary", "required")),
        ("LeftOpen", {"due": "21/11/2569"}, ("due", "in_the_past")),
        ("ScreeningAndMatch", {"refer_to": None}, ("refer_to", "required")),
        ("ScreeningAndMatch", {"reason": None}, ("reason", "required")),
        ("ScreeningAndMatch", {"words_for_requester": None}, ("words_for_requester", "required")),
        ("ScreeningAndMatch", {"adviser": "pr-officer-1"}, ("adviser", "not_for_this_outcome")),
        ("ScreeningAndMatch", {"decision": "accept"}, ("adviser", "required")),
        ("ScreeningAndMatch", {"decision": "ask_once", "missing": []}, ("missing", "required")),
        ("ScreeningAndMatch", {"missing": ["แผน", "แผน"]}, ("missing", 1, "repeated")),
        ("ScreeningAgain", {"decision": "ask_once"}, ("decision", "not_a_choice")),
        ("SlotProposal", {"place": None, "online_url": None}, ("place", "required")),
        ("SlotProposal", {"slots": ["2026-11-21T10:00"]}, ("slots", 0, "in_the_past")),
        ("SlotProposal", {"slots": ["2026-12-21T10:00"] * 2}, ("slots", 1, "repeated")),
        ("SlotAnswer", {"new_slots": []}, ("chosen", "required")),
        ("SlotAnswer", {"chosen": "2026-12-01T10:00"}, ("new_slots", "not_both")),
        ("SlotAnswer", {"new_slots": ["2026-11-01T10:00"]}, ("new_slots", 0, "in_the_past")),
        ("SlotAnswer", {"new_slots": ["2026-12-21T10:00"] * 2}, ("new_slots", 1, "repeated")),
        ("SessionRecord", {"ended_at": "2026-11-20T09:00"}, ("ended_at", "ends_first")),
        ("SessionRecord", {"ended_at": "2026-11-22T09:00"}, ("ended_at", "in_the_future")),
        ("FollowUp", {"note": None}, ("note", "required")),
        ("SpeakerLetter", {"speaker": None}, ("speaker", "required")),
        ("SpeakerLetter", {"reply": "decline", "words": None}, ("words", "required")),
        ("SpeakerLetter", {"ends_at": "2026-12-01T08:00"}, ("ends_at", "ends_first")),
        ("SpeakerLetter", {"starts_at": "2026-11-01T08:00"}, ("starts_at", "in_the_past")),
    ],
)
def test_each_rule_of_the_steps(
    form: str, change: dict[str, Any], problem: tuple[Any, ...]
) -> None:
    named = next(each for each in ANSWERS if each.__name__ == form)
    assert refused(named, ANSWERS[named] | change) == [problem]


def test_those_without_an_address_are_not_written_to() -> None:
    plan = InvitePlan.read(ANSWERS[InvitePlan], now=NOW)
    assert [outlet.outlet for outlet in plan.by_email] == [row["outlet"] for row in INVITED[:3]]


def test_a_form_answers_the_questions_of_its_mission() -> None:
    read = {form.__name__: form.read(answer, now=NOW) for form, answer in ANSWERS.items()}
    answers = {
        (name, question): getattr(read[name], question)
        for name, question in [
            ("ConsultationRequest", "wants_a_speaker"), ("ScreeningAndMatch", "accepted"),
            ("FactVerification", "stands"), ("Correction", "we_erred"),
            ("VenueChecklist", "troubled"),
        ]
    }  # fmt: skip
    assert list(answers.values()) == [False, False, True, True, []]
    assert [clip.outlet for clip in ClipReport.read(ANSWERS[ClipReport], now=NOW).wrong] == [
        "เพจหาดใหญ่"
    ]
