"""Why a booking is not made: told with who has the resource, when, and for which case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import WrongMoment
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.booking_conflict import Conflict


class _Refused(WrongMoment):
    """Refused for what stands against it."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        words = in_one([each.words for each in conflicts])
        super().__init__(type(self).text.fill(conflicts=words))
        self.conflicts = tuple(conflicts)


class AlreadyBooked(_Refused):
    """Somebody else has it, goes first, or the person is away."""

    slug = "already-booked"
    text = _("จองไม่ได้: {conflicts}", "It cannot be booked: {conflicts}")


class NotAccepted(_Refused):
    """It could be confirmed, if who may do so accepts what is told, with a reason."""

    slug = "not-accepted"
    text = _(
        "มีข้อเตือน โปรดบอกเหตุผลที่ยืนยัน: {conflicts}",
        "There are warnings; please say why it is confirmed all the same: {conflicts}",
    )


def in_one(several: Sequence[Text]) -> Text:
    """Sentences behind each other."""
    return Text("; ".join(each.th for each in several), " ".join(each.en for each in several))
