"""Which documents of a case go with a letter: files that forms named, papers set earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.files import LARGEST_MAIL
from models.database import read
from models.document import Document, documents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlmodel import Session

    from tasks.service import ServiceCall


def enclosed(session: Session, call: ServiceCall, uploads: Iterable[str | None]) -> list[Document]:
    """The documents that those uploads became, in their order, as far as one mail holds them.

    A letter lists the same that comes with it.
    """
    return _fitting(_among([*documents_of(session, call.case_id), *call.to_come], uploads))


def numbers_enclosed(call: ServiceCall, uploads: Iterable[str | None]) -> list[int]:
    """The same by their numbers, for the mail."""
    with read() as session:
        return [each.n for each in enclosed(session, call, uploads)]


def press_kit(call: ServiceCall, uploads: Iterable[str]) -> list[int]:
    """The newest kit for the press, if it is set by now, and the files that belong to it."""
    with read() as session:
        documents = documents_of(session, call.case_id)
    kits = [each for each in documents if each.what == "press-kit"]
    return [each.n for each in _fitting([*kits[-1:], *_among(documents, uploads)])]


def fitting(call: ServiceCall, numbers: Iterable[int]) -> list[int]:
    """Those of the documents, in their order, that one mail holds."""
    with read() as session:
        known = {each.n: each for each in documents_of(session, call.case_id)}
    return [each.n for each in _fitting([known[n] for n in numbers])]


def _among(documents: Iterable[Document], uploads: Iterable[str | None]) -> list[Document]:
    """Those of the documents that the uploads became, in the order of the uploads."""
    known = {each.sha256: each for each in documents}
    wanted = dict.fromkeys(each.removeprefix("sha256:") for each in uploads if each)
    return [known[each] for each in wanted if each in known]


def _fitting(documents: Sequence[Document]) -> list[Document]:
    """As many as one mail holds, in their order; one that does not fit keeps no other out."""
    fitting, left = [], LARGEST_MAIL
    for document in documents:
        if document.size <= left:
            fitting.append(document)
            left -= document.size
    return fitting
