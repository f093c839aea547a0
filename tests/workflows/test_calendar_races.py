"""The calendar changes while others work: nothing is missed, and nobody waits for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models.case import Case
from models.changed_calendar import carried_out
from models.database import is_sqlite, write
from models.errors import OutdatedPreview
from models.human_task import HumanTask
from models.open_cases import hold_open_cases
from models.role import Role
from tests import cast
from tests.cast import HELLO, CastLetter, completes, opened, task_of
from tests.models.changing import EID, changes, estimated, moving, seen
from tests.workflows.at_once import at_once
from tests.workflows.march import MONDAY, THURSDAY, left_behind, one_limit
from workflows.completing import Completion, complete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tasks.run import CaseRun
    from tasks.turn import Outcome


@pytest.fixture(autouse=True)
def in_march(office: int) -> Iterator[int]:
    """Monday 8 March 2027, 09:00; Eid is estimated for Wednesday the tenth."""
    estimated(office)
    with cast.clock_at(MONDAY):
        yield office


def test_a_task_opened_in_the_same_instant_has_the_new_deadline() -> None:
    """Whoever opens one holds its case, and a change all of the office: it is before or after."""
    cast.plays(one_limit)
    day, other = EID, THURSDAY
    for _ in range(12):
        waiting = opened()
        change = moving(other, day)
        refusals = at_once(
            *(partial(in_march_too, partial(opened, by=handle)) for handle in ("news1", "news2")),
            partial(in_march_too, partial(completes, "news1", waiting, "one", HELLO)),
            partial(in_march_too, partial(until_it_is_done, change)),
            partial(in_march_too, partial(takes, opened())),
        )
        assert refusals == [None] * 5
        day, other = other, day
        assert left_behind() == []


def in_march_too(doing: Any) -> Any:
    with cast.clock_at(MONDAY):
        return doing()


def until_it_is_done(change: Any) -> None:
    """Look and confirm, as often as something got shorter meanwhile."""
    while True:
        try:
            changes(change)
        except OutdatedPreview:
            continue
        return


def takes(code: str) -> None:
    """As the door does it: a claim asks for no lock of the case."""
    task_id = task_of(code, "one").id
    with write() as session:
        session.get_one(HumanTask, task_id).claim(by=cast.person(session, "news2"))


def test_a_child_opened_in_the_same_instant_has_the_new_deadline() -> None:
    """Its parent may have been waited for: what that opened meanwhile moves with the rest.

    Nor does anybody wait in a circle: who holds the parent asks nothing of the office.
    """
    cast.plays(one_limit, "late-child")
    cast.plays(opens_a_child, "late-parent")
    day, other = EID, THURSDAY
    for _ in range(12):
        parents = [opened(key="late-parent") for _each in range(3)]
        doings: list[Callable[[], Any]] = [
            *(partial(completes, "news1", each, "go", HELLO) for each in parents),
            partial(until_it_is_done, moving(other, day)),
            partial(opened, key="late-parent", by="news2"),
        ]
        refusals = at_once(*(partial(in_march_too, doing) for doing in doings))
        assert refusals == [None] * 5
        day, other = other, day
        assert left_behind() == []


def test_a_child_of_who_was_waited_for_is_held_with_the_rest(in_march: int) -> None:
    """The question that waited for its parent could not see it; on SQLite nobody else writes."""
    cast.plays(one_limit, "late-child")
    task_id = task_of(opened(opens_a_child, key="late-parent"), "go").id or 0
    with ThreadPoolExecutor(1) as pool:
        with write() as session:
            if is_sqlite(session):
                pytest.skip("one writer at a time")
            by = cast.person(session, "news1")
            complete(session, task_id, by=by, given=Completion(HELLO))
            session.flush()
            free = pool.submit(cases_left_free, in_march)
            assert not wait([free], timeout=0.5).done
        assert free.result(timeout=20) == []


def cases_left_free(office: int) -> list[str]:
    """The cases that somebody else can lock while the office is held."""
    with write() as session, write() as other:
        hold_open_cases(session, office)
        found = select(Case.code).with_for_update(key_share=True, skip_locked=True)
        return list(other.exec(found))


def opens_a_child(case: CaseRun, _request: Any) -> Outcome:
    case.ask("go", CastLetter, of=Role.NEWS_OFFICER)
    case.open("child", "late-child", cast.CastRequest(subject="ลูก"), subject="ลูก")
    return case.closes("done")


def test_only_what_this_office_does_waits_for_its_change() -> None:
    """On PostgreSQL; SQLite has one writer for all offices."""
    ours, theirs = opened(one_limit), opened(by="stranger")
    shown = seen(moving(THURSDAY)).fingerprint
    with ThreadPoolExecutor(4) as pool:
        with write() as session:
            if is_sqlite(session):
                pytest.skip("one writer at a time")
            by = cast.person(session, "director")
            carried_out(session, moving(THURSDAY), by=by, fingerprint=shown)
            session.flush()
            for doing in (partial(opened, by="stranger"), partial(comments, "stranger", theirs)):
                pool.submit(in_march_too, doing).result(timeout=20)
            doings = (opened, partial(comments, "news1", ours))
            waiting = [pool.submit(in_march_too, doing) for doing in doings]
            assert not wait(waiting, timeout=0.5).done
        assert not [each for each in waiting if each.exception(timeout=20)]
    assert left_behind() == []


def comments(handle: str, code: str) -> None:
    with write() as session:
        cast.locked(session, code).comment(by=cast.person(session, handle), words="ทราบ")


def test_of_two_changes_at_once_one_is_seen_on_the_calendar_of_the_other(in_march: int) -> None:
    """Both were looked at on one calendar; whoever comes second hears that it changed."""
    opened(one_limit)
    estimated(in_march, date(2027, 3, 17))
    one, other = moving(THURSDAY), moving(date(2027, 3, 18), date(2027, 3, 17))
    prints = [seen(change).fingerprint for change in (one, other)]
    refusals = at_once(
        *(
            partial(in_march_too, partial(changes, change, fingerprint=fingerprint))
            for change, fingerprint in zip((one, other), prints, strict=True)
        )
    )
    assert [type(each) for each in refusals if each] == [OutdatedPreview]
    assert left_behind() == []
