"""Copies of photographs for publication: each made once, and kept beside its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from models import clock, file_store
from models.database import read, write
from models.publication import Publication
from tasks.photograph import publishable

if TYPE_CHECKING:
    from models.document import Document


def published(document: Document) -> bytes:
    """The copy of a photograph for publication (handbook 3.0), made the first time it is wanted.

    The original stays as it is. `Invalid` for what is no photograph, or a broken one.
    """
    with read() as session:
        known = session.get(Publication, document.sha256)
    if known is not None:
        return file_store.get(known.copy_sha256)
    # Drawn outside of any transaction: a large photograph takes a second.
    copy = publishable(file_store.get(document.sha256))
    _note(document.sha256, copy)
    return copy


def _note(sha256: str, copy: bytes) -> None:
    made = Publication(
        sha256=sha256, copy_sha256=file_store.put(copy), size=len(copy), at=clock.now()
    )
    try:
        with write() as session:
            session.add(made)
    except IntegrityError:
        return  # somebody else wanted it at the same moment, and their copy stands
