"""The rules of a request for advice, each with its sentence in both languages (3.8)."""

from __future__ import annotations

from typing import Any

import pytest

from forms.consultation import ConsultationRequest
from tests.forms.filled import CONSULTATION, NOW
from tests.forms.test_requests import refused


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"preferred_slots": ["2026-11-30T10:00"]}, ("preferred_slots", "too_few")),
        ({"preferred_slots": None}, ("preferred_slots", "too_few")),
        ({"mode": "online", "preferred_slots": []}, ("preferred_slots", "too_few")),
        ({"mode": "speaker", "preferred_slots": []}, ("preferred_slots", "too_few")),
        ({"mode": "paper", "preferred_slots": ["2026-11-20T10:00"]},
         ("preferred_slots", 0, "not_within_days")),
        ({"preferred_slots": ["2026-11-30T10:00", "2027-01-01T10:00"]},
         ("preferred_slots", 1, "not_within_days")),
        ({"preferred_slots": ["2026-11-20T10:00", "2026-12-01T10:00"]},
         ("preferred_slots", 0, "not_within_days")),
        ({"preferred_slots": ["30/11/2569 10:00", "2026-11-30T10:00"]},
         ("preferred_slots", 1, "repeated")),
        ({"consult_topic": ["news", "ข่าว"]}, ("consult_topic", 1, "repeated")),
        ({"consult_topic": []}, ("consult_topic", "too_few")),
        ({"channel": None}, ("channel", "required")),
        ({"privacy_version": "2599-01"}, ("privacy_version", "not_an_edition")),
        ({"budget_hint": "-1"}, ("budget_hint", "too_small")),
    ],
)  # fmt: skip
def test_each_rule_of_a_consultation(change: dict[str, Any], problem: tuple[Any, ...]) -> None:
    assert refused(ConsultationRequest, CONSULTATION | change) == [problem]


@pytest.mark.parametrize("slots", [[], ["2026-11-30T10:00"]])
def test_advice_on_paper_needs_no_appointment(slots: list[str]) -> None:
    paper = CONSULTATION | {"mode": "paper", "preferred_slots": slots}
    assert refused(ConsultationRequest, paper) == []
    assert not ConsultationRequest.read(paper, now=NOW).needs_an_appointment


def test_the_times_are_not_asked_about_before_the_mode_is_known() -> None:
    neither = CONSULTATION | {"mode": None, "preferred_slots": []}
    assert refused(ConsultationRequest, neither) == [("mode", "required")]
