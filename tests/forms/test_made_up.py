"""An answer can be made up for every form of the office, so that its missions can be explored."""

from __future__ import annotations

import pytest

from forms.decision import Decision
from forms.form import Form
from forms.made_up import made_up, variations
from forms.news import NewsScreening
from forms.press_conference import PressConferenceRequest
from tests.forms.filled import ANSWERS


@pytest.mark.parametrize("form", ANSWERS, ids=lambda form: form.__name__)
def test_the_least_answer_is_one_that_the_form_takes(form: type[Form]) -> None:
    answer = made_up(form)
    assert answer is not None
    assert form.read(answer).record() == answer


def test_what_is_asked_for_is_in_the_answer_and_all_else_is_made_to_fit() -> None:
    answer = made_up(PressConferenceRequest, {"mode": "urgent"})
    assert answer is not None
    assert (answer["mode"], len(answer["qa"])) == ("urgent", 5)


def test_what_a_form_never_takes_is_not_made_up() -> None:
    assert made_up(NewsScreening, {"decision": "accept", "secret": True}) is None
    assert made_up(Decision, {"outcome": "return", "comment": None, "reasons": {}}) is None


def test_only_what_decides_is_varied() -> None:
    ways = variations(NewsScreening, lambda _form, name: name == "decision")
    assert [way.get("decision") for way in ways] == [None, "accept", "ask_once", "decline"]
