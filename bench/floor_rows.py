"""The rows that Prasan writes at each of the four steps, and nothing else.

===============  ==================================================================================
step             rows
===============  ==================================================================================
form             register (update), cases, event, step, human_task, offer (insert), cases (update)
manager          step, human_task, cases (update), event, step, human_task, offer (insert)
director         step, human_task, cases (update), event, step (insert)
service, taken   step (update)
service, done    step, cases (update), event, event (insert)
===============  ==================================================================================

``tests/bench`` compares this table with what Prasan really writes. What Prasan reads on the way
(the case under its lock, its record, the person's rights) is left out: it is part of its cost.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bench.contender import FORM

if TYPE_CHECKING:
    from bench.contender import Person

Row = dict[str, Any]

WRITES = {
    "form": (
        "update register",
        "insert cases",
        "update cases",
        "insert event",
        "insert step",
        "insert human_task",
        "insert offer",
    ),
    "manager": (
        "update step",
        "update human_task",
        "update cases",
        "insert event",
        "insert step",
        "insert human_task",
        "insert offer",
    ),
    "director": (
        "update step",
        "update human_task",
        "update cases",
        "insert event",
        "insert step",
    ),
    "service": (
        "update step",
        "update step",
        "update cases",
        "insert event",
        "insert event",
    ),
}

NOW = "2026-11-24 09:00:00.000000"
STAFF = 1
NUMBERS: dict[Person, int] = {"staff": STAFF, "manager": 2, "director": 3}
ROLES: dict[Person, str] = {"manager": "prc_head", "director": "director"}


def case(code: str) -> Row:
    """A case with its request; it wants the engine from the start, to get its flow run."""
    return {
        "office_id": 1,
        "code": code,
        "mission": "four-steps",
        "subject": FORM["subject"],
        "state": "open",
        "request": as_json(dict(FORM)),
        "urgency": "normal",
        "opened_at": NOW,
        "opened_by_id": STAFF,
        "withdrawing": False,
        "in_trouble": False,
        "wants_engine": True,
        "flow_runs": 0,
    }


def step(case_id: int, key: str, kind: str, what: str) -> Row:
    """A new entry of the record."""
    return {
        "case_id": case_id,
        "key": key,
        "kind": kind,
        "what": what,
        "state": "ready" if kind == "run" else "open",
        "opened_at": NOW,
        "attempt": 0,
    }


def human_task(case_id: int, key: Person) -> Row:
    """An approval that shows the request."""
    shows = {"form": "Publicity", "content": dict(FORM)}
    return {
        "office_id": 1,
        "case_id": case_id,
        "key": key,
        "kind": "approve",
        "title_th": "การอนุมัติ",
        "title_en": "Approval",
        "form": "Approval",
        "detail": as_json({"shows": shows, "barred": [STAFF]}),
        "state": "ready",
        "version": 1,
        "opened_at": NOW,
    }


def head(n: int) -> Row:
    """The head of a case's chain after its `n`-th event."""
    return {"told": n, "seal": "0" * 64}


def event(case_id: int, n: int, kind: str, data: Row, actor: int | None = None) -> Row:
    """The `n`-th line of the case's story."""
    return {
        "case_id": case_id,
        "n": n,
        "at": NOW,
        "actor_id": actor,
        "kind": kind,
        "data": as_json(data),
        "in_timeline": False,
        "seal": "0" * 64,
    }


def decided(by: int) -> Row:
    """What a step recalls of an approval."""
    result = {
        "by": by,
        "outcome": "approve",
        "comment": None,
        "reasons": {},
        "edited": None,
        "words_for_requester": None,
    }
    return {"state": "done", "result": as_json(result), "done_at": NOW}


def completed(by: int) -> Row:
    """What becomes of a human task."""
    return {
        "state": "completed",
        "version": 2,
        "assignee_id": by,
        "completed_at": NOW,
        "completed_by_id": by,
        "outcome": "approve",
    }


def as_json(value: Any) -> str:
    """JSON as a database column holds it."""
    return json.dumps(value, ensure_ascii=False)
