"""PRES-2570-0001 through the front door: HTTP, a real Prefect server, a real mail server, PDFs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from forms.numerals import thai_digits
from models import clock
from models.register import fiscal_year
from tests.acceptance.letters import OUTLETS, REQUESTER, letters_of, pdfs_in
from tests.acceptance.prefect_api import PrefectApi, soon
from tests.acceptance.scripts import DECIDED, INVITED, PRESS, PRESS_TO_THE_END, WRONG
from tests.forms.filled import SPEAKERS

if TYPE_CHECKING:
    from tests.acceptance.answers import Answers
    from tests.acceptance.house import House
    from tests.tasks.mail_server import Letterbox

pytestmark = [pytest.mark.acceptance, pytest.mark.prefect, pytest.mark.slow]

INVITATIONS = "conference/invite/send-invitations"
CORRECTION = f"{WRONG}/mail/send-correction"
SERVICE_STEPS = {
    "acknowledge-request",
    "set-memo",
    INVITATIONS,
    "conference/message/set-press-kit",
    "conference/release/send-release",
    CORRECTION,
}
SPOKESPERSON, VENUE = "Suda", "JIC"
"""Latin parts of names, which come out of a PDF as they went in."""

LIVE, CONTACT = "https://example.invalid/live", "songkhla@example.invalid"

SAMPLE = replace(
    PRESS,
    changes=PRESS.changes
    | {
        "speakers": [SPEAKERS[0] | {"name": f"รองผู้ว่าราชการจังหวัด {SPOKESPERSON}"}, SPEAKERS[1]],
        "venue": f"ศูนย์บัญชาการเหตุการณ์ {VENUE}",
    },
)


def test_the_sample_case_goes_from_request_to_close(
    new_house: House, letterbox: Letterbox, answers: Answers
) -> None:
    """PRES-…-0001: every person by name and token, every machine step, from end to end."""
    house = new_house
    code = SAMPLE.play(house, answers)
    assert code == f"PRES-{fiscal_year(clock.now())}-0001"
    for act in PRESS_TO_THE_END:
        act.play(house, code, answers)
    director, prefect = house.person("director-1"), PrefectApi(house)
    case = director.sees(f"/cases/{code}")
    assert (case["state"], case["outcome"], case["standing"]) == ("closed", "held", [])
    soon(lambda: prefect.has_completed(code))
    _told_by_prefect(prefect, code)
    _letters_left(letterbox, code)
    _papers_are_set(house, code)


def _told_by_prefect(prefect: PrefectApi, code: str) -> None:
    """One run named by the case; machine steps are its task runs, human steps its timeline."""
    states = prefect.states(code)
    assert (states[0], states[-1]) == ("Scheduled", "Completed")
    assert "Suspended" in states
    assert prefect.task_runs(code) == dict.fromkeys(SERVICE_STEPS, "Completed")
    completed = [f"{act.step} human-task.completed" for act in PRESS_TO_THE_END]
    soon(lambda: "case.closed" in prefect.timeline(code))
    told = prefect.timeline(code)
    assert (told[0], told[-1]) == ("case.opened", "case.closed")
    assert [each for each in told if each in completed] == completed


def _letters_left(letterbox: Letterbox, code: str) -> None:
    found = letters_of(letterbox, code)
    assert {key for key in found if INVITATIONS in key} == {
        f"{code}/{INVITATIONS}/{each}" for each in OUTLETS
    }
    assert {key for key in found if "send-correction" in key} == {
        f"{code}/{CORRECTION}/{each}" for each in OUTLETS
    }
    assert f"{code}/acknowledge-request/{REQUESTER}" in found
    for key, (letter, *doubles) in found.items():
        assert not doubles, key
        assert code in letter["Subject"] or "acknowledge" not in key
        if INVITATIONS in key or "send-correction" in key:
            pdf, *_evidence = pdfs_in(letter)
            assert PdfReader(BytesIO(pdf)).pages


def _papers_are_set(house: House, code: str) -> None:
    """Thai comes out of a PDF in pieces; Latin letters, digits and the title do not.

    Memo and invitation get their register numbers by hand: there is none on them yet.
    """
    papers = _papers(house, code)
    assert papers.keys() == {
        "memo", "invitation", "press-kit", "talking-points", "press-release", "correction",
    }  # fmt: skip
    for name in papers.keys() - {"memo"}:
        assert code in papers[name], name
    today = clock.in_bangkok(clock.now())
    for text in papers.values():
        assert thai_digits(str(today.year + 543)) in text
    request = house.person("director-1").sees(f"/cases/{code}")["request"]
    start = datetime.fromisoformat(request["start_at"])
    for said, where in {
        SPOKESPERSON: {"invitation", "press-kit", "talking-points"},
        VENUE: {"memo", "invitation", "press-kit", "talking-points"},
        CONTACT: {"invitation", "press-kit"},
        thai_digits(f"{start:%H.%M}"): {"invitation", "press-kit", "talking-points"},
        LIVE: {"invitation", "press-kit"},
        thai_digits("22"): {"memo", "press-kit", "talking-points", "correction"},
    }.items():
        assert {name for name in where if said not in papers[name]} == set(), said


def _papers(house: House, code: str) -> dict[str, str]:
    director = house.person("director-1")
    found = {}
    for each in director.sees(f"/cases/{code}/documents")["items"]:
        sent = director.get(f"/cases/{code}/documents/{each['n']}")
        assert sent.headers["ETag"] == f'"{each["sha256"]}"'
        if each["kind"] == "paper":
            pages = PdfReader(BytesIO(sent.content)).pages
            name = each["filename"].removeprefix(f"{code}-").removesuffix(".pdf")
            found[name] = "\n".join(page.extract_text() for page in pages)
    return found


def test_one_that_is_withdrawn_calls_its_guests_off(
    house: House, letterbox: Letterbox, answers: Answers
) -> None:
    """Its run ends cancelled, nobody's queue keeps a task of it, whoever was invited is told."""
    code = PRESS.play(house, answers)
    for act in (*DECIDED, INVITED):
        act.play(house, code, answers)
    director, prefect = house.person("director-1"), PrefectApi(house)
    liaison = house.person("media-liaison-1")
    liaison.task(code, "conference/invite/replies")
    soon(lambda: prefect.is_suspended(code))
    told: dict[str, Any] = director.posts(f"/cases/{code}/withdrawal", json={"reason": "น้ำลดแล้ว"})
    assert told["state"] == "withdrawn"
    assert not liaison.may_take(code)
    soon(lambda: prefect.run(code)["state_type"] == "CANCELLED")
    called_off = {
        key.rpartition("/")[2] for key in letters_of(letterbox, code) if "call-off" in key
    }
    assert called_off == OUTLETS | {REQUESTER}
