"""What every mission's screening asks alike (handbook 3.0), each rule in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.consultation import ScreeningAgain, ScreeningAndMatch
from forms.news import NewsScreening, NewsScreeningAgain, NewsScreeningIncomplete
from forms.screening import ReferringScreening, Screening
from tests.forms.filled import ANSWERS
from tests.forms.sample_supplement import DECLINED, REFERRED
from tests.forms.test_requests import refused

if TYPE_CHECKING:
    from forms.form import Form

SCREENINGS: list[type[Screening]] = [
    Screening,
    ReferringScreening,
    ScreeningAndMatch,
    ScreeningAgain,
    NewsScreening,
    NewsScreeningIncomplete,
    NewsScreeningAgain,
]
AFTER_THE_ANSWER: set[type[Screening]] = {ScreeningAgain, NewsScreeningAgain}


def declined(form: type[Form], **changes: Any) -> dict[str, Any]:
    """A complete no, to whatever else the form asks."""
    given = ANSWERS[form] | DECLINED | changes
    return given | ({"adviser": None} if "adviser" in form.model_fields else {})


@pytest.mark.parametrize("form", SCREENINGS)
def test_a_no_says_why_and_has_words_for_the_requester(form: type[Screening]) -> None:
    assert refused(form, declined(form)) == []
    assert refused(form, declined(form, reason=None)) == [("reason", "required")]
    assert refused(form, declined(form, words_for_requester=None)) == [
        ("words_for_requester", "required")
    ]


@pytest.mark.parametrize("form", SCREENINGS)
def test_what_is_missing_is_asked_for_by_name_and_once(form: type[Screening]) -> None:
    asks = declined(form, decision="ask_once", reason=None, words_for_requester=None)
    if form in AFTER_THE_ANSWER:
        assert refused(form, asks) == [("decision", "not_a_choice")]
        return
    assert refused(form, asks) == []
    assert refused(form, asks | {"missing": []}) == [("missing", "required")]
    assert refused(form, asks | {"missing": ["แผน", "แผน"]}) == [("missing", 1, "repeated")]


@pytest.mark.parametrize("form", SCREENINGS)
def test_what_is_passed_on_goes_somewhere(form: type[Screening]) -> None:
    refers = declined(form, **REFERRED)
    if not issubclass(form, ReferringScreening):
        refers = declined(form, decision="refer")
        assert refused(form, refers) == [("decision", "not_a_choice")]
        return
    assert refused(form, refers) == []
    assert refused(form, refers | {"refer_to": None}) == [("refer_to", "required")]


@pytest.mark.parametrize("form", SCREENINGS)
def test_a_form_asks_its_own_questions_before_what_follows_from_them(
    form: type[Screening],
) -> None:
    asked = [spec.name for spec in form.fields()]
    assert asked[-3:] == ["missing", "reason", "words_for_requester"]
    assert list(form.model_json_schema()["properties"]) == asked
    assert set(asked) == set(form.model_fields)


def test_the_questions_of_news_come_before_the_verdict() -> None:
    asked = [spec.name for spec in NewsScreening.fields()]
    assert asked[:5] == ["fits_mission", "commercial", "secret", "complete", "decision"]
