from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.pages.control import Filled, controls
from api.pages.sections import sections
from forms.requester import RequesterBlock
from models.database import read
from models.search import CasesSought, cases
from tests.cast import person
from workflows.catalogue import MISSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit
    from workflows.mission import Mission

    Visiting = Callable[..., Visit]


def how_many(handle: str) -> int:
    with read() as session:
        return len(cases(session, person(session, handle), CasesSought()))


def test_every_mission_stands_there_with_its_procedure(visit: Visiting, office: int) -> None:
    page = visit("news1").open("/missions")
    for mission in MISSIONS:
        assert mission.title.th in page.text
        assert f'href="/missions/{mission.key}"' in page.html


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("mission", MISSIONS, ids=lambda mission: mission.key)
def test_every_opening_form_is_drawn(visit: Visiting, mission: object, language: str) -> None:
    browser = visit("news1", language)
    page = browser.open(f"/missions/{getattr(mission, 'key', '')}")
    assert browser.status == 200
    assert page.form("/cases").values("_csrf")


@pytest.mark.parametrize(
    ("language", "label", "optional", "when"),
    [
        ("th", "หน่วยงาน", "(ถ้ามี)", "จำเป็น เว้นแต่ผู้ขอเป็นบุคคล"),
        ("en", "Organisation", "(optional)", "Needed unless a person asks."),
    ],
)
def test_what_is_needed_at_times_is_not_called_optional(
    visit: Visiting, office: int, language: str, label: str, optional: str, when: str
) -> None:
    assert office
    page = visit("news1", language).open("/missions/consultation")
    assert f"{label} {when}" in page.text
    assert f"{label} {optional}" not in page.text
    assert optional in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("th", "ล่ามภาษามือ * (จำเป็น) มีล่าม ไม่มีล่าม"),
        ("en", "Accreditation * (required) Media register No registration"),
    ],
)
def test_a_question_of_two_answers_says_what_they_mean(
    visit: Visiting, office: int, language: str, words: str
) -> None:
    assert office
    assert words in visit("news1", language).open("/missions/press-conference").text


def test_a_case_is_opened_once_however_often_the_button_is_pressed(
    visit: Visiting, office: int
) -> None:
    browser = visit("news1")
    form = browser.open("/missions/leaflets").form("/cases")
    pairs = [*form.pairs, ("subject", "ใบปลิวน้ำหลาก")]
    pairs = [pair for pair in pairs if pair != ("subject", "")]
    browser.post(form.action, pairs)
    assert "ใบปลิวน้ำหลาก" in browser.page.text
    browser.post(form.action, pairs)
    assert browser.status == 200
    assert how_many("news1") == 1


def test_what_is_wrong_stays_on_the_page(visit: Visiting, office: int) -> None:
    browser = visit("news1")
    browser.open("/missions/leaflets")
    page = browser.press("/cases", {"subject": "x"})
    assert browser.status == 422
    assert page.form("/cases").value("subject") == "x"
    assert "f.subject-error" in page.ids
    assert how_many("news1") == 0


def test_a_mission_that_is_none_is_not_found(visit: Visiting, office: int) -> None:
    browser = visit("news1")
    browser.open("/missions/unknown")
    assert browser.status == 404


@pytest.mark.parametrize("mission", MISSIONS, ids=lambda each: each.code)
def test_what_a_mission_asks_stands_under_a_heading_of_its_own(mission: Mission) -> None:
    """Not as a part of the attachments, with which what every request asks comes to its end."""
    asked_of_all = {spec.name for spec in RequesterBlock.fields()}
    for part in sections(controls(mission.opens_with, Filled({}))):
        names = {control.name for control in part.controls}
        assert names <= asked_of_all or names.isdisjoint(asked_of_all), part.title
