"""How far a matter is, for who asked for it and has no account: by its number and tracking code.

Only what a requester may know is told: in words where it stands, what comes next, and by when; not
who has it, what was decided, or any word of its content. Of a secret case nothing (handbook 2.4),
not even that it is one: it is told as every matter that is in hand.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlmodel import Session, col, select

from models import clock
from models.case import Case, CaseState
from models.errors import NotFound
from models.event import Event
from models.human_task import STANDING, HumanTask
from models.numerals import arabic_digits
from models.secrecy import Secrecy
from models.settings import settings
from models.step import UNDECIDED, Step
from models.wording import Text, _


class Progress(StrEnum):
    """How far it is."""

    IN_HAND = "in-hand"
    BEING_DECIDED = "being-decided"
    YOUR_TURN = "your-turn"
    WAITING = "waiting"
    ON_HOLD = "on-hold"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


_TOLD_WHEN_DONE = _(
    "เมื่อได้ผล สำนักงานจะแจ้งท่านทางอีเมลหรือโทรศัพท์ที่ให้ไว้",
    "The office tells you what comes of it by e-mail or telephone.",
)
_TOLD_ALREADY = _(
    "สำนักงานแจ้งท่านทางอีเมลหรือโทรศัพท์ที่ให้ไว้ หากยังไม่ได้รับแจ้ง โปรดสอบถามสำนักงาน",
    "The office tells you by e-mail or telephone; please ask the office if you have not heard.",
)
_ASK = _("โปรดสอบถามสำนักงานโดยตรง", "Please ask the office.")

WORDS: dict[Progress, tuple[Text, Text]] = {
    Progress.IN_HAND: (
        _("สำนักงานรับเรื่องแล้ว และกำลังดำเนินการ", "The office has your request in hand."),
        _TOLD_WHEN_DONE,
    ),
    Progress.BEING_DECIDED: (
        _("อยู่ระหว่างการพิจารณาของผู้มีอำนาจ", "It is being decided on."),
        _TOLD_WHEN_DONE,
    ),
    Progress.YOUR_TURN: (
        _("สำนักงานรอคำตอบจากท่าน", "The office waits for your answer."),
        _(
            "โปรดตอบทางลิงก์ในอีเมลฉบับล่าสุดจากสำนักงาน ภายในวันที่ระบุไว้ หรือโทรศัพท์แจ้งสำนักงาน",
            "Please answer by the link in the last e-mail from the office, by the day named there,"
            " or telephone the office.",
        ),
    ),
    Progress.WAITING: (
        _("ดำเนินการถึงขั้นนี้แล้ว รอกำหนดเวลาของขั้นถัดไป", "Done so far; the next step has its time."),
        _TOLD_WHEN_DONE,
    ),
    Progress.ON_HOLD: (_("สำนักงานพักเรื่องนี้ไว้ชั่วคราว", "It is on hold for now."), _ASK),
    # However it ended: it may have been declined, passed on or not needed any more.
    Progress.ENDED: (_("สำนักงานปิดเรื่องนี้แล้ว", "The office has closed this matter."), _TOLD_ALREADY),
    Progress.WITHDRAWN: (_("เรื่องนี้ถอนแล้ว", "The request was withdrawn."), _TOLD_ALREADY),
}
"""Where it stands, and what comes next."""


class Tracked(NamedTuple):
    """What is told of a case; `by` is when its present step is to be done, if that is to come."""

    code: str
    progress: Progress
    by: datetime | None
    ended_at: datetime | None


def tracking_code(case_code: str) -> str:
    """What a requester without an account asks after a case with; cannot be guessed."""
    mac = hmac.new(settings().secret_key.encode(), f"track:{case_code}".encode(), hashlib.sha256)
    return base64.b32encode(mac.digest()[:5]).decode()


def tracking_url(case_code: str) -> str:
    """The address at which anybody who has the code asks after the case."""
    return f"{settings().base_url}/track/{case_code}/{tracking_code(case_code)}"


def as_typed(words: str) -> str:
    """A number or a tracking code however it was typed: small letters and Thai digits are read."""
    return arabic_digits(words.strip().upper())


def tracked(session: Session, case_code: str, code: str) -> Tracked:
    """How far the case is; `NotFound` alike for no such case and for another code."""
    case_code, code = as_typed(case_code), as_typed(code)
    case = session.exec(select(Case).where(Case.code == case_code)).first()
    fits = hmac.compare_digest(tracking_code(case_code).encode(), code.encode())
    if case is None or not fits:
        raise NotFound
    if case.goes_by_number and not _ended_openly(session, case):
        return Tracked(case.code, Progress.IN_HAND, None, None)
    progress, by = _progress(session, case)
    return Tracked(case.code, progress, by if by and by > clock.now() else None, case.ended_at)


def _ended_openly(session: Session, case: Case) -> bool:
    """Whether it had ended before it became secret; what was told then is not taken back."""
    if case.ended_at is None:
        return False
    classified = select(Event).where(Event.case_id == case.id, Event.kind == "case.classified")
    became = [each.at for each in session.exec(classified) if each.data["was"] == Secrecy.NORMAL]
    return bool(became) and case.ended_at < max(became)


def _progress(session: Session, case: Case) -> tuple[Progress, datetime | None]:
    if not case.is_open:
        closed = case.state == CaseState.CLOSED
        return Progress.ENDED if closed else Progress.WITHDRAWN, None
    if case.state == CaseState.ON_HOLD:
        return Progress.ON_HOLD, None
    waits = session.exec(
        select(Step).where(Step.case_id == case.id, col(Step.state).in_(UNDECIDED))
    ).all()
    if any(step.kind == "wait_for" for step in waits):
        return Progress.YOUR_TURN, None
    tasks = session.exec(
        select(HumanTask).where(HumanTask.case_id == case.id, col(HumanTask.state).in_(STANDING))
    ).all()
    if tasks:
        decided = all(task.kind in _DECIDING for task in tasks)
        by = max((task.due_at for task in tasks if task.due_at), default=None)
        return Progress.BEING_DECIDED if decided else Progress.IN_HAND, by
    timers = [step.due_at for step in waits if step.kind == "wait_until" and step.due_at]
    return (Progress.WAITING, min(timers)) if timers else (Progress.IN_HAND, None)


_DECIDING = frozenset({"review", "approve", "sign", "record"})
