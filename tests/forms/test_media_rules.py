"""The rules of media coordination's forms, each with its sentence in both languages (3.7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from forms.media_coordination import (
    IntervieweeAnswer,
    MediaCheckIn,
    MediaInvitation,
    MediaPlan,
    MediaReplies,
    MediaRequest,
)
from models.clock import BANGKOK
from tests.forms.filled import ANSWERS, NOW
from tests.forms.sample_media import CAME, MEDIA, REPLIED
from tests.forms.sample_press import INVITED
from tests.forms.test_news_rules import found, refused

REQUIRED = ("ต้องกรอกช่องนี้", "This field is required.")
TIME = ("ต้องระบุวันเวลาเริ่มและสิ้นสุด", "Say when it starts and ends.")
PLACE = ("ต้องระบุจุดนัดพบ", "Say where to meet.")
ENDS_FIRST = ("เวลาสิ้นสุดต้องอยู่หลังเวลาเริ่ม", "The end must be after the start.")
TOO_SOON = (
    "การเชิญสื่อต้องแจ้งล่วงหน้าอย่างน้อย 3 วันทำการ",
    "The media are invited at least 3 working days ahead.",
)
PAST = ("ต้องเป็นเวลาหลังจากนี้", "Must not be in the past.")
REPEATED = ("ซ้ำกับรายการก่อนหน้า", "The same as an entry before it.")
INTERVIEWEE = ("ขอสัมภาษณ์ต้องระบุผู้ให้สัมภาษณ์", "Say whom to interview.")
QUESTIONS = ("ขอสัมภาษณ์ต้องส่งคำถามล่วงหน้า", "Give the questions beforehand.")
INTERVIEW = {"service_kind": "interview"}
INFORMATION = {"service_kind": "information"}
NO_TIME = {"event_start": None, "event_end": None}


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        ({"service_kind": None}, ("service_kind", "required"), REQUIRED),
        ({"event_start": None}, ("event_start", "required"), TIME),
        ({"event_end": None}, ("event_end", "required"), TIME),
        ({"meeting_point": None}, ("meeting_point", "required"), PLACE),
        (INTERVIEW | NO_TIME, ("event_start", "required"), TIME),
        ({"event_end": "2026-11-28T16:00"}, ("event_end", "ends_first"), ENDS_FIRST),
        ({"event_start": "2026-11-24T16:00"}, ("event_start", "too_soon"), TOO_SOON),
        ({"service_kind": "press_tour", "event_start": "2026-11-24T16:00"},
         ("event_start", "too_soon"), TOO_SOON),
        (INTERVIEW | {"event_start": "2026-11-22T07:00"}, ("event_start", "in_the_past"), PAST),
        ({"target_media": ["hatyai-post", "hatyai-post"]}, ("target_media", 1, "repeated"),
         REPEATED),
        ({"hospitality": ["meals", "อาหาร"]}, ("hospitality", 1, "repeated"), REPEATED),
        (INTERVIEW | {"interviewee": None}, ("interviewee", "required"), INTERVIEWEE),
        (INTERVIEW | {"questions": None}, ("questions", "required"), QUESTIONS),
    ],
)  # fmt: skip
def test_each_rule_of_a_media_request_says_what_is_wrong(
    change: dict[str, Any], where: tuple[Any, ...], said: tuple[str, str]
) -> None:
    problems = refused(MediaRequest, MEDIA | change)
    assert (where, said) in [((*each.path, each.slug), tuple(each.text)) for each in problems]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"target_media": []}, ("target_media", "too_few")),
        ({"target_media": ["a"] * 201}, ("target_media", "too_many")),
        ({"target_media": ["มี เว้นวรรค"]}, ("target_media", 0, "not_a_reference")),
        ({"service_kind": "dinner"}, ("service_kind", "not_a_choice")),
        ({"event_start": "พรุ่งนี้"}, ("event_start", "not_a_moment")),
        ({"meeting_point": "ก"}, ("meeting_point", "too_short")),
        ({"meeting_point": "ก" * 301}, ("meeting_point", "too_long")),
        ({"interviewee": "ก" * 201}, ("interviewee", "too_long")),
        ({"questions": "ก" * 5_001}, ("questions", "too_long")),
        ({"hospitality": ["gold"]}, ("hospitality", 0, "not_a_choice")),
        ({"transport": "ship"}, ("transport", "not_a_choice")),
        ({"budget": "-1"}, ("budget", "too_small")),
        ({"budget": "10000001"}, ("budget", "too_large")),
        ({"restrictions": "ก" * 3_001}, ("restrictions", "too_long")),
        ({"letter_file": None}, ("letter_file", "required")),
        ({"urgency": "very_urgent"}, ("urgency_reason", "required")),
    ],
)
def test_each_constraint_of_a_media_request(
    change: dict[str, Any], problem: tuple[Any, ...]
) -> None:
    assert problem in found(MediaRequest, MEDIA | change)


@pytest.mark.parametrize(
    "change",
    [
        {"event_start": "2026-11-25T08:00"},  # the third working day after Sunday
        INTERVIEW | {"event_start": "2026-11-23T09:00"},
        {"service_kind": "foreign_media", "event_start": "2026-11-23T09:00"},
        INFORMATION | NO_TIME | {"meeting_point": None},
        {"interviewee": None, "questions": None, "restrictions": None},
        {"hospitality": [], "transport": None, "budget": None},
        {"budget": "0"},
    ],
)
def test_what_need_not_be_given(change: dict[str, Any]) -> None:
    assert found(MediaRequest, MEDIA | change) == []


@pytest.mark.parametrize(
    ("form", "change", "problem"),
    [
        ("MediaScreening", {"decision": "ask_once", "missing": []}, ("missing", "required")),
        ("MediaScreeningAgain", {"decision": "ask_once"}, ("decision", "not_a_choice")),
        ("IntervieweeAnswer", {"reply": "decline", "note": None}, ("note", "required")),
        ("IntervieweeAnswer", {"starts_at": "2026-11-22T07:00"}, ("starts_at", "in_the_past")),
        ("MediaInvitation", {"outlets": []}, ("outlets", "too_few")),
        ("MediaInvitation", {"outlets": [*INVITED, INVITED[0]]},
         ("outlets", 4, "email", "repeated")),
        ("MediaInvitation", {"ends_at": "2026-11-28T15:00"}, ("ends_at", "ends_first")),
        ("MediaInvitation", {"reply_by": "2026-11-28T16:01"}, ("reply_by", "too_late")),
        ("MediaInvitation", {"reply_by": "2026-11-22T07:00"}, ("reply_by", "in_the_past")),
        ("MediaReplies", {"replies": []}, ("replies", "too_few")),
        ("MediaReplies", {"replies": [REPLIED, REPLIED]}, ("replies", 1, "outlet", "repeated")),
        ("OutletPresent", {"arrived_at": "2026-11-22T07:11"}, ("arrived_at", "in_the_future")),
        ("MediaCheckIn", {"present": [], "note": None}, ("note", "required")),
        ("MediaCheckIn", {"held": False}, ("present", "not_for_this_outcome")),
        ("MediaCheckIn", {"present": [CAME, CAME]}, ("present", 1, "outlet", "repeated")),
        ("MediaMaterial", {"link": None, "files": []}, ("files", "required")),
        ("MediaCoverage", {"satisfaction": None}, ("satisfaction", "required")),
        ("MediaCoverage", {"asked_media": 0}, ("satisfaction", "required")),
        ("MediaCoverage", {"outlets": 0}, ("tone", "not_for_this_outcome")),
    ],
)  # fmt: skip
def test_each_rule_of_the_steps(
    form: str, change: dict[str, Any], problem: tuple[Any, ...]
) -> None:
    named = next(each for each in ANSWERS if each.__name__ == form)
    assert found(named, ANSWERS[named] | change) == [problem]


def test_a_budget_is_money_at_stake_and_zero_is_none() -> None:
    request = MediaRequest.read(MEDIA, now=NOW)
    assert str(request.amount_at_stake()) == "5000"
    assert request.planned() == {"needs_car": True, "budget": "5000"}
    assert MediaRequest.read(MEDIA | {"budget": "0"}, now=NOW).amount_at_stake() is None
    plan = ANSWERS[MediaPlan]
    assert MediaPlan.read(plan, now=NOW).is_procured
    assert not MediaPlan.read(plan | {"budget": "0"}, now=NOW).is_procured


@pytest.mark.parametrize(
    ("weight", "weighs_more"), [("ordinary", False), ("policy", True), ("governor", True)]
)
def test_a_policy_and_the_governor_weigh_more(weight: str, *, weighs_more: bool) -> None:
    assert MediaPlan.read(ANSWERS[MediaPlan] | {"weight": weight}).weighs_more is weighs_more


def test_the_invitation_begins_with_the_time_that_suits_the_interviewee() -> None:
    request = MediaRequest.read(MEDIA | INTERVIEW, now=NOW)
    agreed = IntervieweeAnswer.read(ANSWERS[IntervieweeAnswer], now=NOW)
    begun = MediaInvitation.begun(request, [], agreed)
    assert (begun["starts_at"], begun["ends_at"]) == (
        "2026-11-28T17:00:00+07:00", "2026-11-28T21:00:00+07:00",
    )  # fmt: skip


def test_the_mornings_and_the_gathering_are_counted_from_the_start() -> None:
    invitation = MediaInvitation.read(ANSWERS[MediaInvitation], now=NOW)
    starts_at = datetime(2026, 11, 28, 16, tzinfo=BANGKOK)
    assert invitation.morning_before(2) == datetime(2026, 11, 26, 8, 30, tzinfo=BANGKOK)
    assert invitation.gathers_at == starts_at - timedelta(hours=2)
    assert [each.outlet for each in invitation.still_silent([str(INVITED[0]["outlet"])])] == [
        each["outlet"] for each in INVITED[1:3]
    ]


def test_the_indicator_counts_who_comes_of_all_who_were_asked() -> None:
    rows = [REPLIED, {"outlet": "ก ข", "reply": "no_answer"}, {"outlet": "ค ง", "reply": "ไม่มา"}]
    replies = MediaReplies.read({"replies": rows, "more_to_come": True}, now=NOW)
    assert replies.percent_coming == 33
    assert replies.answered == [REPLIED["outlet"], "ค ง"]
    assert MediaCheckIn.begun(replies) == {
        "present": [{"outlet": REPLIED["outlet"], "reporters": 2}]
    }
