"""The news service told as a story: NEWS-2570-0002, filled in from the sample case (3.2)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from forms.news import (
    Coverage,
    FirstCoverage,
    NewsAssignment,
    NewsCorrection,
    NewsDraft,
    NewsMailing,
    NewsRequest,
    NewsScreening,
    Publication,
)
from forms.press_conference import FactVerification, ToldByTelephone
from models import clock, file_store
from models.database import write
from models.document import Upload
from models.file_kind import kind_of
from models.person import by_handle
from tests.forms.filled import ANSWERS
from tests.forms.picture_samples import png
from tests.forms.sample_news import PICTURE, PLACED, SHOT
from tests.forms.sample_request import UPLOAD
from tests.story import Story

if TYPE_CHECKING:
    from forms.form import Form
    from models.human_task import HumanTask

NEWS = "news"
AT_ONCE: dict[str, Any] = {"publish_at": None}
PLAIN: dict[str, Any] = AT_ONCE | {"touches": [], "to_confirm": [], "fact_owner": None}
"""News with nothing at stake, out as soon as it is approved."""

RIGHT: dict[str, Any] = {"is_wrong": False, "what_is_wrong": None}
CONFIRMED: dict[str, Any] = {"verdict": "confirmed", "corrected_value": None}
WITHOUT_CONSENT: dict[str, Any] = SHOT | {"consent": None}


class NewsStory(Story):
    """One request for news at the demo office; its methods are the steps of the handbook."""

    def __init__(
        self, paper: str, picture: str, *, by: str = "reg-clerk-1", **changes: Any
    ) -> None:
        self.paper, self.picture = paper, picture
        super().__init__("news", self.answer(NewsRequest, **changes), by=by)

    def answer(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """The sample answer, with files that exist."""
        return dict(self.with_files({**ANSWERS[form], **changes}))

    def with_files(self, value: Any) -> Any:
        """Every sample photograph replaced by a real one, every other sample file by a letter."""
        if isinstance(value, dict):
            return {name: self.with_files(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self.with_files(each) for each in value]
        if value == PICTURE:
            return self.picture
        return self.paper if value == UPLOAD else value

    def fills(self, who: str, key: str, form: type[Form], **changes: Any) -> HumanTask:
        """Somebody fills in the form at `key` with the sample answer."""
        return self.does(who, key, self.answer(form, **changes))

    def assigned(self, *outlets: str) -> None:
        """Steps 1 and 2; newsrooms of these keys are invited along."""
        self.fills("pr-officer-1", "screen", NewsScreening)
        self.fills("prc-head-1", "assign", NewsAssignment, target_media=list(outlets))

    def written(self, again: str = "", **changes: Any) -> None:
        """Steps 3 and 4."""
        self.fills("pr-officer-2", f"{NEWS}/draft{again}", NewsDraft, **changes)
        self.does("pr-officer-1", f"{NEWS}/edit{again}", outcome="approve")

    def confirmed(self, again: str = "", **changes: Any) -> None:
        """Step 5."""
        changes = {**CONFIRMED, **changes}
        self.fills("reg-clerk-1", f"{NEWS}/facts{again}/owner/confirm", FactVerification, **changes)

    def approved(self, again: str = "", **given: Any) -> HumanTask:
        """Step 6, by the head of the group."""
        return self.does("prc-head-1", f"{NEWS}/approve{again}", outcome="approve", **given)

    def to_the_approval(self, **changes: Any) -> None:
        """Plain news, written and edited."""
        self.assigned()
        self.written(**{**PLAIN, **changes})

    def published(self, where: str = NEWS) -> None:
        """Step 7, the publisher's half."""
        placements = [PLACED | {"placed_at": clock.now().isoformat()}]
        self.fills("pr-officer-3", f"{where}/publish/publish", Publication, placements=placements)

    def sent(self, **changes: Any) -> None:
        """Step 7, the liaison officer's half."""
        self.machines_run()
        self.fills("media-liaison-1", f"{NEWS}/network/choose-newsrooms", NewsMailing, **changes)
        self.machines_run()
        self.fills("media-liaison-1", f"{NEWS}/network/telephone", ToldByTelephone)

    def released(self, **changes: Any) -> None:
        """Everything up to the publication, of plain news."""
        self.to_the_approval(**changes)
        self.approved()
        self.published()
        self.sent()
        self.machines_run()

    def measured(self, again: str = "", **changes: Any) -> None:
        """Step 8: what is wrong at once, all else when its time has come."""
        form = Coverage if again else FirstCoverage
        changes = {**RIGHT, **({"more_to_come": False} if again else {}), **changes}
        waits = timedelta() if changes["is_wrong"] else timedelta(days=7 if again else 1)
        with clock.moved_to(clock.now() + waits):
            self.fills("pr-officer-3", f"{NEWS}/measure/report{again}", form, **changes)

    def put_right(self, n: int = 1, **changes: Any) -> None:
        """Step 9, for the `n`-th wrong report."""
        where = f"{NEWS}/corrections/round/{n}"
        self.fills("pr-officer-1", f"{where}/correct", NewsCorrection, **changes)
        self.does("prc-head-1", f"{where}/approve", outcome="approve")
        self.published(where)
        self.machines_run()
        self.fills("media-liaison-1", f"{where}/network/telephone", ToldByTelephone)
        self.machines_run()


def upload_picture(content: bytes | None = None) -> str:
    """A photograph that a clerk has uploaded; its reference."""
    content = png(1_600, notes=True) if content is None else content
    with write() as session:
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        upload = Upload(
            sha256=file_store.put(content),
            by_id=clerk.id,
            filename="photo.png",
            media_type=kind_of(content) or "",
            size=len(content),
            at=clock.now(),
        )
        session.add(upload)
        return upload.reference
