"""A page's flat pairs and the nested mapping say the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.consultation import ConsultationRequest
from forms.decision import Decision
from forms.form import Form
from forms.posted import flat, nested, posted_name
from forms.press_conference import PressConferenceRequest
from models.errors import Invalid
from tests.forms.filled import ANSWERS, CONSULTATION, NOW, PRESS_CONFERENCE


@pytest.mark.parametrize("form", ANSWERS)
def test_what_a_page_posts_reads_as_what_was_filled_in(form: type[Form]) -> None:
    filled = form.read(ANSWERS[form], now=NOW)
    assert form.read(nested(form, flat(form, filled.record())), now=NOW) == filled


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(shuffle: random.Random) -> None:
    pairs = [
        pair
        for pair in flat(PressConferenceRequest, PRESS_CONFERENCE)
        if pair[0] != "consult_topic"
    ]
    mixed = pairs[:]
    shuffle.shuffle(mixed)
    assert nested(PressConferenceRequest, mixed) == nested(PressConferenceRequest, pairs)


@given(st.lists(st.booleans(), max_size=8))
def test_empty_rows_are_dropped_and_the_others_move_up(written: list[bool]) -> None:
    pairs = [(f"facts.{n * 3}.value", f"ค่า {n}" if full else " ") for n, full in enumerate(written)]
    rows = nested(PressConferenceRequest, pairs).get("facts", [])
    assert rows == [{"value": f"ค่า {n}"} for n, full in enumerate(written) if full]


def test_rows_stand_by_their_number_not_by_their_spelling() -> None:
    pairs = [("facts.10.value", "ข"), ("facts.2.value", "ก")]
    assert nested(PressConferenceRequest, pairs)["facts"] == [{"value": "ก"}, {"value": "ข"}]


def test_choices_repeat_the_bare_name() -> None:
    pairs = [("consult_topic", "news"), ("consult_topic", "crisis")]
    assert nested(ConsultationRequest, pairs)["consult_topic"] == ["news", "crisis"]


def test_an_unticked_box_is_no() -> None:
    row = [("qa.0.question", "ก"), ("qa.0.answer", "ข")]
    assert nested(PressConferenceRequest, row)["qa"] == [
        {"question": "ก", "answer": "ข", "do_not_answer": False}
    ]
    ticked = nested(PressConferenceRequest, [*row, ("qa.0.do_not_answer", "on")])
    assert ticked["qa"][0]["do_not_answer"] == "on"
    assert nested(PressConferenceRequest, [])["privacy_ack"] is False


def test_the_page_s_own_fields_are_passed_over_and_strangers_are_named() -> None:
    pairs = [
        ("_csrf", "abc"), ("surname", "x"), ("facts.first.value", "x"), ("facts.0.colour", "red"),
        ("subject.th", "x"), ("facts.99999.value", "x"),
    ]  # fmt: skip
    pairs += flat(PressConferenceRequest, PRESS_CONFERENCE)
    with pytest.raises(Invalid) as refusal:
        PressConferenceRequest.read(nested(PressConferenceRequest, pairs), now=NOW)
    assert {
        posted_name(each.path) for each in refusal.value.problems if each.slug == "unknown_field"
    } == {"surname", "facts.first.value", "facts.0.colour", "subject.th", "facts.99999.value"}


def test_a_bare_name_of_a_table_is_not_lost() -> None:
    pairs = [*flat(PressConferenceRequest, PRESS_CONFERENCE), ("facts", "x")]
    with pytest.raises(Invalid) as refusal:
        PressConferenceRequest.read(nested(PressConferenceRequest, pairs), now=NOW)
    assert [(each.path, each.slug) for each in refusal.value.problems] == [
        (("facts",), "not_a_list")
    ]


def test_problems_are_named_as_the_page_names_its_fields() -> None:
    pairs = flat(ConsultationRequest, CONSULTATION)
    pairs = [(name, "เร็ว ๆ นี้" if name == "preferred_slots.1" else text) for name, text in pairs]
    with pytest.raises(Invalid) as refusal:
        ConsultationRequest.read(nested(ConsultationRequest, pairs), now=NOW)
    assert [posted_name(each.path) for each in refusal.value.problems] == ["preferred_slots.1"]


def test_a_decision_carries_reasons_and_edits_by_path() -> None:
    pairs = [
        ("outcome", "approve_with_edit"), ("edited.topic", "น้ำท่วม"), ("edited.facts.0.value", "22"),
        ("reasons.facts.0.value", ""), ("reasons.subject", "สั้นไป"),
    ]  # fmt: skip
    posted = nested(Decision, pairs, edits=PressConferenceRequest)
    assert posted["reasons"] == {"subject": "สั้นไป"}
    assert posted["edited"]["topic"] == "น้ำท่วม"
    assert posted["edited"]["facts"] == [{"value": "22"}]
