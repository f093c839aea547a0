"""What exploring finds is what a reading finds: nothing of it is thought out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.form import Form
from models.step import UNDECIDED
from tasks.run import CaseRun
from tests.cast import CastAnswer, CastRequest
from tests.exploring.faulty import TITLE, sound
from tests.tasks.life import BEGAN, mission_of
from tests.tasks.missions import Node, missions
from workflows.catalogue import MISSIONS
from workflows.claims.claims import NOT_PROVED, explored_once, faults_of
from workflows.exploring.explorer import BEGINS, OPENER, _explored_to
from workflows.exploring.map import map_of
from workflows.exploring.place import place_of
from workflows.exploring.reads import Reads
from workflows.mission import Mission, mission

few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def made(node: Node) -> Mission:
    messages = {"answer": CastAnswer}
    return mission("made-up", code="MDE", opens_with=CastRequest, title=TITLE, messages=messages)(
        mission_of(node, BEGAN)
    )


@few
@given(missions, st.randoms(use_true_random=False))
def test_what_is_open_is_what_a_real_reading_finds_open(node: Node, chance: object) -> None:
    """Any state that exploring came to, read as cases are read, asks for the same."""
    found = _explored_to(1, made(node), Reads(), lambda _key: ())
    for state in chance.sample(found.states, min(12, len(found.states))):  # type: ignore[attr-defined]
        run = CaseRun(
            code="T",
            opened_at=BEGINS,
            record=state.record,
            opened_by=OPENER,
            withdrawing=state.withdrawing,
            at=state.at,
        )
        turn = run.follow(found.mission.procedure, state.request)
        assert (turn.openings, turn.cancellations) == ([], {}), "all that it asks for stands there"
        assert (turn.outcome.name if turn.outcome else None) == state.ended
        standing = {key for key, step in state.record.items() if step.state in UNDECIDED}
        assert state.ended is not None or set(state.waits) == standing


def test_watching_leaves_no_trace_on_forms() -> None:
    reads = Reads()
    with reads.watched():
        assert CastRequest(subject="เรื่อง").subject == "เรื่อง"
    assert "__getattribute__" not in vars(Form)
    assert reads.decides(CastRequest, "subject")


def test_the_map_leads_from_outcomes_to_steps_and_ends() -> None:
    drawn = map_of(_explored_to(1, sound, Reads(), lambda _key: ()))
    assert {step.place for step in drawn.steps} >= {"write", "approve", "first/person/read"}
    ways = {(way.place, way.outcome, way.leads_to) for way in drawn.ways}
    assert ("approve", "reject", "end:rejected") in ways
    assert ("approve", "return", "write") in ways
    assert drawn.limits == ["1bd", "2bd"]


@pytest.mark.slow
def test_every_claim_holds_of_every_mission_of_the_office() -> None:
    assert [fault.text.en for fault in faults_of(MISSIONS)] == []
    found = {each.code: explored_once(each) for each in MISSIONS}
    assert {place_of(key) for s in found["CONS"].states for key in s.waits} >= {"settle-slot"}
    assert "retracted" in found["NEWS"].outcomes
    # What is not proved is known; a mission that is added to it, or leaves it, is told here.
    in_part = {code for code, each in found.items() if each.in_part}
    assert in_part - NOT_PROVED == {"NEWS", "MEDI"}
    assert set(NOT_PROVED) == {"OIAR", "COMP"}
