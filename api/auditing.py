"""What `prasan audit` prints."""

import json
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, select

from forms.locale import long_moment
from models import (
    migrate,
    tables,  # noqa: F401 - what is written needs to know them all
)
from models.anchor import Anchor, anchor_all, anchor_of, newest
from models.audit.finding import Finding, Sums
from models.audit.told import Wanted
from models.audit.verify import verify
from models.capacity import label_of
from models.case import Case
from models.database import read, steady, write
from models.errors import FieldProblem, Invalid, NotFound, WrongMoment
from models.office import office_named
from models.receipt import ReceiptRefused, verified
from models.signing_key import renew
from models.wording import Text, _

_NOT_READY = _(
    "ยังไม่ได้เตรียมฐานข้อมูล สั่ง prasan migrate (หรือ prasan demo) ก่อน",
    "The database is not ready: run prasan migrate (or prasan demo) first.",
)
_NO_CASE = _("ไม่พบเรื่อง {code}", "There is no case {code}.")
_NO_ANCHOR = _(
    "ไม่มีรหัสยืนยันของวันนั้น เพราะวันยังไม่จบ หรือไม่มีเหตุการณ์ใด",
    "That day has no anchor: it is not over yet, or nothing happened on it.",
)
_NO_DAY = _("กรุณาบอกวันเช่น 2026-11-24", "Give the day like this: 2026-11-24.")
_IN_CAPACITY = _("ในฐานะ{capacity}", "as {capacity}")
_NO_KEYS = _("อ่านไฟล์กุญแจไม่ได้", "The file of keys cannot be read.")
_WELL = _(
    "ครบถ้วน: {cases} เรื่อง {events} เหตุการณ์ {tasks} งาน {documents} เอกสาร {entries} เลขทะเบียน"
    " {anchors} รหัสยืนยันประจำวัน",
    "All is as it was told: {cases} cases, {events} events, {tasks} tasks, {documents} documents,"
    " {entries} register numbers, {anchors} anchors.",
)
_AMISS = _(
    "พบ {findings} รายการที่ไม่ตรงกับที่บันทึกไว้ ใน {cases} เรื่อง {events} เหตุการณ์",
    "{findings} rows are not as they were told, among {cases} cases and {events} events.",
)


def print_audit(*, office: str, case: str, roots: list[str], as_json: bool) -> int:
    """One line for each finding as it is found, then a sum; the exit code, 0 if all is well."""
    _must_be_ready()
    sums = Sums()
    with steady() as session:
        for finding in verify(session, sums, _wanted(session, office, case), roots):
            _say(_as_json(finding) if as_json else _line(finding))
    told = (_AMISS if sums.findings else _WELL).fill(**vars(sums))
    _say(json.dumps(vars(sums)) if as_json else f"{told.th} · {told.en}")
    return 1 if sums.findings else 0


def print_anchor(day: str, *, office: str, as_json: bool) -> None:
    """The anchor of a day, to be hung on a wall: its root, and what it was made from."""
    _must_be_ready()
    anchor_all()
    with read() as session:
        of = office_named(session, office)
        found = anchor_of(session, of.id, _day(day)) if day else newest(session, of.id)
        if found is None:
            raise NotFound(_NO_ANCHOR)
        _say(_anchor_json(of.key, found) if as_json else _anchor_lines(of.key, found))


def print_receipt(content: bytes, keys: bytes) -> None:
    """What a receipt says, once it is known that it was signed just so."""
    try:
        known = json.loads(keys)
        known = {"keys": [dict(key) for key in known["keys"]]}
    except (ValueError, TypeError, KeyError) as error:
        raise ReceiptRefused(_NO_KEYS) from error
    told = verified(content, known)
    who = told["decided_by"]
    _say("หลักฐานการพิจารณาถูกต้อง · The receipt is genuine.")
    _say(f"{told['case']['code']} {told['case']['subject']}")
    _say(f"{told['step']['title']['th']} · {told['step']['title']['en']}: {told['outcome']}")
    _say(f"{who['name']['th']} · {who['name']['en']} ({who['account']})")
    if told["capacity"] is not None:
        _say_both(_IN_CAPACITY.fill(capacity=label_of(told["capacity"])))
    _say_both(long_moment(datetime.fromisoformat(told["at"])))
    _say(json.dumps(told, ensure_ascii=False, indent=2))


def print_new_key(office: str) -> None:
    """The office's new public key."""
    _must_be_ready()
    with write() as session:
        _say(json.dumps(renew(session, office_named(session, office)).jwk))


def _say_both(text: Text) -> None:
    _say(f"{text.th} · {text.en}")


def _must_be_ready() -> None:
    if migrate.current() != migrate.HEAD:
        raise WrongMoment(_NOT_READY)


def _wanted(session: Session, office: str, case: str) -> Wanted:
    if case and session.exec(select(Case.id).where(Case.code == case)).first() is None:
        raise NotFound(_NO_CASE.fill(code=case))
    return Wanted(office_named(session, office).id if office else 0, case)


def _line(finding: Finding) -> str:
    where = " ".join(filter(None, (finding.case, finding.table, str(finding.row))))
    return f"✗ {where}: {finding.text.th} · {finding.text.en}"


def _as_json(finding: Finding) -> str:
    told = finding._asdict() | {"text": finding.text._asdict()}
    return json.dumps(told, ensure_ascii=False)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Invalid([FieldProblem(("day",), "day", _NO_DAY)], _NO_DAY) from None


def _anchor_json(office: str, anchor: Anchor) -> str:
    shown: dict[str, Any] = anchor.model_dump(mode="json", exclude={"id", "office_id"})
    return json.dumps({"office": office} | shown, ensure_ascii=False)


def _anchor_lines(office: str, anchor: Anchor) -> str:
    lines = [
        f"รหัสยืนยันประจำวัน · Anchor {office} {anchor.day.isoformat()}",
        f"เหตุการณ์ · events {anchor.events}",
        f"ก่อนหน้า · previous {anchor.previous or '-'}",
        f"รหัส · root {anchor.root}",
        *(f"{head['case']} {head['n']} {head['seal']}" for head in anchor.heads),
    ]
    return "\n".join(lines)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is the console
