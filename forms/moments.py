"""Rules about time that several forms share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from forms.locale import long_moment
from forms.problems import problem
from forms.rules import At
from models.errors import FieldProblem
from models.wording import Text, _

IN_THE_FUTURE: Text = _("ต้องไม่เป็นเวลาในอนาคต", "Must not be in the future.")
IN_THE_PAST: Text = _("ต้องเป็นเวลาหลังจากนี้", "Must not be in the past.")
ENDS_FIRST: Text = _("เวลาสิ้นสุดต้องอยู่หลังเวลาเริ่ม", "The end must be after the start.")


def past(moment: datetime | None, at: At, *path: str | int) -> Iterator[FieldProblem]:
    """A problem at `path` if `moment` is still to come."""
    if moment is not None and moment > at.now:
        yield problem("in_the_future", IN_THE_FUTURE, *path)


def coming(moment: datetime | None, at: At, *path: str | int) -> Iterator[FieldProblem]:
    """A problem at `path` if `moment` is over."""
    if moment is not None and moment < at.now:
        yield problem("in_the_past", IN_THE_PAST, *path)


def not_before(
    moment: datetime | None, earliest: datetime | None, text: Text, *path: str | int
) -> Iterator[FieldProblem]:
    """A problem at `path` if `moment` is before `earliest`; to the minute: nobody types seconds.

    `text` names ``{when}``.
    """
    if moment is None or earliest is None:
        return
    if moment < earliest.replace(second=0, microsecond=0):
        yield problem("too_early", text.fill(when=long_moment(earliest)), *path)


def in_order(start: datetime, end: datetime | None, *path: str | int) -> Iterator[FieldProblem]:
    """A problem at `path`, that of `end`, if it is not after `start`."""
    if end is not None and end <= start:
        yield problem("ends_first", ENDS_FIRST, *path)
