"""The people and things of a consultation, for its stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from forms.consultation import (
    Advice,
    ConsultationRequest,
    SessionRecord,
    SlotProposal,
    WrittenAdvice,
)
from forms.papers import set_paper
from models import clock
from models.answer_link import answer_link, read_token
from models.database import write
from tasks import papers
from tests.forms.filled import ANSWERS, NOW
from tests.story import Story, furnish, with_upload
from workflows.moving import deliver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.form import Form
    from tests.databases import FreshDatabase

ACCEPTED = {"decision": "accept", "adviser": "pr-officer-1", "sensitive": "false"}
SENSITIVE = ACCEPTED | {"sensitive": "true"}
ASKS = {"decision": "ask_once", "sensitive": "false", "missing": ["แผนสื่อเดิม", "งบประมาณ"]}
NO = {"comment": "ไม่ใช่บทบาทของสำนักงาน", "words_for_requester": "ขออภัยที่ไม่อาจให้คำปรึกษาได้"}
TUESDAY_AT_TEN = "2026-11-24T10:00"


class Consultation:
    """The sample answers, with an upload that exists, and what was set as papers."""

    def __init__(self, upload: str) -> None:
        self.upload = upload
        self.papers: dict[str, dict[str, Any]] = {}

    def paper(self, template: str) -> dict[str, Any]:
        """The data of the paper of that template, as the machines set it last."""
        return self.papers[template]

    def sets(self, template: str, data: dict[str, Any]) -> bytes:
        """Set a paper, and keep what stands in it: Thai cannot be read out of a PDF."""
        self.papers[template] = data
        return set_paper(template, data)

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """A complete answer to `form`."""
        return {**with_upload(ANSWERS[form], self.upload), **changes}

    def opens(self, *, by: str = "reg-clerk-1", **changes: Any) -> Story:
        """The request has come in."""
        request = self.answer(ConsultationRequest, **changes)
        return Story("consultation", request, by=by)


@pytest.fixture
def asked(database: FreshDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Consultation]:
    """The demo office on Sunday 22 November 2026."""
    with clock.moved_to(NOW):
        consultation = Consultation(furnish(NOW))
        monkeypatch.setattr(papers, "set_paper", consultation.sets)
        yield consultation


def told(story: Story, name: str, payload: dict[str, Any], asked_by: str = "") -> None:
    """A message of the requester comes in by the link of a letter."""
    link = read_token(answer_link(story.code, name, asked_by).rpartition("/")[2])
    with write() as session:
        deliver(
            session,
            link.code,
            link.name,
            payload,
            sender="org-rid16",
            once=True,
            asked_by=link.asked_by,
        )


def to_the_letter(story: Story, asked: Consultation) -> None:
    """Accepted, a time agreed, advised, and the letter sent."""
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "propose-slot", asked.answer(SlotProposal))
    story.machines_run()
    told(story, "slot", {"chosen": "2026-11-30T10:00"})
    advised(story, asked)
    story.machines_run()


def advised(story: Story, asked: Consultation) -> None:
    """Prepared, reviewed, held, written and signed."""
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "session", asked.answer(SessionRecord))
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    story.does("director-1", "sign-advice", outcome="approve")


def signed_on_paper(story: Story, asked: Consultation) -> None:
    """Advice on paper, accepted, prepared and signed."""
    story.does("prc-head-1", "screen", ACCEPTED)
    story.does("pr-officer-1", "prepare-advice", asked.answer(Advice))
    story.does("prc-head-1", "review-advice", outcome="approve")
    story.does("pr-officer-1", "written-advice", asked.answer(WrittenAdvice))
    story.does("director-1", "sign-advice", outcome="approve")
