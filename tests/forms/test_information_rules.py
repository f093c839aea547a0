"""The rules of an information request's forms, each with its sentence in both languages (3.12)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from forms.information_request import (
    AmendedInformationRequest,
    Appeal,
    DisclosureOrder,
    Extension,
    InformationRegistration,
    InformationRequest,
    days_until,
)
from forms.supplement import Supplement
from models.clock import BANGKOK
from models.errors import Invalid
from tests.forms.filled import ANSWERS, NOW
from tests.forms.sample_information import ASSESSED, INFORMATION, PARTY
from tests.forms.test_news_rules import found, refused

REQUIRED = ("ต้องกรอกช่องนี้", "This field is required.")
NEEDED = (
    "requester_name", "is_thai", "info_wanted", "period_from", "period_to", "access_form",
    "deliver", "contact_name", "contact_position", "subject", "detail", "urgency", "channel",
    "privacy_ack",
)  # fmt: skip


def test_the_sample_case_is_taken_as_it_was_asked_for() -> None:
    request = InformationRequest.read(INFORMATION, now=NOW)
    assert (request.wants_copies, request.is_thai) == (False, True)
    assert f"{request.period_from} {request.period_to}" == "2021-10-01 2026-09-30"


@pytest.mark.parametrize("name", NEEDED)
def test_what_has_to_be_given(name: str) -> None:
    told = {
        each.path: tuple(each.text)
        for each in refused(InformationRequest, INFORMATION | {name: None})
    }
    assert told[name,] == REQUIRED


@pytest.mark.parametrize(
    ("change", "path", "thai", "english"),
    [
        ({"requester_name": "ก"}, ("requester_name",),
         "สั้นกว่า 2 ตัวอักษร", "Shorter than 2 characters."),
        ({"requester_name": "ก" * 121}, ("requester_name",),
         "ยาวเกิน 120 ตัวอักษร", "Longer than 120 characters."),
        ({"id_last4": "1103700123456"}, ("id_last4",),
         "ยาวเกิน 4 ตัวอักษร", "Longer than 4 characters."),
        ({"id_last4": "123"}, ("id_last4",), "สั้นกว่า 4 ตัวอักษร", "Shorter than 4 characters."),
        ({"id_last4": "12ก4"}, ("id_last4",), "กรอกเฉพาะเลข 4 หลักท้าย ห้ามกรอกเลขบัตรเต็ม",
         "Only the last four digits, never the whole number."),
        ({"info_wanted": "ภาพ"}, ("info_wanted",),
         "สั้นกว่า 10 ตัวอักษร", "Shorter than 10 characters."),
        ({"info_wanted": "ก" * 5_001}, ("info_wanted",),
         "ยาวเกิน 5,000 ตัวอักษร", "Longer than 5,000 characters."),
        ({"period_to": "30/9/2564"}, ("period_to",), "วันสิ้นสุดต้องไม่ก่อนวันเริ่ม",
         "The end must not be before the beginning."),
        ({"period_to": "23/11/2569"}, ("period_to",),
         "ขอได้เฉพาะข้อมูลที่มีอยู่แล้ว วันสิ้นสุดต้องไม่เกินวันนี้",
         "Only what exists can be asked for: the end must not be after today."),
        ({"access_form": []}, ("access_form",), "ต้องมีอย่างน้อย 1 รายการ", "At least 1 needed."),
        ({"access_form": ["file", "ไฟล์"]}, ("access_form", 1),
         "ซ้ำกับรายการก่อนหน้า", "The same as an entry before it."),
        ({"access_form": ["copy"], "fee_ack": False}, ("fee_ack",),
         "ขอสำเนาต้องรับทราบค่าธรรมเนียมก่อน", "Copies cost a fee: please say that you know."),
        ({"access_form": ["certified"], "deliver": "post", "fee_ack": None}, ("fee_ack",),
         "ขอสำเนาต้องรับทราบค่าธรรมเนียมก่อน", "Copies cost a fee: please say that you know."),
        ({"access_form": ["certified"]}, ("deliver",),
         "สำเนาที่มีคำรับรองเป็นกระดาษ รับทางอีเมลไม่ได้",
         "A certified copy is a paper: it cannot go by e-mail."),
        ({"contact_email": None}, ("contact_email",), "รับทางอีเมลต้องระบุอีเมล",
         "To get it by e-mail, give an e-mail address."),
        ({"deliver": "post", "address": None}, ("address",), "รับทางไปรษณีย์ต้องระบุที่อยู่",
         "To get it by post, give an address."),
        ({"deliver": "fax"}, ("deliver",),
         "ต้องเลือกจากรายการ: อีเมล, รับหรือตรวจดูที่สำนักงาน, ไปรษณีย์",
         "Choose one of: By e-mail, At the office, By post."),
        ({"purpose": "ก" * 1_001}, ("purpose",),
         "ยาวเกิน 1,000 ตัวอักษร", "Longer than 1,000 characters."),
        ({"address": "ก" * 501}, ("address",),
         "ยาวเกิน 500 ตัวอักษร", "Longer than 500 characters."),
        ({"requester_type": "state"}, ("letter_no",),
         "หน่วยงานรัฐต้องระบุเลขที่ วันที่ และไฟล์หนังสือ",
         "A state body gives the number, date and file of its letter."),
        ({"urgency": "very_urgent"}, ("urgency_reason",), "ชั้นความเร็วเกิน “ด่วน” ต้องบอกเหตุผล",
         "Above “Urgent”, say why."),
    ],
)  # fmt: skip
def test_each_rule_of_a_request(
    change: dict[str, Any], path: tuple[str | int, ...], thai: str, english: str
) -> None:
    told = {
        each.path: tuple(each.text) for each in refused(InformationRequest, INFORMATION | change)
    }
    assert told[path] == (thai, english)


@pytest.mark.parametrize(
    "change",
    [
        {"purpose": None},
        {"id_last4": None},
        {"is_thai": False},
        {"fee_ack": False},
        {"address": None},
        {"period_from": "22/11/2569", "period_to": "22/11/2569"},
        {"access_form": ["inspect"], "deliver": "counter", "contact_email": None},
    ],
)
def test_what_need_not_be_given(change: dict[str, Any]) -> None:
    """Nobody has to say what for: the purpose is never asked for (section 9)."""
    assert found(InformationRequest, INFORMATION | change) == []


NOT_HELD = {"held": False, "decision": "decline"}


@pytest.mark.parametrize(
    ("form", "change", "problem"),
    [
        ("InformationRegistration", {"intelligible": False}, ("decision", "not_for_this_outcome")),
        ("InformationRegistration", {"held": False}, ("decision", "not_for_this_outcome")),
        ("InformationRegistration", {"held": False, "decision": "give"},
         ("decision", "not_for_this_outcome")),
        ("InformationRegistration", {"decision": "decline"}, ("decision", "not_for_this_outcome")),
        ("InformationRegistration", {"owner": None}, ("owner", "required")),
        ("InformationRegistration", {"done_by": "7/12/2569"}, ("done_by", "not_later")),
        ("InformationRegistration", NOT_HELD | {"reason": None}, ("reason", "required")),
        ("InformationRegistration", NOT_HELD | {"words_for_requester": None},
         ("words_for_requester", "required")),
        ("InformationRegistration", NOT_HELD | {"decision": "refer", "refer_to": None},
         ("refer_to", "required")),
        ("InformationRegistration", {"decision": "ask_once", "missing": []},
         ("missing", "required")),
        ("InformationRegistrationAgain", {"decision": "ask_once"}, ("decision", "not_a_choice")),
        ("Collected", {"found": False}, ("words_for_requester", "required")),
        ("Collected", {"third_parties": [PARTY, PARTY]}, ("third_parties", 1, "name", "repeated")),
        ("Assessment", {"grounds": []}, ("grounds", "required")),
        ("Assessment", {"grounds": ["s14", "s14"]}, ("grounds", 1, "repeated")),
        ("Assessment", {"disclosure": "refuse", "grounds": []}, ("grounds", "required")),
        ("Assessment", {"disclosure": "full"}, ("grounds", "not_for_this_outcome")),
        ("Assessment", {"withheld": None}, ("withheld", "required")),
        ("DisclosureOrder", {"grounds": []}, ("grounds", "required")),
        ("DisclosureOrder", {"addressee": None}, ("addressee", "required")),
        ("Objection", {"reasons": None}, ("reasons", "required")),
        ("Objection", {"received_on": "23/11/2569"}, ("received_on", "in_the_future")),
        ("Extension", {"done_by": "7/12/2569"}, ("done_by", "not_later")),
        ("Extension", {"reason": "ช้า"}, ("reason", "too_short")),
        ("RedactedRelease", {"redacted": None}, ("redacted", "required")),
        ("Payment", {"paid_on": "23/11/2569"}, ("paid_on", "in_the_future")),
        ("HandedOver", {"on": "23/11/2569"}, ("on", "in_the_future")),
        ("Appeal", {"lodged_on": "23/11/2569"}, ("lodged_on", "in_the_future")),
    ],
)  # fmt: skip
def test_each_rule_of_the_steps(
    form: str, change: dict[str, Any], problem: tuple[Any, ...]
) -> None:
    named = next(each for each in ANSWERS if each.__name__ == form)
    assert found(named, ANSWERS[named] | change) == [problem]


def test_the_first_day_that_extends_is_the_sixteenth() -> None:
    """Counted from the day on which it was asked for, and never in the past."""
    answer = ANSWERS[Extension] | {"done_by": "8/12/2569"}
    assert days_until(Extension.read(answer, now=NOW).done_by, NOW) == 16
    with pytest.raises(Invalid):
        Extension.read(answer, now=NOW + timedelta(days=16), asked_at=NOW)
    late = datetime(2026, 11, 22, 18, 0, tzinfo=BANGKOK)
    assert days_until(Extension.read(answer, now=late).done_by, late) == 16


def test_no_ground_is_asked_for_where_all_is_disclosed() -> None:
    whole = ANSWERS[DisclosureOrder] | {"disclosure": "full", "grounds": [], "withheld": None}
    order = DisclosureOrder.read(whole, now=NOW)
    assert (order.refuses, order.in_part) == (False, False)
    assert order.paper_addressee() == whole["addressee"]


def test_what_is_not_there_is_no_refusal_of_the_director() -> None:
    """It is turned away on the first day; what is ready is not."""
    gives = InformationRegistration.read(
        ANSWERS[InformationRegistration] | {"decision": "give"}, now=NOW
    )
    assert (gives.turned_away, gives.gives_at_once) == (False, True)
    away = InformationRegistration.read(ANSWERS[InformationRegistration] | NOT_HELD, now=NOW)
    assert (away.turned_away, away.referred) == (True, False)


def test_an_appeal_takes_sixty_days_and_a_complaint_thirty() -> None:
    appeal = Appeal.read(ANSWERS[Appeal], now=NOW)
    complaint = Appeal.read(ANSWERS[Appeal] | {"remedy": "complaint"}, now=NOW)
    assert (appeal.days, complaint.days) == (60, 30)


def test_what_is_added_stands_in_the_request() -> None:
    request = InformationRequest.read(INFORMATION, now=NOW)
    added = Supplement.read({"supplement": "เฉพาะปี 2569"}, now=NOW)
    assert AmendedInformationRequest.of(request, added).supplement == "เฉพาะปี 2569"


def test_every_ground_names_its_section() -> None:
    for ground in ("s14", *(f"s15_{n}" for n in range(1, 8))):
        read = DisclosureOrder.read(
            ANSWERS[DisclosureOrder] | ASSESSED | {"grounds": [ground]}, now=NOW
        )
        section = ground[1:].replace("_", " (") + (")" if "_" in ground else "")
        assert read.grounds[0].label.th.startswith(f"มาตรา {section} ")
        assert read.grounds[0].label.en.startswith(f"Section {section}:")
