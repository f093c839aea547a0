"""The rules of the news service's forms, each with its sentence in both languages (3.2)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from forms.news import (
    AmendedNewsRequest,
    NewsDraft,
    NewsMailing,
    NewsRequest,
    NewsSupplement,
    NewsSupplementOnPaper,
    Publication,
)
from models.errors import Invalid
from tests.forms.filled import ANSWERS, NOW
from tests.forms.sample_news import NEWS, PLACED, SHOT, STATEMENT, TRANSLATION
from tests.forms.sample_press import INVITED
from tests.forms.sample_request import UPLOAD

if TYPE_CHECKING:
    from forms.form import Form
    from models.errors import FieldProblem

THAI = re.compile("[ก-๙]")
OTHER_UPLOAD = "sha256:" + "0c" * 32


def refused(form: type[Form], answer: dict[str, Any]) -> list[FieldProblem]:
    try:
        form.read(answer, now=NOW)
    except Invalid as refusal:
        return refusal.problems
    return []


def found(form: type[Form], answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What is refused; each with a Thai and an English sentence."""
    problems = refused(form, answer)
    for each in problems:
        assert THAI.search(each.text.th), each
        assert re.search("[A-Za-z]", each.text.en), each
        assert not THAI.search(each.text.en), each
    return [(*each.path, each.slug) for each in problems]


def test_the_sample_case_is_taken_as_it_was_asked_for() -> None:
    request = NewsRequest.read(NEWS, now=NOW)
    assert (request.is_warning, request.is_very_urgent, request.weighs_more) == (False,) * 3
    assert request.lacking == ()
    begun = request.begun()
    assert [each["language"] for each in begun["translations"]] == ["malay_rumi", "english"]
    assert len(begun["photos"]) == 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        *(({name: None}, (name, "required")) for name in (
            "news_kind", "who", "what", "when", "where", "why", "district", "chair_name",
            "chair_position", "audience", "channels", "languages", "has_event", "want_reporter",
        )),
        ({"what": "สั้นไป"}, ("what", "too_short")),
        ({"what": "ก" * 501}, ("what", "too_long")),
        ({"when": "พรุ่งนี้"}, ("when", "not_a_moment")),
        ({"news_kind": "rumour"}, ("news_kind", "not_a_choice")),
        ({"district": "bangkok"}, ("district", "not_a_choice")),
        ({"audience": []}, ("audience", "too_few")),
        ({"channels": []}, ("channels", "too_few")),
        ({"languages": []}, ("languages", "too_few")),
        ({"audience": ["public", "public"]}, ("audience", 1, "repeated")),
        ({"channels": ["web", "เว็บไซต์"]}, ("channels", 1, "repeated")),
        ({"languages": ["thai", "thai"]}, ("languages", 1, "repeated")),
        ({"event_start": None}, ("event_start", "required")),
        ({"event_end": None}, ("event_end", "required")),
        ({"venue": None}, ("venue", "required")),
        ({"venue": "ก"}, ("venue", "too_short")),
        ({"has_event": False, "district": None}, ("district", "required")),
        ({"has_event": False, "chair_name": None}, ("chair_name", "required")),
        ({"event_end": "2026-11-24T16:00"}, ("event_end", "ends_first")),
        ({"event_end": "2026-11-24T17:00"}, ("event_end", "ends_first")),
        ({"has_event": False, "event_start": None}, ("want_reporter", "no_event")),
        ({"photos": [SHOT, SHOT]}, ("photos", 1, "file", "repeated")),
        ({"photos": [SHOT | {"caption": None}]}, ("photos", 0, "caption", "required")),
        ({"photos": [SHOT | {"file": "photo.jpg"}]}, ("photos", 0, "file", "not_an_upload")),
        ({"photos": [SHOT] * 11}, ("photos", "too_many")),
        ({"embargo_until": "2026-11-22T07:00"}, ("embargo_until", "in_the_past")),
        ({"news_kind": "warning", "fact_source_doc": []}, ("fact_source_doc", "required")),
        ({"news_kind": "clarification", "fact_source_doc": []}, ("fact_source_doc", "required")),
        ({"letter_file": None}, ("letter_file", "required")),
        ({"urgency": "very_urgent"}, ("urgency_reason", "required")),
    ],
)  # fmt: skip
def test_each_rule_of_a_news_request(change: dict[str, Any], problem: tuple[Any, ...]) -> None:
    assert problem in found(NewsRequest, NEWS | change)


@pytest.mark.parametrize(
    "change",
    [
        {"how": None},
        {"fact_source_doc": []},
        {"photos": []},
        {"photos": [SHOT | {"consent": None}]},
        {"has_event": False, "event_start": None, "event_end": None, "want_reporter": False},
        {"has_event": False, "venue": None, "want_reporter": False},
        {"embargo_until": (NOW + timedelta(minutes=1)).isoformat()},
    ],
)
def test_what_need_not_be_given(change: dict[str, Any]) -> None:
    """A child's picture without consent is taken: what is missing is asked for afterwards."""
    assert found(NewsRequest, NEWS | change) == []


DECLINED = {"decision": "decline", "reason": "โฆษณา", "words_for_requester": "ขออภัย"}


@pytest.mark.parametrize(
    ("form", "change", "problem"),
    [
        ("NewsScreening", {"fits_mission": False}, ("decision", "not_for_this_outcome")),
        ("NewsScreening", {"commercial": True}, ("decision", "not_for_this_outcome")),
        ("NewsScreening", {"secret": True}, ("decision", "not_for_this_outcome")),
        ("NewsScreening", {"complete": False}, ("decision", "not_for_this_outcome")),
        ("NewsScreening", {"decision": "ask_once", "missing": []}, ("missing", "required")),
        ("NewsScreening", {"missing": ["ก", "ก"]}, ("missing", 1, "repeated")),
        ("NewsScreening", DECLINED | {"reason": None}, ("reason", "required")),
        ("NewsScreening", DECLINED | {"words_for_requester": None},
         ("words_for_requester", "required")),
        ("NewsScreeningIncomplete", {"decision": "accept"}, ("decision", "not_a_choice")),
        ("NewsScreeningAgain", {"decision": "ask_once"}, ("decision", "not_a_choice")),
        ("NewsSupplementOnPaper", {"consents": [{"photo": 1, "file": UPLOAD}] * 2},
         ("consents", 1, "photo", "repeated")),
        ("ClearedPhotograph", {"consent": None}, ("consent", "required")),
        ("NewsAssignment", {"target_media": ["a", "a"]}, ("target_media", 1, "repeated")),
        ("NewsDraft", {"headline": "สั้น"}, ("headline", "too_short")),
        ("NewsDraft", {"to_confirm": []}, ("to_confirm", "required")),
        ("NewsDraft", {"fact_owner": None}, ("fact_owner", "required")),
        ("NewsDraft", {"touches": ["figures", "figures"]}, ("touches", 1, "repeated")),
        ("NewsDraft", {"translations": [TRANSLATION] * 2},
         ("translations", 1, "language", "repeated")),
        ("NewsDraft", {"translations": [TRANSLATION | {"language": "thai"}]},
         ("translations", 0, "language", "not_a_choice")),
        ("NewsDraft", {"photos": [SHOT, SHOT]}, ("photos", 1, "file", "repeated")),
        ("NewsDraft", {"photos": [SHOT | {"consent": None}]}, ("photos", 0, "consent", "required")),
        ("NewsDraft", {"publish_at": "2026-11-22T07:00"}, ("publish_at", "in_the_past")),
        ("Placement", {"placed_at": "2026-11-22T07:11"}, ("placed_at", "in_the_future")),
        ("Publication", {"placements": []}, ("placements", "too_few")),
        ("Publication", {"placements": [PLACED | {"link": None}]}, ("placements", "no_link")),
        ("NewsMailing", {"outlets": []}, ("outlets", "too_few")),
        ("NewsMailing", {"outlets": [*INVITED, INVITED[0]]}, ("outlets", 4, "email", "repeated")),
        ("FirstCoverage", {"outlets": 0}, ("tone", "not_for_this_outcome")),
        ("FirstCoverage", {"tone": "unseen"}, ("tone", "not_for_this_outcome")),
        ("FirstCoverage", {"what_is_wrong": None}, ("what_is_wrong", "required")),
        ("FirstCoverage", {"links": ["https://a.example.invalid"] * 2}, ("links", 1, "repeated")),
        ("Coverage", {"more_to_come": None}, ("more_to_come", "required")),
        ("NewsCorrection", {"items": []}, ("items", "required")),
        ("NewsCorrection", {"remedy": "retract", "reason": None}, ("reason", "required")),
        ("NewsCorrection", {"items": [STATEMENT | {"right": None}]},
         ("items", 0, "right", "required")),
    ],
)  # fmt: skip
def test_each_rule_of_the_steps(
    form: str, change: dict[str, Any], problem: tuple[Any, ...]
) -> None:
    named = next(each for each in ANSWERS if each.__name__ == form)
    assert found(named, ANSWERS[named] | change) == [problem]


def test_every_missing_consent_is_on_the_list() -> None:
    """Scene 14 of chapter 9: all of it at once, each photograph by its place and caption."""
    bare = SHOT | {"consent": None}
    grown = SHOT | {"file": OTHER_UPLOAD, "shows_minor": False, "consent": None}
    crowd = bare | {"file": UPLOAD, "caption": "นักเรียนบนเวที"}
    request = NewsRequest.read(NEWS | {"photos": [bare, grown, crowd]}, now=NOW)
    assert request.lacking == (
        "หนังสือยินยอมของผู้ปกครองสำหรับภาพที่ 1 (ขบวนกระทงของเยาวชน)",
        "หนังสือยินยอมของผู้ปกครองสำหรับภาพที่ 3 (นักเรียนบนเวที)",
    )
    assert [each["caption"] for each in request.begun()["photos"]] == [grown["caption"]]


def test_a_consent_that_came_belongs_to_its_photograph() -> None:
    bare = SHOT | {"consent": None}
    request = NewsRequest.read(NEWS | {"photos": [bare]}, now=NOW)
    answer = NewsSupplementOnPaper.read(ANSWERS[NewsSupplementOnPaper], now=NOW)
    amended = AmendedNewsRequest.of(request, answer)
    assert (amended.lacking, amended.photos[0].consent) == ((), UPLOAD)
    assert (amended.letter_no, amended.supplement_files) == ("สข 52002/1", (UPLOAD,))
    said = NewsSupplement.read({"supplement": "ส่งทางอีเมล"}, now=NOW)
    by_link = AmendedNewsRequest.of(request, said)
    assert (by_link.supplement, len(by_link.lacking)) == ("ส่งทางอีเมล", 1)


@pytest.mark.parametrize(
    ("touches", "kind", "confirmed", "weighs_more"),
    [
        ([], "release", False, False),
        (["figures"], "release", True, False),
        (["harm"], "picture", True, False),
        (["policy"], "release", True, True),
        (["governor"], "feature", False, True),
        ([], "clarification", False, True),
        ([], "warning", False, False),
    ],
)
def test_what_is_at_stake_says_who_confirms_and_who_approves(
    touches: list[str], kind: str, *, confirmed: bool, weighs_more: bool
) -> None:
    draft = NewsDraft.read(ANSWERS[NewsDraft] | {"touches": touches}, now=NOW)
    request = NewsRequest.read(NEWS | {"news_kind": kind}, now=NOW)
    assert (draft.must_be_confirmed, draft.weighs_more(request)) == (confirmed, weighs_more)


@pytest.mark.parametrize(
    ("embargo", "set_time", "not_before"),
    [
        (None, None, None),
        ("2026-11-23T10:00", None, "2026-11-23T10:00:00+07:00"),
        (None, "2026-11-23T09:00", "2026-11-23T09:00:00+07:00"),
        ("2026-11-23T10:00", "2026-11-23T09:00", "2026-11-23T10:00:00+07:00"),
        ("2026-11-23T10:00", "2026-11-23T11:00", "2026-11-23T11:00:00+07:00"),
    ],
)
def test_news_goes_out_after_embargo_and_set_time(
    embargo: str | None, set_time: str | None, not_before: str | None
) -> None:
    draft = NewsDraft.read(ANSWERS[NewsDraft] | {"publish_at": set_time}, now=NOW)
    moment = draft.not_before(NewsRequest.read(NEWS | {"embargo_until": embargo}, now=NOW))
    assert (moment.isoformat() if moment else None) == not_before


def test_the_requester_finds_it_at_the_first_link() -> None:
    aired = PLACED | {"channel": "radio", "link": None}
    publication = Publication.read({"placements": [aired, PLACED]}, now=NOW)
    assert publication.link == PLACED["link"]


def test_newsrooms_without_an_address_are_telephoned() -> None:
    mailing = NewsMailing.read(ANSWERS[NewsMailing], now=NOW)
    assert mailing.by_telephone == (INVITED[3]["outlet"],)
    assert len(mailing.by_email) == 3


def test_programs_are_told_how_wide_a_photograph_must_be() -> None:
    photograph = NewsRequest.model_json_schema()["$defs"]["Photograph"]
    assert photograph["properties"]["file"]["x-min-width"] == 1_200
