"""Files that are sent while a form is still being filled in."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, File, UploadFile
from fastapi.responses import HTMLResponse
from sqlmodel import Session, col, select

from api.desk import Desk
from api.doors import Doors
from api.pages.kinds import takes_others
from api.pages.page import AnyPage
from api.pages.words import posted
from api.uploads import Kept, kept
from api.visitor import KnownVisitor
from forms.named import form_named
from forms.spec import FieldSpec, specs_of
from models.document import Document, Upload
from models.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterable

doors = Doors(include_in_schema=False)

_REFERENCE = re.compile(r"sha256:[0-9a-f]{64}")


def _fitting(visitor: KnownVisitor, file: Annotated[UploadFile, File()]) -> Kept:
    """The file, taken in if it is of a kind that its field takes."""
    field = _field(visitor)
    try:
        taken = kept(visitor, file)
    except Invalid as refusal:
        raise (Invalid([], takes_others(field)) if field else refusal) from None
    if field and taken.stored.media_type not in field.accept:
        raise Invalid([], takes_others(field))
    return taken


@doors.post("/uploads")
def upload(desk: Desk, page: AnyPage, file: Annotated[Kept, Depends(_fitting)]) -> HTMLResponse:
    """Keep one file and show it beside its field."""
    taken = file.as_upload(desk.session, desk.me)
    return page.show("upload.html", name=posted(desk.visitor, "_name"), upload=taken)


def _field(visitor: KnownVisitor) -> FieldSpec | None:
    """The field that a file is for, as the page says; None for a page that says none."""
    with suppress(LookupError):
        return specs_of(form_named(posted(visitor, "_form")))[posted(visitor, "_field")]
    return None


def names_of(session: Session, references: Iterable[str]) -> dict[str, str]:
    """What the files of these references are called, by reference."""
    sums = {each.removeprefix("sha256:") for each in references}
    named: dict[str, str] = {}
    for table in (Document, Upload):
        asked = select(table.sha256, table.filename).where(col(table.sha256).in_(sums))
        found = session.exec(asked)
        named |= {f"sha256:{sha256}": filename for sha256, filename in found}
    return named


def references_in(data: object) -> set[str]:
    """Every file that some form's data names."""
    if isinstance(data, str):
        return {data} if _REFERENCE.fullmatch(data) else set()
    if isinstance(data, dict):
        return references_in(list(data.values()))
    parts = data if isinstance(data, list | tuple) else ()
    return {found for part in parts for found in references_in(part)}
