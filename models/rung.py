"""The rungs of the approval ladder, and bands of money that end on one (the handbook, 1.5)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from models.role import Role
from models.wording import Text, _


class Rung(StrEnum):
    """Who may have the last word, the lowest first."""

    GROUP_HEAD = "group_head"
    DEPUTY_DIRECTOR = "deputy_director"
    DIRECTOR = "director"
    VICE_GOVERNOR = "vice_governor"
    GOVERNOR = "governor"
    PRD_REGION6 = "prd_region6"
    PRD_HQ = "prd_hq"

    @property
    def label(self) -> Text:
        """What the rung is called on a page."""
        return _GROUP_HEAD if self is Rung.GROUP_HEAD else Role(self.value).label

    @property
    def is_outside(self) -> bool:
        """Whether who stands there has no account: their word is entered by a clerk."""
        return self not in INSIDE

    @property
    def height(self) -> int:
        """How far up it is."""
        return list(Rung).index(self)


INSIDE = (Rung.GROUP_HEAD, Rung.DEPUTY_DIRECTOR, Rung.DIRECTOR)
PROVINCE = (*INSIDE, Rung.VICE_GOVERNOR, Rung.GOVERNOR)
ANY = tuple(Rung)


class Band(NamedTuple):
    """Up to how much money (in baht, that sum included; None: however much) who decides last."""

    up_to_baht: int | None
    last_rung: Rung


_GROUP_HEAD = _("หัวหน้ากลุ่มงาน", "Group head")
