"""Documents of a case: what was set, what people attached, and their bytes."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, File, Header, Path, Response, UploadFile
from pydantic import BaseModel

from api.answers import Both, Code, When
from api.desk import Desk
from api.doors import Doors
from api.problem import documented
from api.uploads import Kept, kept
from api.visitor import KnownVisitor
from models import file_store
from models.database import read
from models.document import Document, Upload, document_of, documents_of
from models.struck_out import StruckOut, struck_out
from tasks.attaching import attach_by_hand

doors = Doors(prefix="/cases/{code}", tags=["documents"])


def kept_for_case(visitor: KnownVisitor, code: Code, file: Annotated[UploadFile, File()]) -> Kept:
    """The file, taken in if the case takes any: of what lies on paper only, nothing is stored."""
    with read() as session:
        Desk(session, visitor).case(code).must_take_files("file")
    return kept(visitor, file)


Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
Known = Annotated[str, Header(max_length=1_000)]
SHOWN_AS_IT_IS = ("application/pdf", "image/", "audio/", "video/")
NOT_MODIFIED = 304


class CancelledTold(BaseModel):
    """That the number of a paper was struck out: when, and why."""

    number: str
    at: When
    reason: str


class DocumentTold(BaseModel):
    """A document: the `n`-th of its case, found at `url`.

    It is the newer `version` of the one whose number is `replaces`; that one stays. `cancelled`
    says that the number of a paper was struck out.
    """

    n: int
    url: str
    kind: str
    title: Both
    filename: str
    media_type: str
    size: int
    sha256: str
    step_key: str | None
    version: int
    replaces: int | None
    created_at: When
    cancelled: CancelledTold | None

    @classmethod
    def of(
        cls, document: Document, code: str, cancelled: StruckOut | None = None
    ) -> "DocumentTold":
        """What is told of a document."""
        told = cls.model_fields.keys() - {"url", "created_at", "cancelled"}
        return cls.model_construct(
            **{name: getattr(document, name) for name in told},
            url=f"/api/cases/{code}/documents/{document.n}",
            created_at=document.created_at,
            cancelled=CancelledTold.model_construct(**cancelled._asdict()) if cancelled else None,
        )


class Documents(BaseModel):
    """Documents of a case."""

    items: list[DocumentTold]


@doors.get("/documents")
def listed(desk: Desk, code: Code) -> Documents:
    """Every document of the case, by number, older versions among them."""
    case_id = desk.case(code).id or 0
    found, cancelled = documents_of(desk.session, case_id), struck_out(desk.session, case_id)
    return Documents.model_construct(
        items=[DocumentTold.of(each, code, cancelled.get(each.n)) for each in found]
    )


@doors.get(
    "/documents/{n}",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}, 304: {"description": "Same"}},
)
def download(desk: Desk, code: Code, n: Number, if_none_match: Known = "") -> Response:
    """The document itself; its ETag is the SHA-256 of its bytes."""
    return sent(document_of(desk.session, desk.case(code).id or 0, n), if_none_match)


@doors.post("/attachments", status_code=201, responses={**documented(413)})
def attach(desk: Desk, code: Code, file: Annotated[Kept, Depends(kept_for_case)]) -> DocumentTold:
    """Attach a file to a case that is open."""
    case = desk.held_case(code)
    upload = file.as_upload(desk.session, desk.me)
    return DocumentTold.of(attach_by_hand(desk.session, case, upload, by=desk.me), code)


def sent(document: Document | Upload, if_none_match: str = "") -> Response:
    """The bytes of a document, as a browser should take them; the page doors send them too."""
    tag = f'"{document.sha256}"'
    way = "inline" if document.media_type.startswith(SHOWN_AS_IT_IS) else "attachment"
    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(document.filename, safe='')}",
    }
    if tag in if_none_match:
        return Response(status_code=NOT_MODIFIED, headers=headers)
    content = file_store.get(document.sha256)
    return Response(content, headers=headers, media_type=document.media_type)
