"""The chain of a case's events: each is sealed together with the seal of the one before it.

A seal is the SHA-256, in hex, of the canonical JSON of what happened::

    {"actor": 7, "at": "2026-11-24T02:00:00.000000Z", "case": "PRES-2570-0001", "data": {…},
     "human_task": 3, "kind": "human-task.completed", "n": 4, "previous": "…"}

`actor` and `human_task` are row ids or null, `previous` is the seal of the event before it, empty
for the first. Whoever changes, removes, inserts or moves an event breaks the chain at that place.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

NOTHING = ""
"""What stands for the seal before the first one."""


def canonical(value: object) -> str:
    """`value` as JSON that is the same wherever it was kept, in the manner of RFC 8785.

    Names sorted by code point, nothing between the parts, letters as they are, control characters
    in their shortest escape, whole numbers without a fraction (PostgreSQL keeps 1e3 as 1000).
    Numbers from 2**53 on are outside of what the RFC and both databases promise.
    """
    return _ENCODE(_whole(value) if _has_floats(value) else value)


def digest(value: object) -> str:
    """The SHA-256 of the canonical JSON of `value`, in hex."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def seal(  # noqa: PLR0917 - what happened, in the order of its columns
    case: str,
    n: int,
    at: str,
    actor: int | None,
    human_task: int | None,
    kind: str,
    data: dict[str, Any],
    previous: str,
) -> str:
    """The seal of the `n`-th event of the case with that code; `at` is as :func:`written`."""
    return digest(
        {
            "actor": actor,
            "at": at,
            "case": case,
            "data": data,
            "human_task": human_task,
            "kind": kind,
            "n": n,
            "previous": previous,
        }
    )


def written(moment: datetime) -> str:
    """A moment in UTC with its microseconds: ``2026-11-24T02:00:00.000000Z``."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


_ENCODE = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def _has_floats(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_has_floats, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_has_floats, value))
    return isinstance(value, float)


def _whole(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
