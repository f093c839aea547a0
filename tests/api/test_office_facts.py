"""Missions, calendar, health, and the links of people without an account."""

from __future__ import annotations

from datetime import UTC, date, datetime
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from api import health
from api.app import app
from models import clock
from models.answer_link import answer_link
from models.database import write
from models.day_off import DayOff
from tests import cast
from tests.acceptance.prefect_api import soon
from tests.api.caller import problems, refusal
from workflows import prefect_server

if TYPE_CHECKING:
    from tests.api.caller import Doors


def test_the_catalogue_tells_every_mission_in_words(doors: Doors) -> None:
    listed = doors.get("news1", "/missions")["items"]
    assert {"news", "press-conference", "consultation"} <= {each["key"] for each in listed}
    for each in listed:
        told = doors.get("news1", f"/missions/{each['key']}")
        assert len(told["procedure"]) > 100
        assert told["title"]["th"] != told["title"]["en"]
        fields = told["form_schema"]["properties"].values()
        assert all(field.get("x-widget") for field in fields)
    assert refusal(doors.ask("news1", "GET", "/missions/dance")) == (404, "not-found")


@pytest.mark.parametrize(
    ("moment", "working", "opens"),
    [
        (cast.TUESDAY, True, "2026-11-24T09:00:00+07:00"),
        (datetime(2026, 11, 28, 3, tzinfo=UTC), False, "2026-11-30T08:30:00+07:00"),
        (datetime(2026, 12, 4, 10, tzinfo=UTC), False, "2026-12-08T08:30:00+07:00"),
    ],
)
def test_the_calendar_knows_when_the_office_opens(
    doors: Doors,
    office: int,
    moment: datetime,
    working: bool,  # noqa: FBT001 - a parameter
    opens: str,
) -> None:
    with write() as session:
        session.add(
            DayOff(
                office_id=office,
                date=date(2026, 12, 7),
                name_th="ชดเชยวันพ่อ",
                scope="national_gov",
                status="confirmed",
            )
        )
    with clock.moved_to(moment):
        told = doors.get("news1", "/calendar?last=2026-12-31")
    assert (told["working"], told["opens_at"]) == (working, opens)
    assert [day["date"] for day in told["days_off"]] == ["2026-12-07"]
    assert told["hours"] == [["08:30", "12:00"], ["13:00", "16:30"]]
    assert told["weekdays"] == [1, 2, 3, 4, 5]
    assert doors.get("stranger", "/calendar?first=9999-12-31")["days_off"] == []


def test_health_never_waits_for_prefect(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has answered while Prefect still thinks; what Prefect then said is told the next time."""
    asked, answered = Event(), Event()

    def slow(*, timeout: float) -> bool:
        asked.set()
        return answered.wait(30)

    monkeypatch.setattr(prefect_server, "is_healthy", slow)
    monkeypatch.setattr(health, "prefect", health.PrefectSeen())
    first = doors.get(None, "/health")
    assert first == {"web": True, "database": True, "prefect": None}
    assert asked.wait(30)
    assert doors.get(None, "/health")["prefect"] is None
    answered.set()
    soon(lambda: doors.get(None, "/health")["prefect"] is True, within=30)


def test_health_says_when_the_database_is_away(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_database_answers", lambda: False)
    answer = doors.ask(None, "GET", "/health")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
    documented = app.openapi()["paths"]["/api/health"]["get"]["responses"]["503"]["content"]
    assert documented["application/json"]["schema"]["$ref"].endswith("/Health")


def test_a_watchman_may_ask_for_the_health_without_its_words(doors: Doors) -> None:
    assert doors.ask(None, "HEAD", "/health").status_code == 200


def test_who_holds_the_link_answers_without_an_account(doors: Doors, code: str) -> None:
    cast.completes("news1", code, "write", cast.HELLO)
    cast.completes("prc_head", code, "approve", outcome="approve")
    path = f"/answers/{answer_link(code, 'reply').rpartition('/')[2]}"
    asked = doors.get(None, path)
    assert (asked["case"], asked["title"]["en"]) == (code, "Test answer")
    wrong = doors.ask(None, "POST", path, {"payload": {"yes": "maybe"}})
    assert (refusal(wrong), problems(wrong)) == ((422, "invalid"), {"yes": "not_yes_no"})
    assert doors.ask(None, "POST", path, {"payload": {"yes": True}}).status_code == 204
    assert "message.received" in cast.kinds_of(code)


@pytest.mark.parametrize("token", ["x", "ZGFuY2U6cmVwbHk", "%E0%B8%81"])
def test_a_link_that_we_did_not_make_leads_nowhere(doors: Doors, token: str) -> None:
    assert refusal(doors.ask(None, "GET", f"/answers/{token}")) == (404, "not-found")
    answer = doors.ask(None, "POST", f"/answers/{token}", {"payload": {}})
    assert refusal(answer) == (404, "not-found")


def test_the_calendar_tells_when_a_span_is_over_and_why(doors: Doors, office: int) -> None:
    with write() as session:
        known: dict[str, Any] = {
            "name_th": "ชดเชยวันพ่อ",
            "scope": "national_gov",
            "status": "expected",
            "source_ref": "มติ ครม. 2569",
        }
        session.add(DayOff(office_id=office, date=date(2026, 12, 7), **known))
    asked = "/calendar/due?start=2026-12-04T10:00:00%2B07:00&span="
    told = doors.get("news1", f"{asked}1bd")
    assert told["due_at"] == "2026-12-08T16:30:00+07:00"
    assert [(each["date"], each["is_weekend"]) for each in told["skipped"]] == [
        ("2026-12-05", True),
        ("2026-12-06", True),
        ("2026-12-07", False),
    ]
    (off,) = told["skipped"][2]["days_off"]
    assert off == {
        "date": "2026-12-07",
        **{k: known[k] for k in ("scope", "status", "source_ref")},
        "name": known["name_th"],
        "announced_at": None,
    }
    unescaped = asked.replace("%2B", "+")
    assert doors.get("news1", f"{unescaped}1bd")["due_at"] == told["due_at"]
    buddhist = asked.replace("2026", "2569")
    assert doors.get("news1", f"{buddhist}1bd")["due_at"] == told["due_at"]
    told = doors.get("news1", f"{asked}4cd")
    assert told["internal_due_at"] == "2026-12-04T16:30:00+07:00"
    assert told["due_at"] == "2026-12-08T16:30:00+07:00"


def test_a_span_that_cannot_be_counted_is_refused_by_name(doors: Doors) -> None:
    for query, field in (
        ("start=2569&span=1bd", "start"),
        ("start=2026-12-04T10:00&span=soon", "span"),
        ("start=2743-12-04T10:00&span=1bd", "start"),
        ("start=1764000000&span=1bd", "start"),
        ("start=tomorrow&span=1bd", "start"),
        ("start=2026-12-04T10:00", "span"),
    ):
        answer = doors.ask("news1", "GET", f"/calendar/due?{query}")
        assert answer.status_code == 422
        assert field in str(problems(answer))
