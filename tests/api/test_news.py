"""News at the JSON doors: its photographs are looked at, its procedure and its form are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models import clock
from tests import cast
from tests.api.caller import problems, refusal
from tests.forms.filled import NOW
from tests.forms.picture_samples import jpeg, png
from tests.forms.sample_news import NEWS, SHOT
from tests.story import PDF, with_upload

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors


def sent(doors: Doors, content: bytes) -> str:
    told = doors.ask("clerk", "POST", "/uploads", files={"file": ("photo", content)})
    assert told.status_code == 201
    return str(told.json()["upload"])


def asked(doors: Doors, picture: bytes) -> Response:
    """The sample case with that picture, asked for through the door."""
    with clock.moved_to(NOW):
        request = with_upload(NEWS, sent(doors, PDF)) | {"org_id": None}
        shot = SHOT | {"file": sent(doors, picture), "shows_minor": False, "consent": None}
        body: dict[str, Any] = {"mission": "news", "request": request | {"photos": [shot]}}
        return doors.ask("clerk", "POST", "/cases", body)


def test_a_photograph_too_narrow_is_refused_where_it_stands(doors: Doors) -> None:
    picture = png(1_199)
    for content in (picture, PDF):
        sent(doors, content)
    answer = asked(doors, picture)
    assert refusal(answer) == (422, "invalid")
    assert problems(answer) == {"photos.0.file": "picture_too_narrow"}
    (told,) = answer.json()["errors"]
    assert told["th"] == "ภาพกว้าง 1,199 พิกเซล ต้องกว้างอย่างน้อย 1,200 พิกเซล"
    assert told["en"] == "The picture is 1,199 pixels wide; it must have at least 1,200."
    assert told["label"] == {"th": "ภาพประกอบ 1 · ภาพ", "en": "Photographs 1 · Picture"}


@pytest.mark.parametrize("picture", [png(1_200), jpeg(4_000, 3_000, orientation=6)])
def test_a_photograph_wide_enough_opens_the_case(doors: Doors, picture: bytes) -> None:
    answer = asked(doors, picture)
    assert answer.status_code == 201, answer.text
    code = answer.json()["code"]
    assert code == "NEWS-2570-0001"
    assert cast.task_of(code, "screen").title.th == "คัดกรองคำขอข่าว"


def test_the_mission_is_told_with_its_form_in_both_languages(doors: Doors) -> None:
    (brief,) = (each for each in doors.get("clerk", "/missions")["items"] if each["key"] == "news")
    assert brief["code"] == "NEWS"
    told = doors.get("clerk", "/missions/news")
    assert "hours of silence the director is told" in told["procedure"]
    kinds = told["form_schema"]["properties"]["news_kind"]["x-choices"]
    assert [each["th"] for each in kinds] == [
        "ข่าวแจก", "ข่าวภาพ", "สกู๊ป", "ชี้แจง", "เชิญชวน", "เตือนภัย",
    ]  # fmt: skip
