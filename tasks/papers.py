"""Setting papers: each becomes a document of the case, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from forms.papers import set_paper
from models import file_store
from models.case import lock
from models.database import read
from models.document import Document
from models.wording import Text, _
from tasks.service import ServiceCall, service_step

PDF = "application/pdf"


@service_step("set-papers", title=_("จัดทำเอกสาร PDF", "Set papers as PDF"))
def set_papers(call: ServiceCall, *, papers: Sequence[Mapping[str, Any]]) -> list[int]:
    """Set each of `papers` and file it; returns the documents' numbers, in the same order.

    A paper is ``{"template", "data", "title_th", "title_en"}``, with the data of its class in
    `forms.sheets.SHEETS`; with ``"name"`` where a step sets two of one template. Run again, the
    step finds what it filed, by case, step and name.
    """
    names = [paper.get("name", paper["template"]) for paper in papers]
    if len(set(names)) < len(names):
        raise ValueError(f"two papers of step {call.step_key!r} have one name: {names}")
    with read() as session:
        known = _filed(session, call, names)
    if known.keys() >= set(names):
        return [known[name] for name in names]
    # Set and stored before the case is locked: nobody waits for a typesetter.
    stored = [_stored(paper) for paper in papers]
    with call.transaction() as session:
        lock(session, call.case_id)
        return [
            Document.file(
                session,
                call.case_id,
                kind="paper",
                title=Text(paper["title_th"], paper["title_en"]),
                filename=f"{call.case_code}-{name}.pdf",
                sha256=sha256,
                media_type=PDF,
                size=size,
                step_key=call.step_key,
                what=name,
            ).n
            for paper, name, (sha256, size) in zip(papers, names, stored, strict=True)
        ]


def _filed(session: Session, call: ServiceCall, names: Sequence[str]) -> dict[str, int]:
    found = session.exec(
        select(Document).where(
            Document.case_id == call.case_id,
            Document.step_key == call.step_key,
            col(Document.what).in_(names),
        )
    )
    return {each.what or "": each.n for each in found}


def _stored(paper: Mapping[str, Any]) -> tuple[str, int]:
    pdf = set_paper(paper["template"], paper["data"])
    return file_store.put(pdf), len(pdf)
