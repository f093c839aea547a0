"""The law of the replay: where a case stands follows from what was decided, and nothing else."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from models.step import StepState
from tasks.signals import BY_HAND
from tasks.turn import DEPARTED, JOIN
from tests.tasks.life import Life, mission_of, reading, told
from tests.tasks.missions import Node, missions

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LIFE = 400
WAITS = {StepState.OPEN, StepState.READY, StepState.RUNNING, StepState.FAILED}
chances = st.integers(0, 2**32).map(Random)  # drawn one by one, chances come out all alike
withdrawals = st.one_of(st.none(), st.integers(0, 2), st.integers(0, 8))
lawful = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def lived(node: Node, chance: Random, withdrawn_at: int | None) -> Iterator[Life]:
    """One life, looked at after everything that happens in it, in a random order, to its end."""
    life = told(mission_of(node))
    for moment in range(LONGEST_LIFE):
        yield life
        if moment == withdrawn_at and life.outcome is None:
            life.withdraw()
        elif waiting := life.waiting():
            life.moves(chance.choice(waiting), chance)
        else:
            break


def ended(node: Node, chance: Random, withdrawn_at: int | None) -> Life:
    """One life, at its end."""
    return list(lived(node, chance, withdrawn_at))[-1]


def is_notice(key: str) -> bool:
    """Whether it is a notice, which goes out whatever happens next."""
    return key.rpartition("/")[2].startswith("tell-")


def interrupted_at(life: Life) -> list[str]:
    """The places where a branch was told to stop (not those that a leader's hand ended)."""
    return [
        key
        for key, step in life.record.items()
        if step.state == StepState.CANCELLED and step.result["cancelled"] != BY_HAND
    ]


@lawful
@given(missions, chances, withdrawals)
def test_replaying_what_was_decided_opens_what_living_it_opened(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """Forget every step that still waits: the mission, read again, asks for just those."""
    for life in lived(node, chance, withdrawn_at):
        forgotten = life.open_steps()
        decided = {key: step for key, step in life.record.items() if key not in forgotten}
        turn = reading(life.procedure, decided, withdrawing=life.withdrawing)
        assert {o.key: (o.kind, o.what) for o in turn.openings} == forgotten
        assert turn.cancellations == {}


@lawful
@given(missions, chances, withdrawals)
def test_a_second_reading_finds_nothing_new_and_changes_nothing(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """What one turn found is all there was to find, so rounds and retries are safe."""
    for life in lived(node, chance, withdrawn_at):
        before = life.snapshot()
        turn = life.read()
        assert (turn.openings, turn.cancellations) == ([], {})
        assert {call.key for call in turn.calls} == life.calls
        assert (turn.outcome.name if turn.outcome else None) == life.outcome
        assert life.snapshot() == before


@lawful
@given(missions, chances, withdrawals)
def test_every_life_ends_and_leaves_nothing_open(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """When nothing can move a case any more its mission has ended, and not before."""
    life = told(mission_of(node))
    for life in lived(node, chance, withdrawn_at):
        still = [key for key, step in life.record.items() if step.state in WAITS]
        assert life.outcome is None or all(is_notice(key) for key in still)
    event(f"outcome {life.outcome}")
    assert life.outcome is not None
    assert [key for key, step in life.record.items() if step.state in WAITS] == []


@lawful
@given(missions, chances, withdrawals)
def test_nothing_is_done_twice(node: Node, chance: Random, withdrawn_at: int | None) -> None:
    """Compensation included: a second round of a key that is in no loop would be a second time."""
    life = ended(node, chance, withdrawn_at)
    steps = [key for key, step in life.record.items() if step.kind != DEPARTED]
    again = [key for key in steps if "~" in key and "loop-" not in key.rpartition("/")[2]]
    assert again == []


@lawful
@given(missions, st.integers(0, 1000), chances, chances)
def test_keys_do_not_move_with_the_order_of_the_answers(
    node: Node, seed: int, one: Random, other: Random
) -> None:
    """The same answers in two orders leave the same record, where no branch races another."""
    if any(each.kind in {"any", "depart"} for each in node.everything()):
        return
    assert _ended_alike(node, seed, one) == _ended_alike(node, seed, other)


def _ended_alike(node: Node, seed: int, order: Random) -> dict[str, tuple[str, object]]:
    life = told(mission_of(node))
    while waiting := life.waiting():
        key = order.choice(waiting)
        life.moves(key, _Unmoved(f"{seed} {key}"))
    return {key: (step.state, step.result) for key, step in life.record.items()}


class _Unmoved(Random):
    """Chooses by the step, whenever it is asked; nothing is cancelled and nothing fails."""

    def random(self) -> float:
        return 0.9


@lawful
@given(missions, chances, withdrawals)
def test_what_was_decided_never_changes(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """The winners of an `any` above all: a later answer may not take the prize away."""
    decided: dict[str, tuple[str, object]] = {}
    for life in lived(node, chance, withdrawn_at):
        now = {k: (s.state, s.result) for k, s in life.record.items() if s.state not in WAITS}
        assert {key: now[key] for key in decided} == decided
        decided = now


@lawful
@given(missions, chances)
def test_the_losers_of_an_any_are_told_and_no_step_of_theirs_stays_open(
    node: Node, chance: Random
) -> None:
    """A loser may still clean up; before the mission goes on it has ended."""
    life = ended(node, chance, None)
    for join in [step for step in life.record.values() if step.kind == JOIN]:
        branches = join.what.split(",")
        assert set(join.result) <= set(branches)
        for loser in set(branches) - set(join.result):
            theirs = [s for k, s in life.record.items() if k.startswith(f"{join.key}/{loser}/")]
            assert all(step.state not in WAITS for step in theirs)


@lawful
@given(missions, chances, withdrawals)
def test_a_finally_waits_until_its_body_is_over(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """A mission that merely waits leaves its function, yet none of its `finally` may happen."""
    tries = [each for each in node.everything() if each.kind == "finally"]
    for life in lived(node, chance, withdrawn_at):
        for each in tries:
            body = {inner.name for inner in each.inner[0].everything()}
            for key in [k for k in life.record if k.rpartition("/")[2] == each.cleans[0].name]:
                scope = key.rpartition("/")[0]
                assert _waiting_below(life, scope, body) == []


def _waiting_below(life: Life, scope: str, names: set[str]) -> list[str]:
    """What waits, in that scope or below it, of the statements of those names."""
    return [
        key
        for key, step in life.record.items()
        if key.startswith(scope)
        and step.state in WAITS
        and not is_notice(key)
        and names & set(key.removeprefix(scope).strip("/").split("/"))
    ]


@lawful
@given(missions, chances, withdrawals)
def test_a_branch_is_interrupted_once_and_cleans_up_undisturbed(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """Whoever has been told to stop is left in peace, also when the case is then withdrawn."""
    life = ended(node, chance, withdrawn_at)
    places = interrupted_at(life)
    assert len({key.rpartition("/")[0] for key in places}) == len(places)
    if all(step.result != {"cancelled": BY_HAND} for step in life.record.values()):
        cleans = {each.cleans[0].name for each in node.everything() if each.kind == "except"}
        assert [key for key in places if key.rpartition("/")[2] in cleans] == []


@lawful
@given(missions, chances, st.integers(0, 6))
def test_a_withdrawal_reaches_every_place_that_waits_just_once(
    node: Node, chance: Random, withdrawn_at: int
) -> None:
    """Each open place is cancelled at once, but for a service step under way, which is not torn."""
    life = told(mission_of(node))
    for moment, each in enumerate(lived(node, chance, None)):
        life = each
        if moment == withdrawn_at:
            break
    if life.outcome is not None:
        return
    places = {key for key, step in life.record.items() if step.state == StepState.OPEN}
    cleaning = {key for key, step in life.record.items() if step.state == StepState.CANCELLED}
    life.withdraw()
    left = {key for key in places if life.record[key].state == StepState.OPEN}
    assert not left or cleaning, "only what already cleans up is left to finish"
