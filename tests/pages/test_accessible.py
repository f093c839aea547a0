"""What a screen reader is told: hints with their controls, what must be done, where an error is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.pages.leaflets import LEAFLET
from workflows.catalogue import MISSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.html import Page
    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def described(page: Page, id_: str) -> set[str]:
    return set((page.ids[id_].get("aria-describedby") or "").split())


def dangling(page: Page) -> set[str]:
    """Descriptions that stand nowhere."""
    return {part for id_ in page.ids for part in described(page, id_) if part not in page.ids}


@pytest.mark.parametrize("mission", [mission.key for mission in MISSIONS])
def test_every_hint_of_an_opening_form_is_said_with_its_control(
    visit: Visiting, mission: str
) -> None:
    browser = visit("news1")
    page = browser.open(f"/missions/{mission}")
    hints = {id_ for id_ in page.ids if id_.startswith("f.") and id_.endswith("-help")}
    assert hints <= {part for id_ in page.ids for part in described(page, id_)}
    assert dangling(page) == set()
    page = browser.press("/cases")
    assert browser.status == 422
    assert dangling(page) == set()


def test_files_say_what_they_take_and_groups_can_be_reached(visit: Visiting, task: str) -> None:
    browser = visit("news1")
    page = browser.open(task)
    assert "f.scan-help" in described(page, "f.scan")
    page = browser.press("/completion", LEAFLET | {"places.0.copies": "x", "kind": ""})
    assert dangling(page) == set()
    for id_ in ("f.places", "f.places.0", "f.kind"):
        assert page.ids[id_]["tabindex"] == "-1"


def test_a_decision_says_when_its_reason_is_needed(visit: Visiting, code: str) -> None:
    places = [{"place": "ตลาด", "copies": 1}]
    answer = {"heading": "ระวังน้ำหลาก", "kind": "flood", "colour": False, "places": places}
    cast.completes("news1", code, "write", answer)
    page = visit("prc_head").open(f"/human-tasks/{cast.task_of(code, 'approve').id}")
    assert "f.comment-help" in described(page, "f.comment")
    assert "f.words_for_requester-help" in described(page, "f.words_for_requester")
    assert dangling(page) == set()


def test_a_box_that_must_be_ticked_is_marked(visit: Visiting, office: int) -> None:
    assert office
    page = visit("news1").open("/missions/press-conference")
    assert page.ids["f.privacy_ack"]["aria-required"] == "true"
    assert "รับทราบประกาศความเป็นส่วนตัว *" in page.text


def test_a_refused_form_is_told_in_the_name_of_its_tab(visit: Visiting) -> None:
    """It is read out first, whichever page it was (WCAG 2.2, G88 with H25)."""
    browser = visit("director")
    for place, action in (
        ("/office/hours", "/office/hours/previews"),
        ("/office/urgency", "/office/urgency"),
        ("/posts", "/absences"),
    ):
        page = browser.open(place)
        assert "ยังส่งไม่ได้" not in page.text
        browser.press(action, {"reason": "", "source": "", "first": ""})
        assert "<title>ยังส่งไม่ได้: " in browser.answer.text, place
