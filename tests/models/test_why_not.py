"""Who acts by an order is told the true reason why they may not decide; orders come first."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from forms.field import field
from forms.form import Form
from forms.numbers import Money
from models.acting import ActingOrder
from models.acting_form import ActingForm
from models.database import read, write
from models.errors import NotAllowed
from models.human_task import HumanTask
from models.role import Role
from models.why_not import lost
from models.wording import _
from tests import cast
from tests.acting import MONDAY, away, day, order_of

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


def test_an_order_that_never_reached_so_much_money_is_not_said_to_be_over(office: int) -> None:
    """Nor one for another matter; one that reached is, whichever was issued last."""
    reaching = order_of("clerk", "director", by="deputy", **LENT, last=16)
    code = cast.opened(grants, by="news1")
    assert told_to("clerk", code) is None
    with cast.clock_at(day(17)):
        assert "สิ้นสุดแล้ว" in (told_to("clerk", code) or "")
    with write() as session:
        session.get_one(ActingOrder, reaching).limit_satang = 5_000_00 - 1
    with cast.clock_at(day(17)):
        assert told_to("clerk", code) is None
        assert "สิ้นสุดแล้ว" not in why("clerk", code)


class WhyNotGrant(Form):
    """What costs five thousand baht."""

    title = _("เงินอุดหนุนทดสอบ", "Test grant")
    amount: Money = field("จำนวนเงิน", "Amount")


def grants(case: CaseRun, _request: Any) -> Outcome:
    case.approve("decide", WhyNotGrant(amount=Decimal(5000)), of=Role.DIRECTOR)
    return case.closes("done")


def told_to(handle: str, code: str) -> str | None:
    with read() as session:
        task = session.get_one(HumanTask, cast.task_of(code, "decide").id)
        told = lost(task, cast.person(session, handle))
        return told and told.th


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
