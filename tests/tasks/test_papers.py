"""Papers are filed in their case, once."""

from __future__ import annotations

from typing import Any

import pytest

from forms.papers import set_paper
from models import file_store
from models.case import lock
from models.database import read, write
from models.document import documents_of
from models.errors import Invalid
from tasks.papers import set_papers
from tests.forms.paper_samples import SAMPLES
from tests.tasks.sending import opened_case

pytestmark = pytest.mark.usefixtures("database")

PAPERS = [
    {"template": name, "data": SAMPLES[name], "title_th": "เอกสาร", "title_en": name}
    for name in ("press-kit", "memo")
]


def test_a_second_run_finds_what_the_first_one_filed() -> None:
    call = opened_case()
    numbers = set_papers(call, papers=PAPERS)
    assert numbers == [2, 3]
    assert set_papers(call, papers=PAPERS) == numbers
    with read() as session:
        filed = documents_of(session, call.case_id)[1:]
    assert [each.filename for each in filed] == [
        "PRES-2570-0001-press-kit.pdf", "PRES-2570-0001-memo.pdf",
    ]  # fmt: skip
    for each in filed:
        assert file_store.kind_of(file_store.get(each.sha256)) == each.media_type
        assert each.size == len(file_store.get(each.sha256))


def test_what_is_filed_is_not_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later attempt would bear another hour and so be another file."""
    call = opened_case()
    numbers = set_papers(call, papers=PAPERS)
    monkeypatch.delattr("tasks.papers.set_paper")
    assert set_papers(call, papers=PAPERS) == numbers


def test_a_case_that_went_on_to_paper_meanwhile_takes_no_more_papers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The typesetter was at it when the case was moved: nothing of it is kept here any more."""
    call = opened_case()

    def set_meanwhile(*given: Any) -> bytes:
        with write() as session:
            lock(session, call.case_id).secrecy = "very_secret"
        return set_paper(*given)

    monkeypatch.setattr("tasks.papers.set_paper", set_meanwhile)
    with pytest.raises(Invalid):
        set_papers(call, papers=PAPERS)
    with read() as session:
        assert len(documents_of(session, call.case_id)) == 1


def test_two_of_one_template_need_names() -> None:
    call = opened_case()
    with pytest.raises(ValueError, match="one name"):
        set_papers(call, papers=[PAPERS[0], PAPERS[0]])
    named = [{**PAPERS[0], "name": "kit-1"}, {**PAPERS[0], "name": "kit-2"}]
    assert set_papers(call, papers=named) == [2, 3]
