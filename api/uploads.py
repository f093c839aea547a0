"""Files on their way in: sent first, then named by a form as ``sha256:…`` or attached to a case."""

from typing import Annotated, NamedTuple

from fastapi import Depends, File, Path, UploadFile
from pydantic import BaseModel
from sqlmodel import Session

from api.desk import Desk
from api.doors import Doors
from api.visitor import KnownVisitor
from models import clock
from models.database import read
from models.document import Upload
from models.errors import NotFound
from models.file_store import Stored, admit
from models.person import Person

doors = Doors(tags=["uploads"])

LONGEST_NAME = 200
Reference = Annotated[str, Path(max_length=80)]


class UploadTold(BaseModel):
    """A file that the office has taken in; forms name it by `upload`."""

    url: str
    upload: str
    filename: str
    media_type: str
    size: int

    @classmethod
    def of(cls, upload: Upload) -> "UploadTold":
        """The file as it was taken in."""
        told = ("filename", "media_type", "size")
        return cls.model_construct(
            url=f"/api/uploads/{upload.reference}",
            upload=upload.reference,
            **{name: getattr(upload, name) for name in told},
        )


class Kept(NamedTuple):
    """A file that lies in the store already, and what its sender calls it."""

    stored: Stored
    filename: str

    def as_upload(self, session: Session, by: Person) -> Upload:
        """The row that says who sent it."""
        return session.merge(
            Upload(
                sha256=self.stored.sha256,
                by_id=by.id or 0,
                filename=self.filename,
                media_type=self.stored.media_type,
                size=self.stored.size,
                at=clock.now(),
            )
        )


def kept(visitor: KnownVisitor, file: Annotated[UploadFile, File()]) -> Kept:
    """Take the file in before the transaction begins: a slow disk must not hold up the others."""
    with read() as session:
        Desk(session, visitor)
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    printable = "".join(sign for sign in name if sign.isprintable()).strip()
    return Kept(admit(file.file.read()), printable[-LONGEST_NAME:] or "file")


KeptFile = Annotated[Kept, Depends(kept)]


@doors.post("/uploads", status_code=201)
def send(desk: Desk, file: KeptFile) -> UploadTold:
    """Take a file in; its kind is told by its bytes, whatever it is called."""
    return UploadTold.of(file.as_upload(desk.session, desk.me))


@doors.get("/uploads/{reference}")
def look(desk: Desk, reference: Reference) -> UploadTold:
    """A file that I sent; nobody else's is there."""
    sent = desk.session.get(Upload, (reference.removeprefix("sha256:"), desk.my_id))
    if sent is None or sent.reference != reference:
        raise NotFound
    return UploadTold.of(sent)
