"""The paper of an acting order, brought beside it on the page of the posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from fastapi.responses import Response

from api import order_papers
from api.answers import RowId
from api.desk import Desk
from api.documents import Known
from api.doors import Doors
from api.order_papers import kept_for_order
from api.pages.page import AnyPage
from api.pages.posts import again, done
from api.visitor import KnownVisitor
from models.errors import FieldProblem, Invalid, NotAllowed, TooLarge, WrongMoment
from models.wording import _

if TYPE_CHECKING:
    from fastapi import UploadFile

    from api.visitor import Visitor

doors = Doors(include_in_schema=False)

NO_FILE = _("กรุณาเลือกไฟล์ก่อน", "Please choose a file first.")


@doors.get("/acting-orders/{n}/paper")
def look(desk: Desk, n: RowId, if_none_match: Known = "") -> Response:
    """The order as it was signed."""
    return order_papers.download(desk, n, if_none_match)


@doors.post("/acting-orders/{n}/paper")
def bring(visitor: KnownVisitor, page: AnyPage, n: RowId) -> Response:
    """Bring the order as it was signed."""
    place = f"acting-orders/{n}/paper"
    try:
        file = kept_for_order(visitor, n, _chosen(visitor))
    except TooLarge as refusal:
        told = Invalid([FieldProblem(("file",), refusal.slug, refusal.text)])
        return again(visitor, page, place, told)
    except (Invalid, NotAllowed, WrongMoment) as refusal:
        return again(visitor, page, place, refusal)
    return done(visitor, page, place, lambda desk, _words: order_papers.attach(desk, n, file))


def _chosen(visitor: Visitor) -> UploadFile:
    file = visitor.form.get("file") if visitor.form is not None else None
    if file is None or isinstance(file, str) or not file.filename:
        raise Invalid([FieldProblem(("file",), "required", NO_FILE)])
    return cast("UploadFile", file)
