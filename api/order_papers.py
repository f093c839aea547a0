"""The paper of an acting order: brought once, read by everybody of the office."""

from typing import Annotated

from fastapi import Depends, File, Response, UploadFile

from api.acting_order_told import ActingOrderTold, told
from api.answers import RowId
from api.desk import Desk
from api.documents import Known, sent
from api.doors import Doors
from api.problem import documented
from api.uploads import Kept, kept
from api.visitor import KnownVisitor
from models.acting import held_order, order_of
from models.database import read
from models.document import upload_of
from models.errors import NotFound

doors = Doors(prefix="/acting-orders/{n}", tags=["posts"])


def kept_for_order(visitor: KnownVisitor, n: RowId, file: Annotated[UploadFile, File()]) -> Kept:
    """The file, taken in if the order takes one from who sends it."""
    with read() as session:
        desk = Desk(session, visitor)
        order_of(session, desk.me.office_id, n).must_take_paper(desk.me)
    return kept(visitor, file)


@doors.post("/paper", status_code=201, responses={**documented(413)})
def attach(desk: Desk, n: RowId, file: Annotated[Kept, Depends(kept_for_order)]) -> ActingOrderTold:
    """Bring the order as it was signed; once, for it is what people acted by."""
    order = held_order(desk.session, desk.me.office_id, n)
    order.attach(file.as_upload(desk.session, desk.me), by=desk.me)
    return told(desk, [order])[0]


@doors.get(
    "/paper",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}, 304: {"description": "Same"}},
)
def download(desk: Desk, n: RowId, if_none_match: Known = "") -> Response:
    """The order as it was signed; its ETag is the SHA-256 of its bytes."""
    office_id = desk.me.office_id
    sha256 = order_of(desk.session, office_id, n).paper_sha256
    upload = upload_of(desk.session, sha256, office_id=office_id) if sha256 else None
    if upload is None:
        raise NotFound
    return sent(upload, if_none_match)
