"""What somebody does as a leader only by an order keeps that order, and needs it to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import read, write
from models.errors import NotAllowed
from models.role import Role
from models.story import names_in, sentence
from tests import cast
from tests.acting import MONDAY, order_of, revoked
from workflows.classifying import change_urgency
from workflows.moving import cancel_task, withdraw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tasks.run import CaseRun
    from tasks.turn import Outcome


@pytest.fixture(autouse=True)
def monday(office: int) -> Iterator[None]:
    assert office
    with cast.clock_at(MONDAY):
        yield


def waits(case: CaseRun, _request: Any) -> Outcome:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def withdraws(by: str, code: str) -> None:
    with write() as session:
        withdraw(session, code, by=cast.person(session, by), reason="ไม่จำเป็นแล้ว")


def hurries(by: str, code: str) -> None:
    with write() as session:
        change_urgency(session, code, "urgent", by=cast.person(session, by), reason="เร่ง")


def cancels(by: str, code: str) -> None:
    task_id = cast.task_of(code, "letter").id
    with write() as session:
        cancel_task(session, task_id, by=cast.person(session, by), reason="ไม่จำเป็นแล้ว")


def gives_away(by: str, code: str) -> None:
    cast.acts(by, code, "letter", "reassign", to="news2", reason="เร่ง")


ACTS = {
    "case.withdrawal-asked": withdraws,
    "case.urgency-changed": hurries,
    "human-task.cancelled": cancels,
    "human-task.reassigned": gives_away,
}


def kept(code: str, kind: str) -> Any:
    """What the event of that kind kept of the capacity, and how the story tells it."""
    (event,) = [each for each in cast.events_of(code) if each.kind == kind]
    with read() as session:
        words = sentence(event, names_in(session, [event])).th
    return event.data.get("capacity"), words


@pytest.mark.parametrize(("kind", "act"), ACTS.items())
def test_what_an_order_lets_somebody_do_keeps_the_order(
    kind: str, act: Callable[[str, str], None]
) -> None:
    number, code = order_of("clerk", "director"), cast.opened(waits, by="news1")
    act("clerk", code)
    capacity, words = kept(code, kind)
    assert [each["number"] for each in capacity["orders"]] == ["12/2569"]
    assert kind == "human-task.cancelled" or "รักษาราชการแทนdirector" in words
    later = cast.opened(waits, by="news1")
    revoked(number)
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        act("clerk", later)


@pytest.mark.parametrize(("kind", "act"), ACTS.items())
def test_what_the_own_post_lets_them_do_names_no_order(
    kind: str, act: Callable[[str, str], None]
) -> None:
    order_of("deputy", "director")
    code = cast.opened(waits, by="news1")
    act("deputy", code)
    assert kept(code, kind)[0] is None


def test_whoever_opened_a_case_takes_it_back_in_their_own_right() -> None:
    order_of("clerk", "director")
    code = cast.opened(waits, by="clerk")
    withdraws("clerk", code)
    assert kept(code, "case.withdrawal-asked")[0] is None
