"""A consultation through the front door; the requester answers by the links in the letters."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from pypdf import PdfReader

from forms.consultation import SlotProposal
from forms.numerals import thai_digits
from models import clock
from tests.acceptance.letters import REQUESTER, letters_of, link_in, pdfs_in
from tests.acceptance.prefect_api import PrefectApi, soon
from tests.acceptance.record import is_waiting_for_time, time_passes
from tests.acceptance.scripts import (
    ACCEPTED,
    ADVISED,
    CONSULTATION,
    PROPOSED,
    SESSION,
    SIGNED,
    THIRTY_DAYS,
)

if TYPE_CHECKING:
    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House
    from tests.tasks.mail_server import Letterbox

pytestmark = [pytest.mark.acceptance, pytest.mark.prefect, pytest.mark.slow]


def test_a_consultation_with_the_requester_s_answers_by_link(
    house: House, letterbox: Letterbox, answers: Answers
) -> None:
    """Screened, a time chosen online, advised, signed, asked thirty days later, answered."""
    code = CONSULTATION.play(house, answers)
    for act in (ACCEPTED, PROPOSED):
        act.play(house, code, answers)
    chosen = answers(SlotProposal)["slots"][0]
    _answers_by_link(house, letterbox, f"{code}/propose-slots", {"chosen": chosen})
    for act in (*ADVISED, SESSION, *SIGNED):
        act.play(house, code, answers)
    soon(lambda: is_waiting_for_time(code, THIRTY_DAYS))
    _advice_arrived(letterbox, code)
    prefect = PrefectApi(house)
    soon(lambda: prefect.is_suspended(code))
    time_passes(code, THIRTY_DAYS)
    follow_up = {"use": "used", "satisfaction": "๕"}
    _answers_by_link(house, letterbox, f"{code}/ask-for-follow-up", follow_up)
    case = house.person("director-1").sees(f"/cases/{code}")
    assert (case["state"], case["outcome"], case["standing"]) == ("closed", "advised", [])
    soon(lambda: prefect.has_completed(code))
    assert set(prefect.task_runs(code)) == {
        "acknowledge-request", "propose-slots", "set-session-record", "send-advice",
        "ask-for-follow-up",
    }  # fmt: skip


def _answers_by_link(
    house: House, letterbox: Letterbox, step: str, payload: dict[str, Any]
) -> None:
    """The requester, who has no account, opens the link of the letter and answers."""
    key = f"{step}/{REQUESTER}"
    code = step.partition("/")[0]
    soon(lambda: key in letters_of(letterbox, code))
    token = link_in(letters_of(letterbox, code)[key][0])
    with httpx.Client(base_url=house.url, trust_env=False, timeout=30) as requester:
        assert requester.get(f"/answer/{token}").status_code == HTTPStatus.OK
        asked = requester.get(f"/api/answers/{token}").json()
        assert (asked["case"], asked["is_open"]) == (code, True)
        forged = requester.post(f"/api/answers/{token[:-4]}AAAA", json={"payload": payload})
        assert forged.status_code == HTTPStatus.NOT_FOUND
        wrong = requester.post(f"/api/answers/{token}", json={"payload": {}})
        assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        taken = requester.post(f"/api/answers/{token}", json={"payload": payload})
        assert taken.is_success, taken.text


def _advice_arrived(letterbox: Letterbox, code: str) -> None:
    (letter,) = letters_of(letterbox, code)[f"{code}/send-advice/{REQUESTER}"]
    pdf, _enclosure = pdfs_in(letter)
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert thai_digits(str(clock.in_bangkok(clock.now()).year + 543)) in text
