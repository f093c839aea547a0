"""Files that a form brings become attachments of its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.document import Document, Upload, documents_of, newest, upload_of
from models.errors import FieldProblem, Invalid, NotAllowed, WrongMoment
from models.human_task import STANDING, HumanTask
from models.wording import Text, _

if TYPE_CHECKING:
    from forms.form import Form
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


def attach(session: Session, case: Case, form: Form, *, by: Person) -> list[Document]:
    """File every upload that `form` names, once each; the caller holds the case's lock."""
    filed = []
    for found in form.attached():
        sha256 = found.upload.removeprefix("sha256:")
        upload = upload_of(session, sha256, office_id=case.office_id, by_id=by.id)
        if upload is not None and not _is_there(session, case, sha256):
            filed.append(attach_upload(session, case, upload, by=by))
    return filed


def attach_by_hand(session: Session, case: Case, upload: Upload, *, by: Person) -> Document:
    """Attach a file that no form asked for, to a case that is open; the caller holds its lock."""
    case.must_be_open()
    document = attach_upload(session, case, upload, by=by)
    case.tell("document.attached", by=by, n=document.n, filename=document.filename)
    return document


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
    case.tell(
        "document.replaced",
        by=by,
        n=newer.n,
        filename=newer.filename,
        replaces=document.n,
        old=document.filename,
    )
    _have_looked_at_again(session, case)
    return newer


def attach_upload(
    session: Session, case: Case, upload: Upload, *, by: Person, replaces: Document | None = None
) -> Document:
    """File one upload as an attachment of the case."""
    return Document.file(
        session,
        case.id,
        kind="attachment",
        title=Text(upload.filename, upload.filename),
        filename=upload.filename,
        sha256=upload.sha256,
        media_type=upload.media_type,
        size=upload.size,
        by_id=by.id,
        replaces=replaces,
    )


def _have_looked_at_again(session: Session, case: Case) -> None:
    """What somebody read of the standing tasks is not what they would decide on now."""
    standing = select(HumanTask).where(
        HumanTask.case_id == case.id, col(HumanTask.state).in_(STANDING)
    )
    for task in session.exec(standing.with_for_update(key_share=True)):
        task.version += 1


def _is_there(session: Session, case: Case, sha256: str) -> bool:
    known = select(Document.id).where(Document.case_id == case.id, Document.sha256 == sha256)
    return session.exec(known).first() is not None
