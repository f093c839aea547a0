"""Why a booking is not made: told with who has the resource, when, and for which case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import WrongMoment
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.booking_conflict import Conflict


class CannotServe(WrongMoment):
    """It is no such thing, or not any more."""

    slug = "cannot-serve"
    text = _("จองเพื่อการนี้ไม่ได้", "It cannot be booked for that.")


class AlreadyBooked(WrongMoment):
    """Somebody else has it, goes first, or the person is away."""

    slug = "already-booked"
    text = _("จองไม่ได้ เพราะไม่ว่าง", "It cannot be booked: it is not free.")

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(_NOT_FREE.fill(conflicts=_in_one(conflicts)) if conflicts else None)
        self.conflicts = tuple(conflicts)


class NotAccepted(WrongMoment):
    """It could be confirmed, if who may do so accepts what is told, with a reason."""

    slug = "not-accepted"
    text = _("มีข้อเตือน โปรดบอกเหตุผลที่ยืนยัน", "There are warnings: please say why all the same.")

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(_WARNED.fill(conflicts=_in_one(conflicts)))
        self.conflicts = tuple(conflicts)


def _in_one(conflicts: Sequence[Conflict]) -> Text:
    """Their sentences behind each other."""
    words = [each.words for each in conflicts]
    return Text("; ".join(each.th for each in words), " ".join(each.en for each in words))


_NOT_FREE = _("จองไม่ได้: {conflicts}", "It cannot be booked: {conflicts}")
_WARNED = _(
    "มีข้อเตือน โปรดบอกเหตุผลที่ยืนยัน: {conflicts}",
    "There are warnings; please say why it is confirmed all the same: {conflicts}",
)
