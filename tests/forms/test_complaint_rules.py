"""The rules of the forms of a complaint, each with its sentence in both languages (3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.complaint import ComplaintRequest
from tests.forms.filled import ANSWERS, NOW
from tests.forms.sample_complaint import COMPLAINT, FORWARDED, IMPOSTOR, MERGED, REGISTERED
from tests.forms.test_news_rules import found

if TYPE_CHECKING:
    from forms.form import Form

NAMELESS: dict[str, Any] = {
    "anonymous": True, "contact_name": None, "contact_phone": None, "contact_email": None,
    "contact_address": None, "contact_back": "tracking",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        *(({name: None}, (name, "required")) for name in (
            "anonymous", "contact_name", "category", "about_org", "occurred_at", "place", "facts",
            "relief_wanted", "contact_back", "subject", "channel", "requester_type", "urgency",
            "privacy_ack",
        )),
        ({"facts": "ก" * 19}, ("facts", "too_short")),
        ({"facts": "ก" * 5_001}, ("facts", "too_long")),
        ({"category": "gossip"}, ("category", "not_a_choice")),
        ({"contact_back": "fax"}, ("contact_back", "not_a_choice")),
        ({"contact_email": None}, ("contact_email", "required")),
        ({"contact_back": "phone", "contact_phone": None}, ("contact_phone", "required")),
        ({"contact_back": "letter", "contact_address": None}, ("contact_address", "required")),
        ({"contact_email": None, "contact_phone": None, "contact_back": "tracking"},
         ("contact_phone", "required")),
        ({"contact_phone": "1"}, ("contact_phone", "not_a_phone")),
        ({"contact_email": "x"}, ("contact_email", "not_an_email")),
        (NAMELESS | {"contact_name": "นาย ก"}, ("contact_name", "not_for_this_outcome")),
        (NAMELESS | {"evidence": [], "witnesses": None}, ("evidence", "required")),
        ({"category": "staff", "about_person_role": None, "about_staff": []},
         ("about_person_role", "required")),
        ({"category": "corruption", "about_person_role": None, "about_staff": []},
         ("about_person_role", "required")),
        ({"about_staff": [{"person": "a"}, {"person": "a"}]},
         ("about_staff", 1, "person", "repeated")),
        ({"requester_type": "ngo"}, ("org_name", "required")),
        ({"requester_type": "state", "org_name": "กรม"}, ("letter_no", "required")),
        ({"occurred_at": "2026-11-22T07:11"}, ("occurred_at", "in_the_future")),
        ({"urgency": "most_urgent"}, ("urgency_reason", "required")),
    ],
)  # fmt: skip
def test_each_rule_of_a_complaint(change: dict[str, Any], problem: tuple[Any, ...]) -> None:
    assert problem in found(ComplaintRequest, COMPLAINT | change)


@pytest.mark.parametrize(
    "change",
    [
        {"facts": "ก" * 20},
        {"facts": "ก" * 5_000},
        {"detail": None, "contact_position": None, "attachments": [], "evidence": []},
        {"about_staff": [], "about_person_role": None},
        {"category": "staff", "about_person_role": None},
        NAMELESS,
        NAMELESS | {"evidence": []},
        NAMELESS | {"witnesses": None},
        NAMELESS | {"requester_type": "ngo"},
        {"subject": IMPOSTOR, "category": "suggestion", "contact_back": "tracking"},
    ],
)
def test_what_need_not_be_given(change: dict[str, Any]) -> None:
    assert found(ComplaintRequest, COMPLAINT | change) == []


REFUSED = {"route": "decline", "finder": None}


@pytest.mark.parametrize(
    ("form", "change", "problem"),
    [
        ("ComplaintRegistration", {"decision": "ask_once", "missing": []}, ("missing", "required")),
        ("ComplaintRegistration", MERGED | {"same_as": None}, ("same_as", "required")),
        ("ComplaintRegistration", MERGED | {"same_as": "NEWS-2570-0001"}, ("same_as", "required")),
        ("ComplaintRegistration", MERGED | {"reason": None}, ("reason", "required")),
        ("ComplaintRegistration", MERGED | {"words_for_requester": None},
         ("words_for_requester", "required")),
        ("ComplaintRegistration", REGISTERED | {"same_as": "COMP-2570-0001"},
         ("same_as", "not_for_this_outcome")),
        ("ComplaintRegistrationAgain", {"decision": "ask_once"}, ("decision", "not_a_choice")),
        ("Classification", {"finder": None}, ("finder", "required")),
        ("Classification", REFUSED | {"finder": "a"}, ("finder", "not_for_this_outcome")),
        ("Classification", FORWARDED | {"agency": None}, ("agency", "required")),
        ("Classification", {"agency": "อำเภอ"}, ("agency", "not_for_this_outcome")),
        ("Classification", REFUSED | {"reason": None}, ("reason", "required")),
        ("Classification", {"route": "special", "finder": None, "reason": None},
         ("reason", "required")),
        ("Classification", REFUSED | {"words_for_requester": None},
         ("words_for_requester", "required")),
        ("NamedClassification", {"route": "statistics", "finder": None}, ("route", "not_a_choice")),
        ("LeadersClassification", FORWARDED, ("route", "not_a_choice")),
        ("LeadersClassification", {"route": "special", "finder": None}, ("route", "not_a_choice")),
        ("ComplaintProposal", {"remedy": None}, ("remedy", "required")),
        ("FactReport", {"findings": "สั้น"}, ("findings", "too_short")),
        ("ProgressNotice", {"done_by": "2026-11-22"}, ("done_by", "in_the_past")),
        ("ProvinceReply", {"letter_date": "2026-11-23"}, ("letter_date", "in_the_future")),
        ("ProvinceReply", {"letter_no": "ไม่มี"}, ("letter_no", "not_a_number")),
        ("ComplaintOpinion", {"why": None}, ("why", "required")),
        ("ComplaintOpinion", {"satisfaction": 6}, ("satisfaction", "too_large")),
    ],
)  # fmt: skip
def test_each_rule_of_the_steps(
    form: str, change: dict[str, Any], problem: tuple[Any, ...]
) -> None:
    named: type[Form] = next(each for each in ANSWERS if each.__name__ == form)
    assert found(named, ANSWERS[named] | change) == [problem]


def test_whom_it_is_about_and_how_they_are_told() -> None:
    complaint = ComplaintRequest.read(COMPLAINT, now=NOW)
    assert complaint.staff == ("pr-officer-2",)
    assert complaint.can_be_told
    assert not complaint.may_be_a_slander
    nameless = ComplaintRequest.read(COMPLAINT | NAMELESS, now=NOW)
    assert not nameless.can_be_told
    assert nameless.may_be_a_slander
