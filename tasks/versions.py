"""Newer versions of attachments: the older ones stay, and nobody decides on what they never saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.document import Document, Upload, documents_of, newest
from models.errors import FieldProblem, Invalid, NotAllowed, WrongMoment
from models.human_task import STANDING, HumanTask
from models.wording import _
from tasks.attaching import attach_upload

if TYPE_CHECKING:
    from models.case import Case
    from models.person import Person

_SET_BY_THE_OFFICE = _(
    "เอกสารที่ระบบจัดทำแทนด้วยไฟล์อื่นไม่ได้", "A paper that the office set is not replaced by a file."
)
_REPLACED_ALREADY = _(
    "มีผู้แทนเอกสารนี้ด้วยไฟล์ใหม่ไปแล้ว กรุณาดูรุ่นล่าสุดก่อน",
    "Somebody has replaced this document already. Please look at the newest version first.",
)
_THE_SAME = _("ไฟล์นี้เหมือนฉบับเดิมทุกประการ", "This is the very file that is there already.")


def may_replace(case: Case, document: Document, person: Person) -> bool:
    """Whether `person` may bring a newer version: who brought it or opened the case, leaders."""
    mine = person.id in {document.created_by_id, case.opened_by_id}
    return (
        case.is_open
        and document.kind == "attachment"
        and person.office_id == case.office_id
        and (mine or person.leads_office)
    )


def replace_by_hand(
    session: Session, case: Case, document: Document, upload: Upload, *, by: Person
) -> Document:
    """A newer version of an attachment; the older stays. The caller holds the case's lock.

    Whoever has a task of the case open must look again before they decide (handbook 7).
    """
    case.must_take_files("file")
    case.must_be_open()
    if document.kind != "attachment":
        raise WrongMoment(_SET_BY_THE_OFFICE)
    if not may_replace(case, document, by):
        raise NotAllowed
    if document not in newest(documents_of(session, case.id)):
        raise WrongMoment(_REPLACED_ALREADY)
    if upload.sha256 == document.sha256:
        raise Invalid([FieldProblem(("file",), "same_file", _THE_SAME)], _THE_SAME)
    newer = attach_upload(session, case, upload, by=by, replaces=document)
    _have_looked_at_again(session, case)
    return newer


def _have_looked_at_again(session: Session, case: Case) -> None:
    """What somebody read of the standing tasks is not what they would decide on now."""
    standing = select(HumanTask).where(
        HumanTask.case_id == case.id, col(HumanTask.state).in_(STANDING)
    )
    for task in session.exec(standing.with_for_update(key_share=True)):
        task.version += 1
