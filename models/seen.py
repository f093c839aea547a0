"""What of an event's data is for whose eyes: a list of what is shown, so that nothing slips out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.event import Event
    from models.person import Person

_OF_A_MOVE = frozenset({"key", "was", "due", "shorter", "reason", "cause"})

_OF_A_BOOKING = frozenset({"booking", "resource", "used_as", "since", "until", "reason"})

SEEN: dict[str, frozenset[str]] = {
    "case.opened": frozenset({"mission", "parent"}),
    "case.commented": frozenset({"words"}),
    "case.urgency-changed": frozenset({"urgency", "was", "reason", "capacity"}),
    "case.classified": frozenset({"secrecy", "was", "reason", "capacity"}),
    "case.reader-admitted": frozenset({"to"}),
    "case.reader-dismissed": frozenset({"to"}),
    "case.withdrawal-asked": frozenset({"reason", "capacity"}),
    "case.withdrawn": frozenset({"outcome"}),
    "case.closed": frozenset({"outcome"}),
    "case.wait-moved": _OF_A_MOVE,
    "booking.held": _OF_A_BOOKING,
    "booking.confirmed": _OF_A_BOOKING,
    "booking.released": _OF_A_BOOKING,
    "booking.replaced": _OF_A_BOOKING | {"instead", "capacity"},
    "document.attached": frozenset({"n", "filename"}),
    "document.replaced": frozenset({"n", "filename", "replaces", "old"}),
    "document.set": frozenset({"n", "filename"}),
    "human-task.claimed": frozenset({"key"}),
    "human-task.released": frozenset({"key", "reason"}),
    "human-task.delegated": frozenset({"key", "to", "note"}),
    "human-task.handed-back": frozenset({"key", "note"}),
    "human-task.reassigned": frozenset({"key", "to", "reason", "capacity"}),
    "human-task.completed": frozenset(
        {"key", "outcome", "comment", "number", "sha256", "documents", "unseen", "capacity"}
    ),
    "human-task.cancelled": frozenset({"key", "reason", "capacity"}),
    "human-task.went-up": frozenset({"key", "reason", "from"}),
    "human-task.checked-alone": frozenset({"key"}),
    "human-task.no-reader": frozenset({"key"}),
    "human-task.due-moved": _OF_A_MOVE,
    "human-task.internal-due-moved": _OF_A_MOVE,
    "human-task.take-by-moved": _OF_A_MOVE,
    "service-step.done": frozenset({"key", "attempt"}),
    "message.received": frozenset({"name", "sender"}),
    "register.number-cancelled": frozenset({"number", "reason", "capacity"}),
    "incident.raised": frozenset({"kind", "key", "message"}),
    "incident.retried": frozenset({"incident"}),
    "incident.settled": frozenset({"incident"}),
}
"""The data of each kind of event that everybody of the office may read."""

EVIDENCE = frozenset({"witness"})
"""How a person was known, from where and with what (handbook 7): for who answers for the office or
its system, nobody else's business."""


def seen_by(person: Person, event: Event) -> dict[str, Any]:
    """The data of an event that `person` may read."""
    seen = SEEN.get(event.kind, frozenset())
    if person.leads_office or person.administers:
        seen |= EVIDENCE
    return {name: value for name, value in event.data.items() if name in seen}
