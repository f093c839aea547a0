"""A complaint told as a story: COMP-2570-0003, filled in from the sample case (3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.complaint import (
    Classification,
    ComplaintProposal,
    ComplaintRegistration,
    ComplaintRequest,
    FactReport,
    ForwardingLetter,
    ReplyLetter,
    RespondentHeard,
)
from models.database import write
from models.person import by_handle
from tests.forms.filled import ANSWERS
from tests.forms.sample_complaint import FORWARDED
from tests.story import Story, with_upload
from workflows.moving import withdraw

if TYPE_CHECKING:
    from forms.form import Form
    from models.human_task import HumanTask

OFFICER, HEAD, DIRECTOR, FINDER = (
    "complaint-officer-1", "eva-head-1", "director-1", "eval-officer-1",
)  # fmt: skip
WORK = "complaint/answer/given"
"""Where the inquiry stands, while the complainant is told how far it is."""

OURS: dict[str, Any] = {"category": "staff", "about_org": "สำนักงานประชาสัมพันธ์จังหวัดสงขลา"}
"""A complaint that the office looks into itself."""

NO = {"comment": "ไม่อยู่ในอำนาจ", "words_for_requester": "สำนักงานไม่มีอำนาจพิจารณาเรื่องนี้"}
CONTENT = {"satisfaction": 5, "asks_review": False, "why": None}


class ComplaintStory(Story):
    """One complaint at the demo office; its methods are the steps of the handbook."""

    def __init__(self, paper: str, *, by: str = "reg-clerk-1", **changes: Any) -> None:
        self.paper = paper
        super().__init__("complaint", self.answer(ComplaintRequest, **changes), by=by)

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """The sample answer, with files that exist."""
        return dict(with_upload({**ANSWERS[form], **changes}, self.paper))

    def fills(self, who: str, key: str, form: type[Form], **changes: Any) -> HumanTask:
        """Somebody fills in the form at `key` with the sample answer."""
        return self.does(who, key, self.answer(form, **changes))

    def is_withdrawn(self, by: str) -> None:
        """Somebody takes it back."""
        with write() as session:
            person = by_handle(session, by)
            assert person is not None
            withdraw(session, self.code, by=person, reason="ผู้ร้องขอถอนเรื่อง")

    def classified(self, **changes: Any) -> None:
        """Steps 1 to 3; what the sample says is looked into."""
        self.fills(OFFICER, "register", ComplaintRegistration)
        self.fills(HEAD, "classify", Classification, **changes)

    def forwarded(self, **changes: Any) -> None:
        """Steps 1 to 4, up to the letter to the agency."""
        self.classified(**{**FORWARDED, **changes})
        self.fills(OFFICER, "forward", ForwardingLetter)
        self.does(DIRECTOR, "sign-forwarding", outcome="approve")
        self.machines_run()

    def found(self, where: str = WORK, *, by: str = FINDER) -> None:
        """Step 5."""
        self.fills(by, f"{where}/finding/facts", FactReport)
        self.fills(by, f"{where}/hearing/hear", RespondentHeard)

    def proposed(self, where: str = WORK, again: str = "", **changes: Any) -> None:
        """Step 6."""
        self.fills(OFFICER, f"{where}/propose{again}", ComplaintProposal, **changes)
        self.does(HEAD, f"{where}/review{again}", outcome="approve")

    def decided(self, **changes: Any) -> None:
        """Steps 1 to 7."""
        self.classified()
        self.found()
        self.proposed(**changes)
        self.does(DIRECTOR, f"{WORK}/decide", outcome="approve")
        self.machines_run()

    def replied(self, where: str = WORK) -> None:
        """Step 8."""
        prefix = f"{where}/" if where else ""
        self.fills(OFFICER, f"{prefix}reply", ReplyLetter)
        self.does(DIRECTOR, f"{prefix}sign-reply", outcome="approve")
        self.machines_run()


def subjects_of(story: Story) -> list[str]:
    """What the letters that left were about."""
    return [each.subject for each in story.letters()]
