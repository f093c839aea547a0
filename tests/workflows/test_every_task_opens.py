"""Whatever a mission asks, its page opens for whoever it asks, and its form is drawn whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import story as told
from tests.api.caller import Doors
from tests.cast import completes, task_of
from tests.pages.visit import Visit
from tests.workflows import test_consultation, test_news, test_press_conference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from models.human_task import HumanTask


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The keys of the tasks whose pages were opened, in both languages, before they were done."""
    keys: list[str] = []
    with Doors() as doors:

        def opens_first(handle: str, code: str, key: str, *answer: Any, **given: Any) -> HumanTask:
            keys.append(key)
            for language in ("th", "en"):
                browser = Visit(doors, handle, language)
                page = browser.open(f"/human-tasks/{task_of(code, key).id}")
                assert browser.status == 200, key
                assert not [pair for pair in page.form("/completion").pairs if "()" in pair[1]], key
            return completes(handle, code, key, *answer, **given)

        monkeypatch.setattr(told, "completes", opens_first)
        yield keys


def test_of_a_press_conference(press: Callable[..., Any], opened: list[str]) -> None:
    test_press_conference.test_pres_2570_0001_goes_from_request_to_close(press)
    test_press_conference.test_a_planned_one_goes_to_its_end_without_anybody_outside(press)
    assert len(opened) > 20


def test_of_news(news: Callable[..., Any], opened: list[str]) -> None:
    test_news.test_news_goes_out_with_a_number_and_is_measured(news)
    assert len(opened) > 5


def test_of_a_consultation(asked: Any, opened: list[str]) -> None:
    test_consultation.test_a_consultation_goes_from_request_to_follow_up(asked)
    assert len(opened) > 2
