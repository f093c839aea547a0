"""Copies of photographs for publication: they do not tell where they were taken (3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import file_store
from models.case import lock
from models.document import Document
from models.file_kind import SUFFIXES, kind_of
from models.picture import without_notes
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.news import Photograph
    from tasks.service import ServiceCall


def published_copies(call: ServiceCall, photos: Sequence[Photograph]) -> list[int]:
    """Each photograph as a document of its own, called by its caption; their numbers in order.

    Run again, a step finds what it filed.
    """
    return [_published(call, photo, n) for n, photo in enumerate(photos, start=1)]


def _published(call: ServiceCall, photo: Photograph, n: int) -> int:
    sha256 = photo.file.removeprefix("sha256:")
    copy = without_notes(file_store.get(sha256))
    stored = file_store.put(copy)
    media_type = kind_of(copy) or "application/octet-stream"
    with call.transaction() as session:
        lock(session, call.case_id)
        return Document.file(
            session,
            call.case_id,
            kind="paper",
            title=Text(f"ภาพข่าว {n}: {photo.caption}", f"News photograph {n}: {photo.caption}"),
            filename=f"{call.case_code}-photo-{n}{SUFFIXES.get(media_type, '')}",
            sha256=stored,
            media_type=media_type,
            size=len(copy),
            step_key=call.step_key,
            what=f"photo-{n}",
        ).n
