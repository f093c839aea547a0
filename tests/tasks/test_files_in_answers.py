"""Files in an answer: they must be here, of the right kind, and then they belong to the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.field import field
from forms.files import ATTACHMENTS
from forms.files import Upload as AnUpload
from forms.form import Form
from models import clock
from models.database import read, write
from models.document import Upload, documents_of
from models.errors import Invalid
from models.role import Role
from models.wording import _
from tests import cast
from tests.cast import CastPaper, case_of, completes, opened

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome

pytestmark = pytest.mark.usefixtures("office")


def papers(case: CaseRun, _request: Any) -> Outcome:
    paper = case.ask("paper", CastPaper, of=Role.NEWS_OFFICER)
    case.approve("decision", paper, of=Role.PRC_HEAD)
    return case.closes("done")


def uploaded(
    letter: str,
    *,
    media_type: str = "application/pdf",
    size: int = 10,
    by: str = "news1",
    called: str = "",
) -> dict[str, str]:
    """A file of that hash is there; how a form names it."""
    with write() as session:
        upload = Upload(
            sha256=letter * 64,
            by_id=cast.person(session, by).id,
            filename=called or f"{letter}.pdf",
            media_type=media_type,
            size=size,
            at=clock.now(),
        )
        session.add(upload)
        return {"paper": upload.reference}


def filed(code: str) -> list[str]:
    with read() as session:
        return [document.filename for document in documents_of(session, case_of(code).id)]


def refused(doing: Any) -> list[tuple[tuple[str | int, ...], str]]:
    with cast.nothing_changes(), pytest.raises(Invalid) as refusal:
        doing()
    return [(problem.path, problem.slug) for problem in refusal.value.problems]


def test_a_file_of_an_answer_belongs_to_the_case() -> None:
    code = opened(papers)
    completes("news1", code, "paper", uploaded("a"))
    assert filed(code) == ["a.pdf"]


@pytest.mark.parametrize(
    ("named", "slug"),
    [
        (None, "unknown_upload"),
        ({"media_type": "video/mp4"}, "wrong_file_kind"),
        ({"size": 11 * 1024 * 1024}, "file_too_large"),
    ],
)
def test_a_file_must_be_here_and_as_the_form_wants_it(
    named: dict[str, Any] | None, slug: str
) -> None:
    code = opened(papers)
    answer = {"paper": f"sha256:{'f' * 64}"} if named is None else uploaded("b", **named)
    assert refused(lambda: completes("news1", code, "paper", answer)) == [(("paper",), slug)]


class CastFolder(Form):
    """What brings several files."""

    title = _("แฟ้มทดสอบ", "Test folder")
    papers: tuple[AnUpload, ...] = field("ไฟล์", "Files", max_length=10, accepts=ATTACHMENTS)


def test_files_may_be_too_large_together() -> None:
    """50 MB in all (handbook 3.0); the same file named twice counts once."""

    def brings(case: CaseRun, _request: Any) -> Outcome:
        case.ask("folder", CastFolder, of=Role.NEWS_OFFICER)
        return case.closes("done")

    code = opened(brings)
    mb = 1024 * 1024
    large, other, small = (
        uploaded(letter, size=size)["paper"]
        for letter, size in (("c", 30 * mb), ("d", 21 * mb), ("e", 20 * mb))
    )
    refusal = refused(lambda: completes("news1", code, "folder", {"papers": [large, other]}))
    assert refusal == [(("papers",), "files_too_large")]
    completes("news1", code, "folder", {"papers": [large, small, large]})
    assert sorted(filed(code)) == ["c.pdf", "e.pdf"]


def test_a_file_that_comes_with_edits_is_looked_at_and_filed_too() -> None:
    """Else what was approved would name a file that nobody has."""
    code = opened(papers)
    completes("news1", code, "paper", uploaded("a"))

    def edits(paper: dict[str, str]) -> None:
        completes("prc_head", code, "decision", {"edited": paper}, outcome="approve_with_edit")

    missing = {"paper": f"sha256:{'f' * 64}"}
    assert refused(lambda: edits(missing)) == [(("edited", "paper"), "unknown_upload")]
    edits(uploaded("c"))
    assert filed(code) == ["a.pdf", "c.pdf"]


def test_edits_may_leave_the_file_as_it_was() -> None:
    code = opened(papers)
    paper = uploaded("a")
    completes("news1", code, "paper", paper)
    completes("prc_head", code, "decision", {"edited": paper}, outcome="approve_with_edit")
    assert filed(code) == ["a.pdf"]


def test_the_same_bytes_are_filed_under_the_name_that_who_handed_them_in_gave_them() -> None:
    code = opened(papers)
    for handle in ("liaison", "stranger", "news1", "clerk"):
        upload = uploaded("a", by=handle, called=f"{handle}.pdf")
    completes("news1", code, "paper", upload)
    assert filed(code) == ["news1.pdf"]


def test_a_file_of_another_office_is_not_here() -> None:
    code = opened(papers)
    upload = uploaded("a", by="stranger")
    assert refused(lambda: completes("news1", code, "paper", upload)) == [
        (("paper",), "unknown_upload")
    ]


def test_a_file_that_a_colleague_sent_for_the_draft_is_filed() -> None:
    code = opened(papers)
    completes("news1", code, "paper", uploaded("a", by="news2", called="draft.pdf"))
    assert filed(code) == ["draft.pdf"]
