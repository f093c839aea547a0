"""Who acts by an order is told the true reason why they may not decide; orders come first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.acting_form import ActingForm
from models.database import read, write
from models.errors import NotAllowed
from models.role import Role
from tests import cast
from tests.acting import MONDAY, away, order_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.run import CaseRun
    from tasks.turn import Outcome

LENT: dict[str, Any] = {"form": ActingForm.ON_BEHALF, "missions": ("test",)}


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def decided(case: CaseRun, request: Any) -> Outcome:
    case.approve("decide", request, of=(Role.DIRECTOR, Role.DEPUTY_DIRECTOR))
    return case.closes("done")


def why(handle: str, code: str) -> str:
    with cast.nothing_changes(), pytest.raises(NotAllowed) as refused:
        cast.completes(handle, code, "decide", outcome="approve")
    return refused.value.text.th


def test_a_loan_is_called_a_loan_and_not_a_limit_of_money() -> None:
    order_of("deputy", "director")
    code = cast.opened(decided, by="news1")
    cast.acts("director", code, "decide", "claim")
    cast.acts("director", code, "decide", "delegate", to="deputy")
    assert "มอบให้ท่านทำแทนชั่วคราว" in why("deputy", code)


def test_an_order_that_covers_the_matter_is_not_blamed() -> None:
    """The deputy acts with all the director's power, and wrote the matter: four eyes bar them."""
    order_of("deputy", "director")
    code = cast.opened(decided, by="deputy")
    assert "คำสั่งที่" not in why("deputy", code)


def test_the_author_who_lent_the_power_is_named_as_the_reason() -> None:
    order_of("clerk", "director", by="deputy", **LENT)
    code = cast.opened(decided, by="director")
    assert "คำสั่งที่ 12/2569 จัดทำเรื่องนี้เอง" in why("clerk", code)
    cast.completes("deputy", code, "decide", outcome="approve")


def test_where_only_the_author_s_lent_power_is_left_nobody_is_there() -> None:
    order_of("clerk", "director", by="deputy", **LENT)
    with write() as session:
        cast.person(session, "deputy").has_account = False
    assert cast.case_of(cast.opened(decided, by="director")).in_trouble
    assert not cast.case_of(cast.opened(decided, by="news1")).in_trouble


def test_orders_come_before_the_list_in_both_databases() -> None:
    order_of("deputy", "clerk", **LENT)
    with write() as session:
        (held,) = cast.person(session, "director").posts()
        held.default_substitute_id = cast.person(session, "deputy").posts()[0].id
    away("director")
    with read() as session:
        stand_ins = cast.person(session, "deputy").standing.stand_ins
        assert [each.is_substitute for each in stand_ins] == [False, True]
