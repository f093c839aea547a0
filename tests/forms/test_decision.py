"""A decision brings what its outcome needs, and nothing that another outcome would need."""

from __future__ import annotations

from typing import Any

import pytest

from forms.decision import Acknowledgement, Decision, Outcome, Review
from forms.outside_decision import (
    ConfirmingEvidence,
    OutsideClearance,
    OutsideDecision,
    OutsideRole,
    ProvinceDecision,
)
from forms.press_conference import FactVerification, TalkingPoints
from models.errors import Invalid
from tests.forms.filled import ANSWERS, NOW, UPLOAD

OUTSIDE = ANSWERS[OutsideDecision]
POINTS = ANSWERS[TalkingPoints]


def refused(form: type[Decision], answer: dict[str, Any]) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        form.read(answer, now=NOW)
    return {(str(each.path[0]), each.slug) for each in refusal.value.problems}


@pytest.mark.parametrize(
    "answer",
    [
        {"outcome": "approve"},
        {"outcome": "approve", "comment": "ดีมาก"},
        {"outcome": "อนุมัติโดยแก้ไขถ้อยคำ", "edited": {"a": 1}},
        {"outcome": "return", "comment": "แก้ตัวเลข"},
        {"outcome": "return", "reasons": {"subject": "สั้นไป"}},
        {"outcome": "reject", "comment": "ไม่จำเป็น", "words_for_requester": "ขออภัย"},
    ],
)
def test_each_outcome_with_what_it_needs(answer: dict[str, Any]) -> None:
    decision = Decision.read(answer)
    assert [decision.approved, decision.returned, decision.rejected].count(True) == 1


@pytest.mark.parametrize(
    ("answer", "problems"),
    [
        ({}, {("outcome", "required")}),
        ({"outcome": "approve_with_edit"}, {("edited", "required")}),
        ({"outcome": "approve", "edited": {"a": 1}}, {("edited", "not_for_this_outcome")}),
        ({"outcome": "approve", "reasons": {"a": "ข"}}, {("reasons", "not_for_this_outcome")}),
        ({"outcome": "return"}, {("comment", "required")}),
        ({"outcome": "reject"}, {("comment", "required"), ("words_for_requester", "required")}),
        ({"outcome": "return", "reasons": {"a": " "}}, {("reasons", "required")}),
        ({"outcome": "return", "reasons": {"a": "x" * 2001}}, {("reasons", "too_long")}),
        ({"outcome": "return", "reasons": {"a" * 201: "x"}}, {("reasons", "too_long")}),
        (
            {"outcome": "approve_with_edit", "edited": {"a": "\x00"}},
            {("edited", "control_character")},
        ),
        (
            {"outcome": "approve_with_edit", "edited": {"\x00": 1}},
            {("edited", "control_character")},
        ),
        ({"outcome": "approve_with_edit", "edited": "x"}, {("edited", "not_an_object")}),
    ],
)
def test_each_outcome_without(answer: dict[str, Any], problems: set[tuple[str, str]]) -> None:
    assert refused(Decision, answer) == problems


def test_a_review_never_rejects() -> None:
    """Who checks approves, edits or returns; refusing for good is for who answers for it."""
    no = {"outcome": "reject", "comment": "ไม่จำเป็น", "words_for_requester": "ขออภัย"}
    assert refused(Review, no) == {("outcome", "not_a_choice")}
    asked = Review.model_json_schema()["properties"]["outcome"]["x-choices"]
    assert [each["value"] for each in asked] == ["approve", "approve_with_edit", "return"]


@pytest.mark.parametrize(
    "answer", [{"outcome": "return"}, {"outcome": "approve", "edited": {"a": 1}}]
)
def test_a_review_needs_what_its_outcome_needs(answer: dict[str, Any]) -> None:
    assert refused(Review, answer) == refused(Decision, answer)
    assert Review.read({"outcome": "เห็นชอบ"}).approved
    assert Review.read({"outcome": "return", "comment": "แก้"}).returned


def test_bottomless_edits_are_refused() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = {"a": deep}
    answer = {"outcome": "approve_with_edit", "edited": deep}
    assert refused(Decision, answer) == {("edited", "too_deep")}


def test_edits_are_read_as_what_was_decided_on() -> None:
    decision = Decision.read({"outcome": "approve_with_edit", "edited": POINTS})
    assert decision.edited_as(TalkingPoints) == TalkingPoints.read(POINTS)
    assert Decision.read({"outcome": "approve"}).edited_as(TalkingPoints) is None


def test_wrong_edits_and_reasons_are_named_below_the_decision() -> None:
    decision = Decision.read({"outcome": "approve_with_edit", "edited": POINTS | {"qa": []}})
    with pytest.raises(Invalid) as refusal:
        decision.edited_as(TalkingPoints)
    assert [each.path for each in refusal.value.problems] == [("edited", "qa")]
    returned = Decision.read(
        {"outcome": "return", "reasons": {"qa.0.answer": "ก", "qa.x": "ข", "colour": "ค"}}
    )
    with pytest.raises(Invalid) as refusal:
        returned.edited_as(TalkingPoints)
    assert [each.path for each in refusal.value.problems] == [
        ("reasons", "qa.x"), ("reasons", "colour"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("qa", True), ("qa.0", True), ("qa.0.answer", True), ("key_messages.2", True),
        ("opening", True), ("opening.x", False), ("qa.answer", False), ("qa.0.x", False),
        ("key_messages.0.x", False), ("", False), ("qa.", False), ("qa.²", False),
    ],
)  # fmt: skip
def test_a_form_knows_its_paths(path: str, *, known: bool) -> None:
    assert TalkingPoints.knows(path) is known


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"decided_at": "22/11/2569 07:11"}, ("decided_at", "in_the_future")),
        ({"how": "paper", "evidence": None}, ("evidence", "required")),
        ({"how": "meeting", "evidence": None}, ("evidence", "required")),
        ({"decided_by_role": "me"}, ("decided_by_role", "not_a_choice")),
        ({"decided_by_name": None}, ("decided_by_name", "required")),
        ({"comment": None, "reasons": {}}, ("comment", "required")),
    ],
)
def test_an_outside_decision_needs_its_evidence(
    change: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert refused(OutsideDecision, OUTSIDE | change) == {problem}


def test_what_was_said_by_telephone_may_wait_for_its_paper() -> None:
    decision = OutsideDecision.read(OUTSIDE | {"evidence": None}, now=NOW)
    assert decision.awaits_evidence
    assert not OutsideDecision.read(OUTSIDE, now=NOW).awaits_evidence
    assert decision.outcome is Outcome.RETURN


def test_a_recording_of_the_call_is_no_paper() -> None:
    """It may be kept, but the paper is still to come (handbook 3.0)."""
    recorded = OutsideDecision.read(OUTSIDE | {"evidence": None, "recording": UPLOAD}, now=NOW)
    assert recorded.awaits_evidence
    papers = [
        next(spec for spec in form.fields() if spec.name == "evidence")
        for form in (OutsideDecision, FactVerification, ConfirmingEvidence)
    ]
    assert {each.accept for each in papers} == {("application/pdf", "image/jpeg")}


@pytest.mark.parametrize("form", [ProvinceDecision, OutsideClearance])
@pytest.mark.parametrize("role", OutsideRole)
def test_only_who_may_decide_decides(form: type[OutsideDecision], role: OutsideRole) -> None:
    answer = OUTSIDE | {"decided_by_role": role.value}
    if role in form.deciders:
        assert form.read(answer, now=NOW).decided_by_role is role
    else:
        assert refused(form, answer) == {("decided_by_role", "not_theirs_to_decide")}


def test_acknowledging_is_ticking_the_box() -> None:
    assert Acknowledgement.read({"acknowledged": "on"}).acknowledged
    for answer in ({}, {"acknowledged": False}):
        with pytest.raises(Invalid) as refusal:
            Acknowledgement.read(answer)
        assert [(each.path, each.slug) for each in refusal.value.problems] == [
            (("acknowledged",), "required")
        ]
