"""Files that a form brings become attachments of its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, select

from models.document import ATTACHMENT, Document, Upload, upload_of
from models.on_paper import must_hold_no_file
from models.person import Person
from models.wording import Text

if TYPE_CHECKING:
    from forms.form import Form
    from models.case import Case


def attach(session: Session, case: Case, form: Form, *, by: Person) -> list[Document]:
    """File every upload that `form` names, once each; the caller holds the case's lock."""
    must_hold_no_file(case.secrecy, [found.upload for found in form.attached()], "attachments")
    filed = []
    for found in form.attached():
        sha256 = found.upload.removeprefix("sha256:")
        upload = upload_of(session, sha256, office_id=case.office_id, by_id=by.id)
        if upload is not None and not _is_there(session, case, sha256):
            filed.append(attach_upload(session, case, upload, by=by))
    return filed


def attach_as_sent(session: Session, case: Case, form: Form) -> None:
    """File every upload that `form` names, each by whoever of the office sent it."""
    for found in form.attached():
        sha256 = found.upload.removeprefix("sha256:")
        upload = upload_of(session, sha256, office_id=case.office_id)
        if upload is not None and not _is_there(session, case, sha256):
            attach_upload(session, case, upload, by=session.get_one(Person, upload.by_id))


def attach_by_hand(session: Session, case: Case, upload: Upload, *, by: Person) -> Document:
    """Attach a file that no form asked for, to a case that is open; the caller holds its lock."""
    case.must_take_files("file")
    case.must_be_open()
    return attach_upload(session, case, upload, by=by)


def attach_upload(
    session: Session, case: Case, upload: Upload, *, by: Person, replaces: Document | None = None
) -> Document:
    """File one upload as an attachment of the case."""
    return Document.file(
        session,
        case.id,
        kind=ATTACHMENT,
        title=Text(upload.filename, upload.filename),
        filename=upload.filename,
        sha256=upload.sha256,
        media_type=upload.media_type,
        size=upload.size,
        by_id=by.id,
        replaces=replaces,
    )


def _is_there(session: Session, case: Case, sha256: str) -> bool:
    known = select(Document.id).where(Document.case_id == case.id, Document.sha256 == sha256)
    return session.exec(known).first() is not None
