"""The newsrooms of the register are ticked by name, never typed as keys (handbook 3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import read, write
from models.media import MediaOutlet
from models.search import CasesSought, cases
from tests.cast import person
from tests.forms.filled import NOW
from tests.forms.sample_media import MEDIA
from tests.story import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.visit import Visit

    Visiting = Callable[..., Visit]

PAGE = "/missions/media-coordination"
BY_TELEPHONE: dict[str, Any] = {
    "requester_type": "media", "org_id": None, "letter_no": None, "letter_date": None,
    "letter_file": None, "attachments": [],
}  # fmt: skip


@pytest.fixture
def register(office: int) -> None:
    """Two newsrooms that the cast's office knows."""
    with write() as session:
        for key, th, en in (("daily", "รายวัน", "Daily"), ("radio", "วิทยุชุมชน", "Radio")):
            named: dict[str, Any] = {
                "key": key,
                "name_th": th,
                "name_en": en,
                "email": f"{key}@example.invalid",
            }
            session.add(MediaOutlet(office_id=office, kind="local", **named))


@pytest.mark.parametrize(("language", "name"), [("th", "วิทยุชุมชน"), ("en", "Radio")])
def test_a_newsroom_is_ticked_by_its_name(
    visit: Visiting, register: None, language: str, name: str
) -> None:
    page = visit("news1", language).open(PAGE)
    assert name in page.text
    assert 'value="radio"' in page.html


def test_what_was_ticked_is_asked_for_and_shown_by_name(visit: Visiting, register: None) -> None:
    asked = {name: value for name, value in (MEDIA | BY_TELEPHONE).items() if value is not None}
    asked |= {"target_media": ["daily", "radio"], "privacy_ack": "true"}
    with later(NOW, hours=1):
        browser = visit("news1")
        browser.open(PAGE)
        browser.press("/cases", asked)
        assert browser.status == 200
        with read() as session:
            (found,) = cases(session, person(session, "news1"), CasesSought())
        page = browser.open(f"/cases/{found.code}")
    assert found.request["target_media"] == ["daily", "radio"]
    assert "รายวัน" in page.text
