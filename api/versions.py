"""Versions of a document, and copies of photographs that may be published."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Response

from api.answers import Code
from api.desk import Desk
from api.documents import Documents, DocumentTold, Number, kept_for_case
from api.doors import Doors
from api.problem import documented
from api.uploads import Kept
from api.visitor import KnownVisitor
from models.database import read
from models.document import Document, document_of, documents_of, versions_of
from models.struck_out import struck_out
from tasks.publishing import published
from tasks.versions import replace_by_hand

doors = Doors(prefix="/cases/{code}/documents/{n}", tags=["documents"])


@doors.get("/versions")
def versions(desk: Desk, code: Code, n: Number) -> Documents:
    """Every version of the document, the newest first."""
    found = versions_of(documents_of(desk.session, desk.case(code).id or 0), n)
    cancelled = struck_out(desk.session, desk.case(code).id or 0)
    return Documents.model_construct(
        items=[DocumentTold.of(each, code, cancelled.get(each.n)) for each in found]
    )


@doors.post("/versions", status_code=201, responses={**documented(413)})
def replace(
    desk: Desk, code: Code, n: Number, file: Annotated[Kept, Depends(kept_for_case)]
) -> DocumentTold:
    """Bring a newer version of an attachment; the older one stays, and can be read."""
    case = desk.held_case(code)
    document = document_of(desk.session, case.id or 0, n)
    upload = file.as_upload(desk.session, desk.me)
    newer = replace_by_hand(desk.session, case, document, upload, by=desk.me)
    return DocumentTold.of(newer, code)


@doors.get(
    "/publication",
    response_class=Response,
    responses={200: {"content": {"image/*": {}}}, **documented(401)},
)
def publication(visitor: KnownVisitor, code: Code, n: Number) -> Response:
    """A copy of a photograph that may be published: without place, time, device and names."""
    with read() as session:
        document = document_of(session, Desk(session, visitor).case(code).id or 0, n)
    return sent_for_publication(document)


def sent_for_publication(document: Document) -> Response:
    """The copy, to be saved under a name that tells it from the original."""
    name = quote(f"public-{document.filename}", safe="")
    headers = {
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
    }
    return Response(published(document), headers=headers, media_type=document.media_type)
