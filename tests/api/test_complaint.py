"""A complaint at the JSON doors: not there for whom it is about, nor for who has no part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models import clock
from tests.api.caller import problems, refusal
from tests.forms.filled import NOW
from tests.forms.sample_complaint import COMPLAINT
from tests.story import PDF, with_upload

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors


def complained(doors: Doors, by: str = "clerk", **more: Any) -> Response:
    """A complaint about news1, with its evidence."""
    told = doors.ask("clerk", "POST", "/uploads", files={"file": ("evidence.pdf", PDF)})
    request = with_upload(COMPLAINT, told.json()["upload"])
    about = {"about_staff": [{"person": "news1"}], "attachments": []}
    if by != "clerk":
        about["evidence"] = []
    body: dict[str, Any] = {"mission": "complaint", "request": request | about, **more}
    with clock.moved_to(NOW):
        return doors.ask(by, "POST", "/cases", body)


@pytest.mark.parametrize("who", ["news1", "news2", "prc_head", "admin"])
def test_it_is_not_there_for_whom_it_does_not_concern(doors: Doors, who: str) -> None:
    code = complained(doors).json()["code"]
    for path in ("", "/events", "/documents/1"):
        assert doors.ask(who, "GET", f"/cases/{code}{path}").status_code == 404, path
    assert code not in doors.ask(who, "GET", "/cases").text
    assert code not in doors.ask(who, "GET", "/queue").text


def test_who_handles_it_and_who_received_it_reads_it(doors: Doors) -> None:
    code = complained(doors).json()["code"]
    for who in ("clerk", "deputy", "director"):
        told = doors.ask(who, "GET", f"/cases/{code}")
        assert (told.status_code, told.json()["secrecy"]) == (200, "confined"), who
    assert code in doors.ask("deputy", "GET", "/queue").text


def test_whom_it_is_about_is_refused_in_both_languages_when_receiving_it(doors: Doors) -> None:
    answer = complained(doors, by="news1")
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == {"about_staff": "about_yourself"}
    (told,) = answer.json()["errors"]
    assert "ท่านเป็นผู้ถูกร้อง" in told["th"]
    assert "somebody else must receive it" in told["en"]


@pytest.mark.parametrize("secrecy", ["secret", "confined"])
def test_no_class_is_chosen_for_it(doors: Doors, secrecy: str) -> None:
    answer = complained(doors, by="prc_head", secrecy=secrecy)
    assert problems(answer) == {"secrecy": "not_to_choose"}


def test_no_other_case_is_confined_by_hand(doors: Doors, code: str) -> None:
    given = {"secrecy": "confined", "reason": "ขอจำกัดผู้อ่าน"}
    answer = doors.ask("director", "PUT", f"/cases/{code}/secrecy", given)
    assert refusal(answer) == (403, "not-allowed")
    assert doors.ask("news2", "GET", f"/cases/{code}").json()["secrecy"] == "normal"
