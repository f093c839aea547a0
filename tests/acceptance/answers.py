"""The sample answers of `tests.forms.filled`, as if they were given now."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from time import sleep
from typing import TYPE_CHECKING, Any

from forms.press_conference import BriefingHeld
from models import clock
from tests.forms.filled import ANSWERS, NOW
from tests.story import with_upload

if TYPE_CHECKING:
    from forms.form import Form

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")


class Answers:
    """A complete, right answer for every form, with an upload that exists."""

    def __init__(self, upload: str) -> None:
        self._upload = upload
        self._late = clock.now() - NOW
        self._days = (clock.in_bangkok(clock.now()).date() - NOW.date()).days

    def __call__(self, form: type[Form], **changes: Any) -> dict[str, Any]:
        """The sample answer to `form`; whatever was a time in it is as far from now as it was."""
        sample: dict[str, Any] = with_upload(ANSWERS[form], self._upload)
        right = form.read(sample, now=NOW).record()
        moved = {name: self._moved(value) for name, value in right.items()}
        times = {name: value for name, value in moved.items() if value != right[name]}
        if issubclass(form, BriefingHeld):
            times |= _just_now()
        return sample | times | changes

    def _moved(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._moved(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._moved(each) for each in value]
        if isinstance(value, str) and MOMENT.match(value):
            return (datetime.fromisoformat(value) + self._late).isoformat()
        if isinstance(value, str) and DAY.match(value):
            return (date.fromisoformat(value) + timedelta(days=self._days)).isoformat()
        return value


def _just_now() -> dict[str, str]:
    """A briefing of this very minute: it was cleared a moment ago, and nobody waits here."""
    over = clock.in_bangkok(clock.now())
    if over.second == 0:
        sleep(1)  # it must have lasted
        over += timedelta(seconds=1)
    begun = over.replace(second=0, microsecond=0)
    return {"started_at": begun.isoformat(), "ended_at": over.replace(microsecond=0).isoformat()}
