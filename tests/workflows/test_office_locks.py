"""Who holds what of an office, and who waits for it; on SQLite there is one writer anyway."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from models.anchor import Anchor, anchor_all
from models.case import Case
from models.database import is_sqlite, read, write
from models.issuing import issue
from models.office import Office
from models.one_at_a_time import Doing, one_at_a_time
from models.open_cases import hold_open_cases
from models.role import Role
from models.signing_key import introduce_all, known_keys, renew
from tests import cast
from tests.acting import given
from tests.cast import TUESDAY
from tests.workflows.at_once import at_once
from tests.workflows.march import one_limit
from workflows.classifying import classify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlmodel import Session

A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def tuesday(office: int) -> Iterator[None]:
    """Tuesday 24 November 2026, 09:00."""
    assert office
    with cast.clock_at(TUESDAY):
        yield


@pytest.fixture
def several_write(office: int) -> None:
    """On PostgreSQL."""
    with read() as session:
        if is_sqlite(session):
            pytest.skip("one writer at a time")


def at(moment: Any, doing: Callable[[], Any]) -> Any:
    with cast.clock_at(moment):
        return doing()


def orders(session: Session) -> None:
    by = cast.person(session, "director")
    issue(session, given(session, "deputy", "director", first=24, last=26), by=by)


def renews(session: Session) -> None:
    renew(session, session.exec(select(Office).where(Office.key == "songkhla")).one())


def anchors(session: Session) -> None:
    ours = session.exec(select(Office.id).where(Office.key == "songkhla")).one()
    one_at_a_time(session, ours, Doing.ANCHORS)


@pytest.mark.usefixtures("several_write")
@pytest.mark.parametrize("doing", [orders, renews, anchors])
def test_who_opens_a_case_waits_for_none_of_these(doing: Callable[[Session], None]) -> None:
    cast.plays(one_limit)
    with ThreadPoolExecutor(1) as pool, write() as session:
        doing(session)
        session.flush()
        pool.submit(at, TUESDAY, cast.opened).result(timeout=20)


@pytest.mark.usefixtures("several_write")
@pytest.mark.parametrize("doing", list(Doing), ids=[each.name for each in Doing])
def test_two_who_do_the_same_for_an_office_come_one_after_the_other(
    office: int, doing: Doing
) -> None:
    def does(office_id: int, what: Doing) -> None:
        with write() as session:
            one_at_a_time(session, office_id, what)

    other = next(each for each in Doing if each is not doing)
    with ThreadPoolExecutor(3) as pool:
        with write() as session:
            one_at_a_time(session, office, doing)
            for free in ((office, other), (office + 1, doing)):
                pool.submit(does, *free).result(timeout=20)
            waits = pool.submit(does, office, doing)
            assert not wait([waits], timeout=0.5).done
        waits.result(timeout=20)


@pytest.mark.usefixtures("several_write")
def test_cases_are_opened_while_the_days_are_anchored(office: int) -> None:
    """In whichever office: a long past may be read for each. Here it waits for our row."""
    cast.opened(one_limit)
    cast.opened(by="stranger")
    later = TUESDAY + A_DAY
    with ThreadPoolExecutor(2) as pool:
        with suppress(_NeverMindError), write() as session:
            ours: dict[str, Any] = {"day": TUESDAY.date(), "events": 0, "heads": [], "previous": ""}
            session.add(Anchor(office_id=office, made_at=TUESDAY, **ours))
            session.flush()
            anchoring = pool.submit(at, later, anchor_all)
            assert not wait([anchoring], timeout=0.5).done
            for by in ("news1", "stranger"):
                pool.submit(at, later, partial(cast.opened, by=by)).result(timeout=20)
            assert not anchoring.done()
            raise _NeverMindError
        assert anchoring.result(timeout=20) == 2


class _NeverMindError(Exception):
    """What is written is not kept."""


def test_two_workers_anchor_each_day_once_and_make_one_key() -> None:
    cast.opened(one_limit)
    cast.opened(by="stranger")
    later = TUESDAY + A_DAY
    assert at_once(*[partial(at, later, anchor_all)] * 3) == [None] * 3
    assert at_once(*[partial(at, later, introduce_all)] * 3) == [None] * 3
    with read() as session:
        assert len(session.exec(select(Anchor)).all()) == 2
        assert sorted(key for key, _key in known_keys(session)) == ["pattani", "songkhla"]


def ends(case: Any, _request: Any) -> Any:
    case.open("child", "left-open", cast.CastRequest(subject="ลูก"), subject="ลูก")
    return case.closes("done")


def left_open(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


@pytest.mark.usefixtures("several_write")
def test_who_makes_a_case_and_what_it_opened_secret_waits_before_it_holds_one(office: int) -> None:
    """A case that has ended is nobody's, its child is held: between them nobody may stand."""
    cast.plays(left_open, "left-open")
    code = cast.opened(ends)
    with ThreadPoolExecutor(1) as pool:
        with write() as session, write() as other:
            hold_open_cases(session, office)
            waits = pool.submit(at, TUESDAY, partial(classified, code))
            assert not wait([waits], timeout=0.5).done
            free = select(Case.code).order_by(col(Case.id))
            free = free.with_for_update(key_share=True, skip_locked=True)
            assert list(other.exec(free)) == [code]
        waits.result(timeout=20)
    with read() as session:
        assert set(session.exec(select(Case.secrecy))) == {"secret"}


def classified(code: str) -> None:
    with write() as session:
        classify(session, code, "secret", by=cast.person(session, "director"), reason="x")
