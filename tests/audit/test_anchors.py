"""Anchors: one for each day on which something happened, made once it is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from models import clock
from models.anchor import GRACE, Anchor
from models.database import read
from models.role import Role
from tests import cast
from tests.audit.looked import looked_at
from tests.cast import TUESDAY
from workflows import rounds
from workflows.rounds import run_due

pytestmark = pytest.mark.usefixtures("never_tidied")
A_DAY = timedelta(days=1)


@pytest.fixture
def never_tidied(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rounds of this process have not tidied up yet."""
    monkeypatch.setattr(rounds, "_tidied", {})


def asks(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of=Role.NEWS_OFFICER)
    return case.closes("done")


def anchors() -> list[Anchor]:
    with read() as session:
        return list(session.exec(select(Anchor).order_by(col(Anchor.id))))


def the_clock_goes_round(days: float) -> list[Anchor]:
    with clock.moved_to(TUESDAY + timedelta(days=days)):
        run_due()
    return anchors()


def test_the_rounds_anchor_each_day_once_and_only_when_it_is_over(office: int) -> None:
    with clock.moved_to(TUESDAY):
        code = cast.opened(asks)
    assert the_clock_goes_round(0.5) == []
    first = the_clock_goes_round(1)
    assert [(each.day, each.events) for each in first] == [(date(2026, 11, 24), 1)]
    assert first == the_clock_goes_round(1.1)
    head = cast.events_of(code)[-1]
    assert first[0].heads == [{"case": code, "n": 1, "seal": head.seal}]
    assert first[0].previous == ""


def test_after_an_outage_every_day_is_anchored_that_had_something_happen(office: int) -> None:
    """The quiet days have none; each holds the one before it fast."""
    for days in (0, 1, 5):
        with clock.moved_to(TUESDAY + days * A_DAY):
            cast.opened(asks)
    made = the_clock_goes_round(9)
    assert [each.day.day for each in made] == [24, 25, 29]
    assert [each.previous for each in made] == ["", made[0].root, made[1].root]
    assert looked_at().anchors == 3


def test_a_day_ends_at_midnight_in_bangkok(office: int) -> None:
    midnight = TUESDAY + timedelta(hours=15)
    for moment in (midnight - timedelta(seconds=1), midnight):
        with clock.moved_to(moment):
            cast.opened(asks)
    with clock.moved_to(midnight + GRACE):
        run_due()
    assert [(each.day.day, each.events) for each in anchors()] == [(24, 1)]


def test_what_happens_after_a_day_was_anchored_does_not_disturb_it(office: int) -> None:
    with clock.moved_to(TUESDAY):
        code = cast.opened(asks)
    the_clock_goes_round(1)
    with clock.moved_to(TUESDAY + A_DAY):
        cast.completes("news1", code, "letter", cast.HELLO)
    assert [len(each.heads) for each in the_clock_goes_round(2)] == [1, 1]
    assert looked_at().anchors == 2
