"""The missions of the office: a list written by hand, in the order of the office's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import NotFound
from workflows.complaint import complaint
from workflows.consultation import consultation
from workflows.information_request import information_request
from workflows.media_coordination import media_coordination
from workflows.news import news_service
from workflows.press_conference import press_conference

if TYPE_CHECKING:
    from workflows.mission import Mission

MISSIONS: tuple[Mission, ...] = (
    news_service,
    press_conference,
    media_coordination,
    consultation,
    information_request,
    complaint,
)

_BY_KEY = {mission.key: mission for mission in MISSIONS}


def mission_of(key: str) -> Mission:
    """The mission of that key; `NotFound` when the office has none."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise NotFound from None


def register_for_tests(mission: Mission) -> None:
    """Add a mission that only a test knows."""
    _BY_KEY[mission.key] = mission
