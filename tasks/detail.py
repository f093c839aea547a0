"""What a human task shows and is bound to, as `models.human_task.HumanTask` keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.form import Form
from models.capacity import SATANG
from tasks.came_up import SELF
from tasks.letterhead import addressee
from tasks.turn import UpTo, at_stake

if TYPE_CHECKING:
    from sqlmodel import Session

    from tasks.turn import HumanWork

_NOTHING: tuple[object, ...] = (None, [], {}, "")


def detail_of(session: Session, work: HumanWork) -> dict[str, object]:
    """The detail of a task that asks for this work; what there is nothing of is left out."""
    begun, whom = work.starts_from, work.to_whom
    told: dict[str, object] = {
        "shows": _shown(work.shows) if work.shows is not None else None,
        "beside": [_shown(form) for form in work.beside],
        "starts_from": begun.record() if isinstance(begun, Form) else dict(begun or {}),
        "reasons": work.reasons,
        "barred": list(work.barred),
        "register": work.register,
        "to_whom": whom if isinstance(whom, str) else addressee(session, whom),
        "about": work.about,
        "skipped": {"reason": SELF, "from": list(work.past)} if work.past else None,
        "confirms": list(work.confirms),
        "note": work.note,
        "bounds": work.bounds.record(),
        "amount": _amount(work),
    }
    return {name: value for name, value in told.items() if value not in _NOTHING}


def _amount(work: HumanWork) -> int | None:
    """The money that is decided on, in satang: the sum by which the ladder goes, where it does."""
    of = work.of
    baht = of.baht if isinstance(of, UpTo) else at_stake((work.shows, *work.beside))
    return None if baht is None else int(baht * SATANG)


def _shown(form: Form) -> dict[str, object]:
    return {"form": type(form).__name__, "content": form.record()}
