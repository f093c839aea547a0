"""Work that goes up: offered to a post, so that who acts for it decides as such (handbook 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models.acting_form import ActingForm
from models.database import read, write
from models.errors import NotAllowed
from models.inbox import how_many, queue
from models.post import Post
from models.role import Role
from tests import cast
from tests.acting import MONDAY, order_of, revoked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tasks.run import CaseRun
    from tasks.turn import Outcome

ON_BEHALF: dict[str, Any] = {"form": ActingForm.ON_BEHALF, "missions": ("test",)}


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def passed_by(role: Role, checker: str = "") -> Callable[..., Outcome]:
    """A procedure: what was asked for is checked, where somebody checks, and passed."""

    def procedure(case: CaseRun, request: Any) -> Outcome:
        content = case.review("check", request, of=checker).content if checker else request
        case.approve("decide", content, of=role)
        return case.closes("done")

    return procedure


def in_queue(handle: str) -> set[str]:
    with read() as session:
        person = cast.person(session, handle)
        found = queue(session, person)
        assert how_many(session, person)[1] == len(found)
        return {case.code for _task, case in found}


def decides(handle: str, code: str) -> dict[str, Any]:
    cast.completes(handle, code, "decide", outcome="approve")
    kept: dict[str, Any] = cast.record_of(code)["decide"].result["capacity"]
    return kept


def goes_away(handle: str) -> None:
    with write() as session:
        cast.person(session, handle).has_account = False


def test_who_acts_for_the_rung_above_decides_by_the_order() -> None:
    """The head wrote it and the director is not there: the clerk acts for the director."""
    goes_away("director")
    order_of("clerk", "director", by="deputy")
    code = cast.opened(passed_by(Role.PRC_HEAD), by="prc_head")
    assert in_queue("clerk") == {code}
    kept = decides("clerk", code)
    assert kept["acting"]["th"] == "รักษาราชการแทนdirector"
    assert [each["number"] for each in kept["orders"]] == ["12/2569"]


def test_what_went_up_does_not_outlive_the_order() -> None:
    goes_away("director")
    number = order_of("clerk", "director", by="deputy")
    code = cast.opened(passed_by(Role.PRC_HEAD), by="prc_head")
    cast.acts("clerk", code, "decide", "claim")
    revoked(number, by="deputy")
    assert in_queue("clerk") == set()
    with cast.nothing_changes(), pytest.raises(NotAllowed) as refused:
        decides("clerk", code)
    assert "ถูกเพิกถอน" in refused.value.text.th


def test_a_post_with_no_role_of_its_own_still_decides() -> None:
    with write() as session:
        session.exec(select(Post).where(Post.key == "director")).one().roles = []
    code = cast.opened(passed_by(Role.PRC_HEAD), by="prc_head")
    assert in_queue("director") == {code}
    assert decides("director", code)["post"]["th"] == "director"


def test_an_author_s_lent_power_does_not_pass_their_own_work() -> None:
    """Nobody passes their own work (1.5 rule 1): who decides on their behalf uses their power."""
    order_of("clerk", "director", by="deputy", **ON_BEHALF)
    code = cast.opened(passed_by(Role.DIRECTOR), by="director")
    assert cast.task_of(code, "decide").detail["skipped"]["reason"] == "self"
    assert (in_queue("clerk"), in_queue("deputy")) == (set(), {code})
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        decides("clerk", code)
    assert cast.opened(passed_by(Role.DIRECTOR), by="news1") in in_queue("clerk")


def test_who_acts_for_an_absent_author_decides_in_the_post_s_own_right() -> None:
    """รักษาราชการแทน is the law's power, not one that the author lends (handbook 2.6)."""
    order_of("clerk", "director", by="deputy")
    code = cast.opened(passed_by(Role.DIRECTOR), by="director")
    assert decides("clerk", code)["acting"]["th"] == "รักษาราชการแทนdirector"


def test_the_checker_decides_alone_only_where_nobody_stands_further_up() -> None:
    """The director checked what the head wrote, and the deputy had no hand in it."""
    code = cast.opened(passed_by(Role.PRC_HEAD, "director"), by="prc_head")
    cast.completes("director", code, "check", outcome="approve")
    assert "four_eyes" not in cast.task_of(code, "decide").detail
    assert (in_queue("director"), in_queue("deputy")) == (set(), {code})
    decides("deputy", code)
