"""Writing something until it is approved: what every second mission does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tasks.next_level import tell_next_level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from forms.form import Form
    from tasks.decided import Decided
    from tasks.run import CaseRun

F = TypeVar("F", bound="Form")

MOST_RETURNS = 3
"""Returns after which the next level is told (handbook 3.0)."""


def drafted(
    case: CaseRun,
    name: str,
    form: type[F],
    decide: Callable[[F], Decided[F]],
    *,
    starts_from: Form | Mapping[str, Any] | None = None,
    reasons: Mapping[str, str] | None = None,
    **step: Any,
) -> Decided[F]:
    """Have `form` filled in at step `name` and decided on, and again whenever it is returned.

    What is written again starts from what was written, with the reasons at the fields they concern.
    Returns the decision that ended it: approved (its content perhaps edited) or rejected.
    """
    returns = 0
    while True:
        draft = case.ask(name, form, starts_from=starts_from, reasons=reasons, **step)
        decided = decide(draft)
        if not decided.returned:
            return decided
        returns += 1
        tell_if_often(case, decided, returns)
        starts_from, reasons = decided.content, reasons_of(decided)


def tell_if_often(case: CaseRun, decided: Decided[Any], returns: int) -> None:
    """Tell the superior of whoever decides once it came back more than three times."""
    if returns == MOST_RETURNS + 1:
        what = decided.content.title
        by: dict[str, Any] = {"decided_by": decided.by, "capacity": decided.capacity}
        case.tell(tell_next_level, **by, what=what, returns=returns)


def reasons_of(decided: Decided[Any]) -> dict[str, str]:
    """Why something came back: per field, and under ``""`` what is said of the whole."""
    whole = {"": decided.comment} if decided.comment else {}
    return {**decided.reasons, **whole}
