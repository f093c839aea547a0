"""The law of the replay: where a case stands follows from what was decided, and nothing else."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from models.step import Step, StepState
from tasks.signals import BY_HAND
from tasks.turn import DEPARTED, JOIN
from tests.tasks.life import WAITS, Life, calls_of, is_notice, mission_of, reading, told
from tests.tasks.lives import chances, ended, lawful, lived, lived_until, withdrawals
from tests.tasks.missions import Node, contests, missions, missions_with, missions_without


@lawful
@given(missions | contests, chances, withdrawals)
def test_replaying_what_was_decided_opens_what_living_it_opened(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """Forget every step that still waits: the mission, read again, asks for just those.

    For machines as for people: the same calls come back, with the same arguments.
    """
    for life in lived(node, chance, withdrawn_at):
        forgotten = life.undecided()
        decided = {key: step for key, step in life.record.items() if key not in forgotten}
        turn = reading(life.procedure, decided, withdrawing=life.withdrawing, at=life.now)
        assert {o.key: (o.kind, o.what) for o in turn.openings} == forgotten
        assert calls_of(turn) == life.calls
        assert turn.cancellations == {}


@lawful
@given(missions | contests, chances, withdrawals)
def test_a_second_reading_finds_nothing_new_and_changes_nothing(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """What one turn found is all there was to find, so rounds and retries are safe."""
    for life in lived(node, chance, withdrawn_at):
        before = life.snapshot()
        turn = life.read()
        assert (turn.openings, turn.cancellations) == ([], {})
        assert calls_of(turn) == life.calls
        assert (turn.outcome.name if turn.outcome else None) == life.outcome
        assert life.snapshot() == before


@lawful
@given(missions | contests, chances, withdrawals)
def test_every_life_ends_and_leaves_nothing_open(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """When nothing can move a case any more its mission has ended, and not before."""
    life = told(mission_of(node))
    for life in lived(node, chance, withdrawn_at):
        assert life.outcome is None or all(is_notice(key) for key in life.standing())
    assert life.outcome is not None
    assert life.standing() == []


@lawful
@given(missions, chances, withdrawals)
def test_nothing_is_done_twice(node: Node, chance: Random, withdrawn_at: int | None) -> None:
    """Compensation included: a second round of a key that is in no loop would be a second time."""
    life = ended(node, chance, withdrawn_at)
    steps = [key for key, step in life.record.items() if step.kind != DEPARTED]
    again = [key for key in steps if "~" in key and "loop-" not in key.rpartition("/")[2]]
    assert again == []


@lawful
@given(missions_without("any", "depart"), st.integers(0, 1000), chances, chances)
def test_keys_do_not_move_with_the_order_of_the_answers(
    node: Node, seed: int, one: Random, other: Random
) -> None:
    """The same answers in two orders leave the same record, where no branch races another."""
    first, in_one_order = _ended_alike(node, seed, one)
    second, in_another = _ended_alike(node, seed, other)
    assume(in_one_order != in_another)
    assert first == second


def _ended_alike(
    node: Node, seed: int, order: Random
) -> tuple[dict[str, tuple[str, object]], list[str]]:
    """The record at the end, and the keys in the order in which they were decided."""
    life, moved = told(mission_of(node)), []
    while waiting := life.waiting():
        moved.append(order.choice(waiting))
        life.moves(moved[-1], _Unmoved(f"{seed} {moved[-1]}"))
    return {key: (step.state, step.result) for key, step in life.record.items()}, moved


class _Unmoved(Random):
    """Chooses by the step, whenever it is asked; nothing is cancelled and nothing fails."""

    def random(self) -> float:
        return 0.9


@lawful
@given(missions | contests, chances, withdrawals)
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
@given(contests, chances)
def test_a_mission_goes_on_past_an_any_when_the_losers_have_ended(
    node: Node, chance: Random
) -> None:
    """A loser may still clean up; until it has, nothing beside the `any` begins."""
    lingered = set()
    for life in lived(node, chance):
        for key, join in life.record.items():
            if join.kind == JOIN and _losers_that_wait(life, key, join):
                lingered.add(key)
                assert _begun_after(life, key) == []
    assume(lingered)


def _losers_that_wait(life: Life, key: str, join: Step) -> list[str]:
    losers = set(join.what.split(",")) - set(join.result)
    theirs = tuple(f"{key}/{loser}/" for loser in losers)
    return [each for each in life.standing() if each.startswith(theirs) and not is_notice(each)]


def _begun_after(life: Life, key: str) -> list[str]:
    """What stands in the record after the `any` at `key`, in its own scope and not in it."""
    scope = key[: key.rfind("/") + 1]
    later = list(life.record)[list(life.record).index(key) + 1 :]
    return [each for each in later if each.startswith(scope) and not each.startswith(f"{key}/")]


@lawful
@given(contests, chances, withdrawals)
def test_who_is_told_to_stop_stops_in_that_very_turn(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """At every place where it waits for people; unless it was told before, and cleans up there."""
    untold: set[str] = set()
    told_to_stop: set[str] = set()
    for life in lived(node, chance, withdrawn_at):
        just_told = {key for key in untold if life.is_told(key)}
        assert {life.record[key].state for key in just_told} <= {StepState.CANCELLED}
        told_to_stop |= just_told
        untold = {key for key in life.open_steps() if not life.is_told(key)}
    assume(told_to_stop)


@lawful
@given(missions_with("finally"), chances, withdrawals)
def test_a_finally_waits_until_its_body_is_over(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """A mission that merely waits leaves its function, yet none of its `finally` may happen."""
    tries = [each for each in node.everything() if each.kind == "finally"]
    cleaned = []
    for life in lived(node, chance, withdrawn_at):
        for each in tries:
            body = {inner.name for inner in each.inner[0].everything()}
            for key in [k for k in life.record if k.rpartition("/")[2] == each.cleans[0].name]:
                cleaned.append(key)
                scope = key.rpartition("/")[0]
                assert _waiting_below(life, scope, body) == []
    assume(cleaned)


def _waiting_below(life: Life, scope: str, names: set[str]) -> list[str]:
    """What waits, in that scope or below it, of the statements of those names."""
    return [
        key
        for key in life.standing()
        if key.startswith(scope)
        and not is_notice(key)
        and names & set(key.removeprefix(scope).strip("/").split("/"))
    ]


@lawful
@given(missions | contests, chances, withdrawals)
def test_a_branch_is_interrupted_once_and_cleans_up_undisturbed(
    node: Node, chance: Random, withdrawn_at: int | None
) -> None:
    """Whoever has been told to stop is left in peace, also when the case is then withdrawn."""
    life = ended(node, chance, withdrawn_at)
    places = life.interrupted_at()
    assume(places)
    assert len({key.rpartition("/")[0] for key in places}) == len(places)
    if all(step.result != {"cancelled": BY_HAND} for step in life.record.values()):
        cleans = {each.cleans[0].name for each in node.everything() if each.kind == "except"}
        assert [key for key in places if key.rpartition("/")[2] in cleans] == []


@lawful
@given(missions | contests, chances, st.integers(0, 6))
def test_a_withdrawal_reaches_every_place_that_waits_just_once(
    node: Node, chance: Random, withdrawn_at: int
) -> None:
    """Each is cancelled at once.

    Spared are a service step under way, a notice, and what already cleans up after it lost.
    """
    life = lived_until(node, chance, withdrawn_at)
    assume(life.outcome is None)
    places = {key: life.record[key].state for key in life.standing()}
    left = {
        key
        for key, state in places.items()
        if state == StepState.RUNNING or is_notice(key) or life.is_told(key)
    }
    assume(left != places.keys())
    life.withdraw()
    assert {key: life.record[key].state for key in places} == {
        key: state if key in left else StepState.CANCELLED for key, state in places.items()
    }


def test_the_made_up_lives_hold_what_these_laws_speak_of() -> None:
    """A law about what hardly ever happens would be kept by anything."""
    held: Counter[str] = Counter()

    @lawful
    @given(missions | contests, chances, withdrawals)
    def live(node: Node, chance: Random, withdrawn_at: int | None) -> None:
        seen: set[str] = set()
        for life in lived(node, chance, withdrawn_at):
            seen |= _met_with(life)
        held.update({"lives", *seen})

    live()
    few = {what: held[what] for what in MET_WITH if held[what] < held["lives"] / 20}
    assert few == {}, held


MET_WITH = (
    "a person's step stands",
    "a service step is ready",
    "a service step runs",
    "a service step failed",
    "a notice is not out yet",
    "an any was decided",
    "a branch departed",
    "somebody was told to stop",
    "a leader cancelled",
    "the case is withdrawn",
)


def _met_with(life: Life) -> set[str]:
    states = {str(step.state) for step in life.record.values()}
    met = (
        bool(life.open_steps()),
        "ready" in states,
        "running" in states,
        "failed" in states,
        any(is_notice(key) for key in life.standing()),
        any(step.kind == JOIN for step in life.record.values()),
        any(step.kind == DEPARTED for step in life.record.values()),
        bool(life.interrupted_at()),
        any(step.result == {"cancelled": BY_HAND} for step in life.record.values()),
        life.withdrawing,
    )
    return {what for what, is_so in zip(MET_WITH, met, strict=True) if is_so}
