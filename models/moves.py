"""Which moves a human task allows, to whom: the one table, and the guards it names.

The same row feeds the buttons of a page, `actions` in JSON and the gate inside each verb.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from models.errors import AlreadyClaimed, NotAllowed, WrongMoment
from models.why_not import why_not

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.human_task import HumanTask
    from models.person import Person


class Move(StrEnum):
    """What can be done with a human task."""

    CLAIM = "claim"
    RELEASE = "release"
    DRAFT = "draft"
    COMPLETE = "complete"
    DELEGATE = "delegate"
    HAND_BACK = "hand_back"
    REASSIGN = "reassign"
    CANCEL = "cancel"


class Rule(NamedTuple):
    """From which states a move starts, and who may make it."""

    states: frozenset[str]
    who: Callable[[HumanTask, Person], bool]


def actions_for(task: HumanTask, person: Person) -> list[Move]:
    """What `person` may do with `task` now."""
    return [
        move for move, rule in MOVES.items() if task.state in rule.states and rule.who(task, person)
    ]


def gate(task: HumanTask, move: Move, person: Person) -> None:
    """Refuse a move: 403 in the sense of HTTP for the wrong person, 409 for the wrong moment."""
    rule = MOVES[move]
    if task.state not in rule.states:
        raise AlreadyClaimed if _somebody_elses(task, move, person) else WrongMoment
    if not rule.who(task, person):
        if _somebody_elses(task, move, person):
            raise AlreadyClaimed
        raise NotAllowed(why_not(task, person) if move in BY_AUTHORITY else None)


def _is_candidate(task: HumanTask, person: Person) -> bool:
    return task.is_offered_to(person)


def _is_assignee(task: HumanTask, person: Person) -> bool:
    return task.assignee_id == person.id


def _is_holder_or_candidate(task: HumanTask, person: Person) -> bool:
    return _is_assignee(task, person) or (task.assignee_id is None and task.is_offered_to(person))


def _may_decide(task: HumanTask, person: Person) -> bool:
    """A delegate does the work and may finish it; a decision goes back to who is entitled to it.

    Who is entitled is asked when it is decided: who took it and has left the post since is not.
    """
    if person.id in task.barred:
        return False
    if not task.is_decision:
        return _is_holder_or_candidate(task, person)
    is_free = task.owner_id is None and task.assignee_id in {None, person.id}
    return is_free and task.is_offered_to(person)


def _is_owner_or_delegate(task: HumanTask, person: Person) -> bool:
    return person.id in {task.owner_id, task.assignee_id}


def _may_move_it(task: HumanTask, person: Person) -> bool:
    """Who answers for it, whoever leads them, the office's leaders, and the administrator.

    A delegate does not answer for it: it is lent to them, and not theirs to give away.
    """
    answers = task.owner_id or task.assignee_id
    return person.office_id == task.office_id and (
        person.id == answers
        or person.leads_office
        or person.administers
        or (answers is not None and person.leads(answers))
    )


def _leads_office(task: HumanTask, person: Person) -> bool:
    return person.office_id == task.office_id and person.leads_office


def _somebody_elses(task: HumanTask, move: Move, person: Person) -> bool:
    """A candidate who came second hears who was first rather than that it is not theirs."""
    return (
        move in {Move.CLAIM, Move.COMPLETE}
        and task.assignee_id not in {None, person.id}
        and task.is_offered_to(person)
    )


BY_AUTHORITY = frozenset({Move.CLAIM, Move.COMPLETE})
"""Moves that somebody may make by an order."""

READY, CLAIMED, DELEGATED = frozenset({"ready"}), frozenset({"claimed"}), frozenset({"delegated"})
STANDING = READY | CLAIMED | DELEGATED

MOVES: dict[Move, Rule] = {
    Move.CLAIM: Rule(READY, _is_candidate),
    Move.RELEASE: Rule(CLAIMED, _is_assignee),
    Move.DRAFT: Rule(CLAIMED | DELEGATED, _is_assignee),
    Move.COMPLETE: Rule(STANDING, _may_decide),
    Move.DELEGATE: Rule(CLAIMED, _is_assignee),
    Move.HAND_BACK: Rule(DELEGATED, _is_owner_or_delegate),
    Move.REASSIGN: Rule(STANDING, _may_move_it),
    Move.CANCEL: Rule(STANDING, _leads_office),
}
