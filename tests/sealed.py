"""Letters that were signed, numbered, set as papers and sealed, for the tests that check them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf import PdfReader

from models import file_store
from models.database import read
from models.document import Document, document_of
from tasks.papers import set_papers
from tasks.service import ServiceCall
from tests import cast
from tests.forms.paper_samples import SAMPLES
from tests.signing import signed

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBJECT = "ตอบรับเป็นวิทยากร"
SIGNER = {
    "name": "นางสมใจ ใจดี",
    "post": "ผู้ช่วยประชาสัมพันธ์จังหวัด",
    "acting": "รักษาราชการแทน ประชาสัมพันธ์จังหวัดสงขลา",
}
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}")


class SealedLetter(NamedTuple):
    """A letter of a case, and the code that is printed on it."""

    case: str
    document: Document
    pdf: bytes

    @property
    def code(self) -> str:
        """As it stands on the paper."""
        (printed,) = CODE.findall(text_of(self.pdf))
        return str(printed)


def text_of(pdf: bytes) -> str:
    """What is written in it; only Latin letters and digits can be relied on."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def sealed_letter() -> SealedLetter:
    """A letter that was signed with a number on Tuesday."""
    (code,) = signed(1)
    return set_for(code)


def set_for(code: str, step: str = "send", **changes: Any) -> SealedLetter:
    """The letter of a case whose number was given, set by that step."""
    number = cast.record_of(code)["sign"].result["number"]
    data = (
        SAMPLES["outside-letter"]
        | {"doc_no": number, "subject": SUBJECT, "signer": SIGNER}
        | changes
    )
    with cast.clock_at(cast.TUESDAY):
        return set_as(code, step, {"template": "outside-letter", "data": data})


def set_as(code: str, step: str, paper: Mapping[str, Any]) -> SealedLetter:
    """Any paper of a case."""
    case = cast.case_of(code)
    call = ServiceCall(case.id, code, case.office_id, step, 1)
    titles = {"title_th": "หนังสือ", "title_en": "Letter"}
    (n,) = set_papers(call, papers=[{**titles, **paper}])
    with read() as session:
        document = document_of(session, case.id, n)
    return SealedLetter(code, document, file_store.get(document.sha256))
