"""Which occasion goes first where two want the same resource (handbook 3.5: ลำดับชน)."""

from __future__ import annotations

from enum import IntEnum

from models.wording import Text, _


class Precedence(IntEnum):
    """The order of the handbook; the smaller number goes first."""

    ROYAL = 1
    STATE = 2
    GOVERNOR = 3
    ANNUAL = 4
    OTHER = 5

    @property
    def label(self) -> Text:
        """What such an occasion is called."""
        return _LABELS[self]

    @property
    def is_ceremony_of_state(self) -> bool:
        """Whether the director alone confirms for it, and others keep its whole day free."""
        return self <= Precedence.STATE


_LABELS: dict[Precedence, Text] = {
    Precedence.ROYAL: _("พระราชพิธี/งานเสด็จฯ", "Royal ceremony"),
    Precedence.STATE: _("รัฐพิธี", "State ceremony"),
    Precedence.GOVERNOR: _("งานผู้ว่าราชการจังหวัด", "Governor's occasion"),
    Precedence.ANNUAL: _("งานประจำปีจังหวัด", "Annual occasion of the province"),
    Precedence.OTHER: _("งานอื่น", "Other occasion"),
}
