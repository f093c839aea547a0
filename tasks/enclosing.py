"""Which documents of a case go with a letter: files that forms named, papers set earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.database import read
from models.document import Document, documents_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tasks.service import ServiceCall

LARGEST_MAIL = 10 * 1024 * 1024
"""Bytes of enclosures that a newsroom's server takes for certain; what is beyond stays here."""


def enclosed(call: ServiceCall, uploads: Sequence[str | None]) -> list[int]:
    """The numbers of the documents that those uploads became, as far as one mail holds them."""
    wanted = {each.removeprefix("sha256:") for each in uploads if each}
    return _fitting([each for each in _documents(call) if each.sha256 in wanted])


def press_kit(call: ServiceCall, uploads: Collection[str]) -> list[int]:
    """The newest kit for the press, if it is set by now, and the files that belong to it."""
    kits = [each for each in _documents(call) if each.what == "press-kit"]
    wanted = {each.removeprefix("sha256:") for each in uploads}
    files = [each for each in _documents(call) if each.sha256 in wanted]
    return _fitting([*kits[-1:], *files])


def _documents(call: ServiceCall) -> list[Document]:
    with read() as session:
        return documents_of(session, call.case_id)


def _fitting(documents: Sequence[Document]) -> list[int]:
    """As many as one mail holds, in their order; one that does not fit keeps no other out."""
    fitting, left = [], LARGEST_MAIL
    for document in documents:
        if document.size <= left:
            fitting.append(document.n)
            left -= document.size
    return fitting
