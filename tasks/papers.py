"""Setting papers: each becomes a document of the case, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col, select

from forms.papers import set_paper
from forms.sheets import SHEETS
from forms.sheets.face import number_on
from models import file_store
from models.case import Case, lock
from models.database import read
from models.document import Document
from models.paper_seal import set_seal
from models.pin import SEAL, pin
from models.secrecy import SECRECIES
from models.urgency import NORMAL, URGENCIES
from models.wording import Text, _
from tasks.sealing import OPEN, Seal, seal_for, unsealed
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from forms.sheets.sheet import Sheet

PDF = "application/pdf"
NO_NUMBER_YET = _("ร่าง – ยังไม่มีเลข", "Draft – no number yet")
NOT_ISSUED = _("ร่าง – ยังไม่ได้ออก", "Draft – not issued yet")


class Printed(NamedTuple):
    """A paper that was set and lies in the file store, not yet filed in its case."""

    sha256: str
    size: int
    seal: Seal | None


def paper(template: str, data: Mapping[str, Any], th: str, en: str) -> dict[str, Any]:
    """One of the papers that `set_papers` sets."""
    return {"template": template, "data": dict(data), "title_th": th, "title_en": en}


@service_step("set-papers", title=_("จัดทำเอกสาร PDF", "Set papers as PDF"))
def set_papers(call: ServiceCall, *, papers: Sequence[Mapping[str, Any]]) -> list[int]:
    """Set each of `papers` and file it; returns the documents' numbers, in the same order.

    A paper is ``{"template", "data", "title_th", "title_en"}``, with the data of its class in
    `forms.sheets.SHEETS`; with ``"name"`` where a step sets two of one template, and ``"register"``
    where its number alone does not say of which register it is. It bears the classes of the case,
    whatever the data say; one that was signed and numbered gets its seal. Run again, the step finds
    what it filed, by case, step and name.
    """
    names = [paper.get("name", paper["template"]) for paper in papers]
    if len(set(names)) < len(names):
        raise ValueError(f"two papers of step {call.step_key!r} have one name: {names}")
    with read() as session:
        known = _filed(session, call, names)
    if known.keys() >= set(names):
        return [known[name] for name in names]
    # Set and stored before the case is locked: nobody waits for a typesetter.
    printed = [_printed(call, paper) for paper in papers]
    with call.transaction() as session:
        # It may have gone on to paper while this was set.
        lock(session, call.case_id).must_take_files("papers")
        return [
            _file(session, call, paper, name, made)
            for paper, name, made in zip(papers, names, printed, strict=True)
        ]


def drafted(call: ServiceCall, paper: Mapping[str, Any]) -> bytes:
    """The PDF of a paper as `set_papers` would set it now, marked as a draft; nothing is kept.

    Its number stands open (:data:`OPEN`), and so does the place of the mark to check it by.
    """
    template = paper["template"]
    with read() as session:
        data = {**paper["data"], **_classes(session, call, SHEETS[template])}
    bears_number = number_on(SHEETS[template].model_validate(data))
    mark = unsealed() if bears_number and OPEN in bears_number else None
    said = NO_NUMBER_YET if mark else NOT_ISSUED
    return set_paper(template, {**data, "verify": mark, "draft": f"{said.th} · {said.en}"})


def _filed(session: Session, call: ServiceCall, names: Sequence[str]) -> dict[str, int]:
    found = session.exec(
        select(Document).where(
            Document.case_id == call.case_id,
            Document.step_key == call.step_key,
            col(Document.what).in_(names),
        )
    )
    return {each.what or "": each.n for each in found}


def _printed(call: ServiceCall, paper: Mapping[str, Any]) -> Printed:
    template = paper["template"]
    with read() as session:
        data = {**paper["data"], **_classes(session, call, SHEETS[template])}
        sheet = SHEETS[template].model_validate(data)
        seal = seal_for(session, call.case_id, template, sheet, paper.get("register"))
    pdf = set_paper(template, {**data, "verify": seal.printed} if seal else data)
    return Printed(file_store.put(pdf), len(pdf), seal)


def _classes(session: Session, call: ServiceCall, shape: type[Sheet]) -> dict[str, str | None]:
    """The classes of the case as they are now, as far as such a paper shows them (handbook 2.4)."""
    case = session.get_one(Case, call.case_id)
    case.must_take_files("papers")
    classes = {
        "urgency": None if case.urgency == NORMAL else URGENCIES[case.urgency].th,
        "secrecy": SECRECIES[case.secrecy].th if case.goes_by_number else None,
    }
    return {name: said for name, said in classes.items() if name in shape.model_fields}


def _file(
    session: Session, call: ServiceCall, paper: Mapping[str, Any], name: str, made: Printed
) -> int:
    seal = made.seal.row(made.sha256) if made.seal is not None else None
    document = Document.file(
        session,
        call.case_id,
        kind="paper",
        title=Text(paper["title_th"], paper["title_en"]),
        filename=f"{call.case_code}-{name}.pdf",
        sha256=made.sha256,
        media_type=PDF,
        size=made.size,
        step_key=call.step_key,
        what=name,
        seal=pin(seal, SEAL) if seal is not None else None,
    )
    # Whoever was quicker filed a paper of their own, with its own code; this one is nobody's.
    if seal is not None and document.sha256 == made.sha256:
        set_seal(session, seal, document)
    return document.n
