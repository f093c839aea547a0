"""The chain of a case: every event that was changed, is missing, was put in or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.audit.finding import Finding
from models.audit.raw import UNREADABLE
from models.chain import NOTHING, seal
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.audit.told import CaseHead, Told

_CHANGED = _(
    "เหตุการณ์ที่ {n} ถูกแก้ไข หรือไม่ต่อจากเหตุการณ์ก่อนหน้า",
    "Event {n} was changed, or does not follow the one before it.",
)
_MISSING = _("เหตุการณ์ที่ {n} หายไป", "Event {n} is missing.")
_PUT_IN = _("เหตุการณ์ที่ {n} ถูกแทรกเข้ามา", "Event {n} was put in.")
_HEAD = _(
    "เหตุการณ์ล่าสุดที่เรื่องจดไว้ไม่ตรงกับเหตุการณ์ที่ {n}",
    "The head that the case keeps is not that of event {n}, its last.",
)


def look(case: CaseHead, events: Sequence[Told]) -> Iterator[Finding]:
    """What is wrong with the events of a case, in their order, and with the head of their chain."""
    expected, previous = 1, NOTHING
    for event in events:
        if event.n < 1 or event.n > case.told:
            yield Finding(case.code, "event", event.id, "put-in", _PUT_IN.fill(n=event.n))
            continue
        yield from _gone(case, expected, event.n)
        if not _is_whole(case, event, previous if event.n == expected else None):
            yield Finding(case.code, "event", event.id, "changed", _CHANGED.fill(n=event.n))
        expected, previous = event.n + 1, event.seal
    yield from _gone(case, expected, case.told + 1)
    if expected == case.told + 1 and previous != case.seal:
        yield Finding(case.code, "cases", case.id, "head", _HEAD.fill(n=case.told))


def _gone(case: CaseHead, first: int, after: int) -> Iterator[Finding]:
    if first < after:
        n = f"{first}" if first + 1 == after else f"{first}–{after - 1}"
        yield Finding(case.code, "event", f"n={n}", "missing", _MISSING.fill(n=n))


def _is_whole(case: CaseHead, event: Told, previous: str | None) -> bool:
    """Whether its seal fits; where the one before is missing only that it can be read."""
    if event.data is UNREADABLE:
        return False
    if previous is None:
        return True
    try:
        return event.seal == seal(
            case.code,
            event.n,
            event.at,
            event.actor,
            event.human_task,
            event.kind,
            event.data,
            previous,
        )
    except (TypeError, ValueError, RecursionError):
        return False
