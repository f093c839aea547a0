"""A decision that lies with somebody who may not take it any more is never a dead end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.database import write
from tests import cast
from tests.acting import MONDAY, day, order_of, revoked
from tests.pages.leaflets import LEAFLET_ANSWER
from workflows.rounds import run_due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """Monday 16 November 2569, 09:00."""
    with cast.clock_at(MONDAY):
        yield


@pytest.fixture
def order(office: int) -> int:
    """The clerk acts for the head until Wednesday."""
    return order_of("clerk", "prc_head")


@pytest.fixture
def claimed(visit: Visiting, order: int, code: str) -> str:
    """A decision that the clerk took by that order."""
    cast.completes("news1", code, "write", LEAFLET_ANSWER)
    task = f"/human-tasks/{cast.task_of(code, 'approve').id}"
    clerk = visit("clerk")
    clerk.open(task)
    clerk.press(f"{task}/claim")
    return task


def myself(name: str) -> dict[str, str]:
    return {"_reassignment.to": name, "_reassignment.reason": "คำสั่งถูกเพิกถอน"}


def test_who_leads_the_holder_and_may_decide_takes_it_over(
    visit: Visiting, order: int, claimed: str, code: str
) -> None:
    with write() as session:
        cast.person(session, "prc_head").posts()[0].roles = ["prc_head", "deputy_director"]
    revoked(order)
    head = visit("prc_head")
    page = head.open(claimed)
    assert "แต่ผู้นี้ไม่มีอำนาจพิจารณาขั้นนี้แล้ว" in page.text
    assert "รับงานมาทำเอง" in page.text
    page = head.press(f"{claimed}/reassignment", myself("prc_head"))
    assert f"{claimed}/completion" in page.actions()
    assert cast.kinds_of(code)[-1] == "human-task.reassigned"


def test_who_may_not_decide_it_is_not_offered_to_take_it(visit: Visiting, claimed: str) -> None:
    page = visit("director").open(claimed)
    assert "รับงานมาทำเอง" not in page.text


@pytest.mark.parametrize("ends", ["revoked", "over", "moved"])
def test_it_comes_back_to_the_queue_of_who_may_decide(
    visit: Visiting, order: int, claimed: str, code: str, ends: str
) -> None:
    if ends == "revoked":
        revoked(order)
    elif ends == "moved":
        with write() as session:
            cast.person(session, "prc_head").posts()[0].roles = ["director"]
            cast.person(session, "news2").posts()[0].roles = ["prc_head"]
    with cast.clock_at(day(19) if ends == "over" else MONDAY):
        may = "news2" if ends == "moved" else "prc_head"
        assert claimed not in visit(may).open("/queue").html
        assert run_due() == 1
        assert run_due() == 0
        page = visit(may).open("/queue")
        assert f"{claimed}/claim" in page.actions()
        assert cast.kinds_of(code)[-1] == "human-task.released"
        story = visit(may).open(f"/cases/{code}").text
        assert "(ผู้รับงานไม่มีอำนาจพิจารณาแล้ว)" in story


@pytest.mark.parametrize("how", ["order", "post", "lent"])
def test_a_decision_that_its_holder_may_take_stays(
    visit: Visiting, claimed: str, code: str, how: str
) -> None:
    if how == "post":
        clerk = visit("clerk")
        clerk.open(claimed)
        clerk.press(f"{claimed}/release")
        head = visit("prc_head")
        head.open(claimed)
        head.press(f"{claimed}/claim")
    elif how == "lent":
        clerk = visit("clerk")
        clerk.open(claimed)
        clerk.press(f"{claimed}/delegation", {"_delegation.to": "news2"})
    assert run_due() == 0
    assert cast.task_of(code, "approve").state == ("delegated" if how == "lent" else "claimed")


def test_what_was_lent_goes_back_when_its_owner_may_not_decide(
    visit: Visiting, order: int, claimed: str, code: str
) -> None:
    clerk = visit("clerk")
    clerk.open(claimed)
    clerk.press(f"{claimed}/delegation", {"_delegation.to": "news2"})
    revoked(order)
    assert run_due() == 1
    assert cast.task_of(code, "approve").state == "ready"


def test_what_they_had_typed_is_still_theirs_to_copy(
    visit: Visiting, order: int, claimed: str
) -> None:
    clerk = visit("clerk")
    clerk.open(claimed)
    typed = {"outcome": "return", "comment": "แผนที่ยังไม่ชัด"}
    clerk.press(f"{claimed}/completion", typed, button=("_do", "draft"))
    revoked(order)
    assert run_due() == 1
    page = visit("clerk").open(claimed)
    assert "แผนที่ยังไม่ชัด" in page.text
    assert "เนื้อหาที่แก้ไขแล้ว" not in page.text
