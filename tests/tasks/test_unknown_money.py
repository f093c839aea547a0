"""One sum for the ladder and for an order's limit; what is not known is beyond any limit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from forms.field import field
from forms.form import Form
from forms.numbers import Money
from models.acting_form import ActingForm
from models.database import read, write
from models.errors import NotAllowed
from models.inbox import queue
from models.ladder import change
from models.rung import Band, Rung
from models.wording import _
from tasks.turn import UpTo
from tests import cast
from tests.acting import MONDAY, order_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.run import CaseRun
    from tasks.turn import Outcome


class Purchase(Form):
    """Something that is bought."""

    title = _("จัดซื้อ", "Purchase")
    amount: Money | None = field("จำนวนเงิน", "Amount", default=None)


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    """The deputy decides up to 9,000 baht, the director above; the clerk for them to 20,000."""
    assert office
    with cast.clock_at(MONDAY):
        with write() as session:
            director = cast.person(session, "director")
            bands = [Band(9_000, Rung.DEPUTY_DIRECTOR), Band(None, Rung.DIRECTOR)]
            change(session, "procurement", bands, by=director, why="ลองดู", source="คำสั่ง")
        limited: dict[str, Any] = {"missions": ("test",), "limit": 20_000_00}
        order_of("clerk", "director", form=ActingForm.ON_BEHALF, **limited)
        yield


def buys(amount: int | None, named: int | None = None) -> str:
    def procedure(case: CaseRun, _request: Any) -> Outcome:
        shown = Purchase(amount=None if amount is None else Decimal(amount))
        case.approve("decide", shown, of=UpTo("procurement", named))
        return case.closes("done")

    return cast.opened(procedure, by="news1")


def in_queue(handle: str, code: str) -> bool:
    with read() as session:
        found = queue(session, cast.person(session, handle))
        return code in {case.code for _task, case in found}


@pytest.mark.parametrize(
    ("amount", "named", "rung", "in_reach"),
    [
        (9_000, None, "deputy_director", False),
        (9_001, None, "director", True),
        (20_001, None, "director", False),
        (None, 12_000, "director", True),
        (5, 30_000, "director", False),
        (None, None, "director", False),
    ],
)
def test_queue_gate_and_ladder_go_by_one_sum(
    amount: int | None, named: int | None, rung: str, *, in_reach: bool
) -> None:
    code = buys(amount, named)
    assert cast.task_of(code, "decide").detail["ladder"]["rung"] == rung
    assert in_queue("clerk", code) == in_reach
    if in_reach:
        cast.completes("clerk", code, "decide", outcome="approve")
    else:
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            cast.completes("clerk", code, "decide", outcome="approve")
