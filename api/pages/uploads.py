"""Files that are sent while a form is still being filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse
from sqlmodel import Session, col, select

from api.desk import Desk
from api.doors import Doors
from api.pages.page import AnyPage
from api.pages.words import posted
from api.uploads import KeptFile
from models.document import Document, Upload

if TYPE_CHECKING:
    from collections.abc import Iterable

doors = Doors(include_in_schema=False)

_REFERENCE = re.compile(r"sha256:[0-9a-f]{64}")


@doors.post("/uploads")
def upload(desk: Desk, page: AnyPage, file: KeptFile) -> HTMLResponse:
    """Keep one file and show it beside its field."""
    taken = file.as_upload(desk.session, desk.me)
    return page.show("upload.html", name=posted(desk.visitor, "_name"), upload=taken)


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
