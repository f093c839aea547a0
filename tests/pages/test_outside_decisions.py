"""Outside decisions as pages: which papers are awaited, and what the case says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.outside_decision import OutsideDecision
from forms.press_conference import FactVerification
from forms.press_conference.preparation import Verdict
from models.role import Role
from tests import cast
from tests.api.test_outside_decisions import WORD
from workflows.outside_word import PapersToCome

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


def asks_outside(case: CaseRun, request: Any) -> Outcome:
    papers = PapersToCome()
    papers.note(
        case, "heard", case.record("word", OutsideDecision, of=Role.REG_CLERK, shows=request)
    )
    papers.asked_for(case)
    return case.closes("done")


FACT_HEARD = {"answered_by": "หัวหน้า ปภ.", "how": "telephone", "answered_at": "2026-11-24T08:55"}


def asks_the_owner(case: CaseRun, request: Any) -> Outcome:
    papers = PapersToCome()
    papers.note(
        case, "heard", case.record("word", FactVerification, of=Role.REG_CLERK, shows=request)
    )
    papers.asked_for(case)
    return case.closes("done")


@pytest.fixture
def heard(office: int) -> str:
    """A case whose word came by telephone on Tuesday morning."""
    cast.plays(asks_outside, "outside")
    with cast.clock_at(cast.TUESDAY):
        code = cast.opened(key="outside")
        cast.completes("clerk", code, "word", WORD)
    return code


def test_the_clerk_sees_whose_paper_is_awaited_until_when(visit: Visiting, heard: str) -> None:
    with cast.clock_at(cast.TUESDAY):
        page = visit("clerk").open("/outside-decisions")
    assert "รอหลักฐาน" in page.text
    assert "รองผู้ว่าฯ วิชัย (รองผู้ว่าราชการจังหวัด) แจ้งทางโทรศัพท์: เห็นชอบ/อนุมัติ" in page.text
    assert "เกินกำหนดแล้ว" not in page.text
    assert heard in page.text
    with cast.clock_at(cast.TUESDAY.replace(day=27)):
        assert "It is overdue" in visit("clerk", "en").open("/outside-decisions").text


def test_a_case_says_who_decided_who_entered_it_and_what_is_awaited(
    visit: Visiting, heard: str
) -> None:
    with cast.clock_at(cast.TUESDAY):
        page = visit("news1").open(f"/cases/{heard}")
    assert "รอหลักฐาน" in page.text
    assert "บันทึกโดย clerk" in page.text
    evidence = cast.task_of(heard, "heard/evidence").id
    assert f'href="/human-tasks/{evidence}"' in page.html


@pytest.mark.parametrize("verdict", list(Verdict))
def test_of_a_fact_the_verdict_of_its_owner_is_told(
    visit: Visiting, office: int, verdict: Verdict
) -> None:
    """On the list, on the page of the case and in its story; "done" would say nothing."""
    corrected = "22 แห่ง" if verdict is Verdict.CORRECTED else None
    answer = FACT_HEARD | {"verdict": verdict.value, "corrected_value": corrected}
    cast.plays(asks_the_owner, "owner")
    with cast.clock_at(cast.TUESDAY):
        code = cast.opened(key="owner")
        cast.completes("clerk", code, "word", answer)
        case = visit("news1").open(f"/cases/{code}").text
        listed = visit("clerk").open("/outside-decisions").text
        english = visit("clerk", "en").open("/outside-decisions").text
    told = f"แจ้งทางโทรศัพท์: {verdict.label.th} ·"
    assert told in listed
    assert told in case
    assert f"(ทางโทรศัพท์): {verdict.label.th} " in case, "the story"
    assert f"by telephone: {verdict.label.en.lower()} ·" in english
    assert "ทำเสร็จ" not in listed + case


def test_an_office_that_waits_for_no_paper_is_told_so(visit: Visiting, office: int) -> None:
    browser = visit("clerk")
    assert "ไม่มีผลใดที่รอหลักฐาน" in browser.open("/outside-decisions").text
    assert "ยังไม่มีผลการพิจารณาภายนอก" in browser.open("/outside-decisions?all=true").text
