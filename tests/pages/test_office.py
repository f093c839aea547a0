"""The tab of the office: one page that says what each place is for, and a way between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from api.pages.places import PLACES
from tests import cast
from tests.secrets import registrar_moves_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

CURRENT = re.compile(r'<a href="([^"]+)" aria-current="page"')
TABS = re.compile(r'<nav class="tabs".*?</nav>', re.DOTALL)


def tabs(browser: Visit) -> list[str]:
    return re.findall(r'href="([^"]+)"', str(TABS.findall(browser.answer.text)[0]))


def current(browser: Visit) -> list[str]:
    return CURRENT.findall(browser.answer.text)


def test_the_tabs_are_few_and_trouble_stands_before_the_office(
    visit: Visiting, office: int
) -> None:
    assert office
    browser = visit("news1")
    browser.open("/inbox")
    mine = ["/inbox", "/queue", "/cases", "/missions", "/archive", "/office"]
    assert tabs(browser) == mine
    browser = visit("director")
    browser.open("/inbox")
    assert tabs(browser) == [*mine[:4], "/incidents", *mine[4:]]


def test_every_place_of_the_office_is_told_and_leads_to_the_others(
    visit: Visiting, office: int
) -> None:
    assert office
    browser = visit("clerk")
    page = browser.open("/office")
    keeps = "/secret-register" in browser.answer.text
    open_to_me = [each for each in PLACES if keeps or not each.secret]
    for place in open_to_me:
        assert place.purpose.th in page.text
        browser.open(place.href)
        assert browser.status == 200, place.href
        assert {"/office", place.href} <= set(current(browser))
        assert all(f'href="{each.href}"' in browser.answer.text for each in open_to_me)


def test_the_secret_register_is_told_to_who_keeps_it(visit: Visiting, office: int) -> None:
    assert office
    browser = visit("news1")
    browser.open("/office")
    assert "/secret-register" not in browser.answer.text
    registrar_moves_in()
    browser = visit("registrar")
    browser.open("/office")
    assert "/secret-register" in browser.answer.text


def test_the_way_between_the_places_is_nowhere_else(visit: Visiting, code: str) -> None:
    browser = visit("news1")
    browser.open(f"/cases/{code}")
    assert 'class="places"' not in browser.answer.text
    assert current(browser) == ["/cases"]


def test_a_task_that_went_up_says_so_to_whom_it_came_only(visit: Visiting, office: int) -> None:
    """The author would read that it came to them, which it did not."""
    assert office
    cast.plays(up_to_the_leaders, "up")
    task = f"/human-tasks/{cast.task_of(cast.opened(key='up', by='news1'), 'decide').id}"
    assert "งานนี้มาถึงท่านเพราะ" in visit("director").open(task).text
    assert "งานนี้มาถึงท่านเพราะ" not in visit("news1").open(task).text


def up_to_the_leaders(case: CaseRun, request: Any) -> Outcome:
    """A driver is asked, and there is none."""
    case.approve("decide", request, of="driver")
    return case.closes("done")
