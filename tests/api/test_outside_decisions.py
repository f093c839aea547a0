"""Outside decisions at the JSON doors: whose word, who entered it, and where its paper stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.outside_decision import OutsideDecision
from models.deadline import bd, since
from models.role import Role
from tests import cast
from tests.api.caller import refusal
from tests.story import PDF
from workflows.outside_word import PapersToCome

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.api.caller import Doors

ALL = "/outside-decisions"
AWAITED = f"{ALL}?awaiting=true"
WORD = {
    "outcome": "approve",
    "decided_by_role": "vice_governor",
    "decided_by_name": "รองผู้ว่าฯ วิชัย",
    "how": "telephone",
    "decided_at": "2026-11-24T08:55",
}


def asks_outside(case: CaseRun, request: Any) -> Outcome:
    papers = PapersToCome()
    word = case.record("word", OutsideDecision, of=Role.REG_CLERK, shows=request, due=bd(1))
    papers.note(case, "of-word", word)
    papers.asked_for(case)
    case.ask("later", cast.CastLetter, of=Role.NEWS_OFFICER, due=since(case.now, bd(1)))
    return case.closes("done")


@pytest.fixture
def codes(office: int) -> list[str]:
    """Two cases: the one's word came by telephone on Tuesday, the other's on Wednesday."""
    cast.plays(asks_outside, "outside")
    found = []
    for day in (24, 25):
        with cast.clock_at(cast.TUESDAY.replace(day=day)):
            found.append(cast.opened(key="outside"))
            cast.completes("clerk", found[-1], "word", WORD)
    return found


def test_what_awaits_its_paper_is_listed_the_overdue_first(doors: Doors, codes: list[str]) -> None:
    with cast.clock_at(cast.TUESDAY.replace(day=27)):
        late, timely = doors.get("news1", AWAITED)["items"]
    assert [each["case"]["code"] for each in (late, timely)] == codes
    assert (late["overdue"], timely["overdue"]) == (True, False)
    assert late["paper"] == "awaited"
    assert late["paper_in_words"] == {"th": "รอหลักฐาน", "en": "Awaiting evidence"}
    assert late["decided_by"] == WORD["decided_by_name"]
    assert late["decided_as"]["en"] == "Vice governor"
    assert late["how_in_words"]["en"] == "by telephone"
    assert late["decided_at"] == "2026-11-24T08:55:00+07:00"
    assert (late["recorded_by"]["handle"], late["outcome"]) == ("clerk", "approve")
    assert late["awaited_since"] == "2026-11-24T09:00:00+07:00"
    assert late["awaited_until"] == "2026-11-26T16:30:00+07:00"
    assert doors.get("clerk", f"/human-tasks/{late['asks']}")["form"] == "ConfirmingEvidence"


def test_they_are_read_page_by_page(doors: Doors, codes: list[str]) -> None:
    for path, order in ((AWAITED, codes), (f"{ALL}?awaiting=false", codes[::-1])):
        first = doors.get("news1", f"{path}&limit=1")
        second = doors.get("news1", f"{path}&limit=1&cursor={first['next']}")
        assert [each["case"]["code"] for each in first["items"] + second["items"]] == order
        assert second["next"] is None


def test_a_case_tells_its_own_and_once_its_paper_came_it_is_confirmed(
    doors: Doors, codes: list[str]
) -> None:
    (told,) = doors.get("news1", f"/cases/{codes[0]}")["outside_decisions"]
    assert (told["paper"], told["evidence"], told["attached_by"]) == ("awaited", [], None)
    sent = doors.ask("clerk", "POST", "/uploads", files={"file": ("letter.pdf", PDF)}).json()
    with cast.clock_at(cast.TUESDAY.replace(day=30)):
        given = {"evidence": [sent["upload"]], "note": "ตามหนังสือ"}
        cast.completes("clerk", codes[0], "of-word/evidence", given)
        (told,) = doors.get("news1", f"/cases/{codes[0]}")["outside_decisions"]
    assert told["paper_in_words"] == {"th": "ยืนยันแล้ว", "en": "Confirmed"}
    assert (told["recorded_by"]["handle"], told["attached_by"]["handle"]) == ("clerk", "clerk")
    assert (told["awaited_until"], told["overdue"], told["asks"]) == (None, False, None)
    assert told["note"] == "ตามหนังสือ"
    (n,) = told["evidence"]
    assert doors.ask("news1", "GET", f"/cases/{codes[0]}/documents/{n}").content == PDF
    assert [each["case"]["code"] for each in doors.get("news1", AWAITED)["items"]] == codes[1:]
    assert len(doors.get("news1", ALL)["items"]) == 2


def test_another_office_sees_none_of_it(doors: Doors, codes: list[str]) -> None:
    assert doors.get("stranger", AWAITED)["items"] == []
    assert doors.get("stranger", ALL)["items"] == []


def test_a_cursor_that_no_page_gave_is_refused(doors: Doors) -> None:
    assert refusal(doors.ask("news1", "GET", f"{ALL}?cursor=moon")) == (422, "invalid")
