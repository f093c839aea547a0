"""An information request told as a story: OIAR-2570-0001 of the sample cases (3.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.information_request import (
    Assessment,
    Collected,
    DisclosureOrder,
    InformationRegistration,
    InformationRequest,
    Release,
)
from models.database import read
from models.register_entry import entries
from models.register_name import RegisterName
from tests.cast import task_of
from tests.forms.filled import ANSWERS
from tests.story import Story, with_upload

if TYPE_CHECKING:
    from datetime import datetime

    from forms.form import Form
    from models.human_task import HumanTask

WORK, CLOCK = "answer/work", "answer/clock"
OFFICER, OWNER = "reg-clerk-2", "photo-officer-1"
FULL: dict[str, Any] = {"disclosure": "full", "grounds": [], "withheld": None}
REFUSED: dict[str, Any] = {"disclosure": "refuse", "withheld": None}
PAPER: dict[str, Any] = {"access_form": ["copy"], "deliver": "counter"}


class InformationStory(Story):
    """One request at the demo office; its methods are the steps of the handbook."""

    def __init__(self, upload: str, *, by: str = OFFICER, **changes: Any) -> None:
        self.upload = upload
        request = self.answer(InformationRequest, **changes)
        super().__init__("information-request", request, by=by)

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """The sample answer, with files that exist."""
        return dict(with_upload({**ANSWERS[form], **changes}, self.upload))

    def fills(self, who: str, key: str, form: type[Form], **changes: Any) -> HumanTask:
        """Somebody fills in the form at `key` with the sample answer."""
        return self.does(who, key, self.answer(form, **changes))

    def registered(self, **changes: Any) -> None:
        """Step 1, taken on; not planned for longer than the law gives."""
        self.fills(OFFICER, "register", InformationRegistration, **{"done_by": None, **changes})

    def assessed(self, *, third_parties: Any = (), **changes: Any) -> None:
        """Steps 1, 4 and 5."""
        self.registered()
        self.fills(OWNER, f"{WORK}/collect", Collected, third_parties=list(third_parties))
        self.fills(OFFICER, f"{WORK}/opinion/assess", Assessment, **changes)

    def ordered(self, again: str = "", **changes: Any) -> None:
        """The order written, and step 6."""
        self.fills(OFFICER, f"{WORK}/order{again}", DisclosureOrder, **changes)
        self.does("adm-head-1", f"{WORK}/review{again}", outcome="approve")

    def decided(self, **changes: Any) -> None:
        """Everything up to the director's signature."""
        self.assessed(**changes)
        self.ordered(**changes)
        self.does("director-1", f"{WORK}/decide", outcome="approve")
        self.machines_run()

    def released(self, where: str = f"{WORK}/", **changes: Any) -> None:
        """Step 8, by two people."""
        self.fills(OFFICER, f"{where}redact", Release, **changes)
        self.does("complaint-officer-1", f"{where}check", outcome="approve")

    def due(self, key: str) -> tuple[datetime | None, datetime | None]:
        """The limit of the task at `key`, and the office's own before it."""
        task = task_of(self.code, key)
        return task.due_at, task.internal_due_at

    def numbers(self) -> list[tuple[str, str]]:
        """What stands in the register of letters this year: number, and to whom it goes."""
        with read() as session:
            found = entries(session, self.case.office_id, RegisterName.OUTGOING, 2569)
            return [(each.number, each.to_whom) for each in found]
