"""Information requests at the JSON doors: the whole number of a card is never taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models import clock
from tests import cast
from tests.api.caller import problems, refusal
from tests.forms.filled import NOW
from tests.forms.sample_information import INFORMATION
from tests.story import PDF, with_upload

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors


def asked(doors: Doors, **changes: Any) -> Response:
    """The sample case, asked for through the door."""
    with clock.moved_to(NOW):
        told = doors.ask("clerk", "POST", "/uploads", files={"file": ("letter", PDF)})
        request = with_upload(INFORMATION, str(told.json()["upload"])) | {"org_id": None}
        body: dict[str, Any] = {"mission": "information-request", "request": request | changes}
        return doors.ask("clerk", "POST", "/cases", body)


def test_a_request_opens_a_case_and_is_registered(doors: Doors) -> None:
    answer = asked(doors)
    assert answer.status_code == 201, answer.text
    code = answer.json()["code"]
    assert code == "OIAR-2570-0001"
    assert cast.task_of(code, "register").title.th == "ลงทะเบียนคำขอข้อมูลข่าวสาร"


def test_the_whole_number_of_a_card_is_refused_where_it_stands(doors: Doors) -> None:
    answer = asked(doors, id_last4="1103700123456")
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == {"id_last4": "too_long"}
    assert "1103700123456" not in answer.text


def test_the_mission_is_told_with_its_form(doors: Doors) -> None:
    told = doors.get("clerk", "/missions/information-request")
    assert "15 calendar days" in told["procedure"]
    described = told["form_schema"]["properties"]
    assert described["purpose"]["description"] == "ไม่บังคับ และไม่มีผลต่อการพิจารณา"
    assert "purpose" not in told["form_schema"]["required"]
