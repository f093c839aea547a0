"""Taking somebody off: the director decides, there is a substitute, and both cases know."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.booking_refused import AlreadyBooked
from models.database import read, write
from models.errors import Invalid, NotAllowed, NotFound, WrongMoment
from models.precedence import Precedence
from models.story import names_in, sentence
from models.taking_off import replace
from tests import cast
from tests.sharing import THURSDAY, all_of, comes_in, confirmed, held, occasion, ranked, waiting

WHY = "งานเสด็จฯ ต้องใช้พิธีกรคนนี้"


@pytest.fixture(autouse=True)
def _the_office_shares(office: int) -> None:
    comes_in(office)


def takes_off(who: str, booking: int, substitute: str) -> int:
    with write() as session:
        by = cast.person(session, who)
        return replace(session, booking, substitute, by=by, because=WHY).id


def test_the_director_puts_a_substitute_in_the_place_and_the_higher_event_has_the_first() -> None:
    lower = waiting()
    booking = confirmed(held(lower, occasion()))
    takes_off("director", booking, "mc2")
    confirmed(held(waiting(), ranked(Precedence.ROYAL)))
    was, instead, _higher = all_of()
    assert (was.stands, was.released_because) == (False, WHY)
    assert (instead.is_confirmed, instead.stands_in_for_id) == (True, was.id)
    assert instead.occasion == was.occasion
    with read() as session:
        events = cast.events_of(lower)
        told = sentence(events[-1], names_in(session, events)).th
    assert told == f"director ให้ mc2 ไทย แทน mc1 ไทย 3/12/2569 08.30–10.30 น. ({WHY})"


def test_what_was_only_held_stays_so() -> None:
    takes_off("director", held(waiting(), occasion()), "mc2")
    assert not all_of()[-1].is_confirmed


@pytest.mark.parametrize("who", ["prc_head", "deputy", "news1", "admin"])
def test_nobody_but_the_director_decides_that(who: str) -> None:
    booking = confirmed(held(waiting(), occasion()))
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        takes_off(who, booking, "mc2")


def test_a_substitute_who_is_not_free_leaves_everything_as_it_was() -> None:
    booking = confirmed(held(waiting(), occasion()))
    confirmed(held(waiting(), occasion(1), "mc2"))
    with cast.nothing_changes(), pytest.raises(AlreadyBooked, match="mc2 is confirmed already"):
        takes_off("director", booking, "mc2")


def test_a_substitute_must_be_another_and_able_to_do_it() -> None:
    booking = confirmed(held(waiting(), occasion()))
    with pytest.raises(Invalid):
        takes_off("director", booking, "mc1")
    with pytest.raises(WrongMoment):
        takes_off("director", booking, "van")
    with pytest.raises(NotFound):
        takes_off("director", booking, "nobody")


def test_what_is_over_or_released_has_no_substitute() -> None:
    booking = confirmed(held(waiting(), occasion()))
    with cast.clock_at(THURSDAY + timedelta(hours=2)), pytest.raises(WrongMoment):
        takes_off("director", booking, "mc2")
    takes_off("director", booking, "mc2")
    with pytest.raises(WrongMoment):
        takes_off("director", booking, "mc2")


def test_another_office_knows_nothing_of_it() -> None:
    with pytest.raises(NotFound):
        takes_off("stranger", held(waiting(), occasion()), "mc2")
