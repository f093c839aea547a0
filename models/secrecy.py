"""The classes of secrecy of an official matter, and who handles them (handbook 2.4).

ระเบียบว่าด้วยการรักษาความลับของทางราชการ 2544 (แก้ 2561). Prasan keeps what is secret for named
readers. Of what is very or most secret it keeps the number and the place of the paper, no more.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from models.role import LEADERS, Role
from models.wording import Text, _

if TYPE_CHECKING:
    from models.person import Person


class Secrecy(StrEnum):
    """How secret a matter is, the least first.

    What is `CONFINED` is no secret of the state: it is told to whom its mission confides it and to
    nobody else, for it says who complained of whom (handbook 3.11). Only a mission makes it so.
    """

    NORMAL = "normal"
    CONFINED = "confined"
    SECRET = "secret"  # noqa: S105 - a class of paper, not a password
    VERY_SECRET = "very_secret"  # noqa: S105 - the same
    MOST_SECRET = "most_secret"  # noqa: S105 - the same

    @property
    def is_on_paper_only(self) -> bool:
        """Whether Prasan may keep no more than where the paper lies."""
        return self in ON_PAPER


ON_PAPER = (Secrecy.VERY_SECRET, Secrecy.MOST_SECRET)
SECRECIES: dict[str, Text] = {
    Secrecy.NORMAL: _("ปกติ", "Normal"),
    Secrecy.SECRET: _("ลับ", "Secret"),
    Secrecy.VERY_SECRET: _("ลับมาก", "Very secret"),
    Secrecy.MOST_SECRET: _("ลับที่สุด", "Most secret"),
}
"""What people call the classes of the regulation, which are those to choose from."""

ALL_SECRECIES = {**SECRECIES, Secrecy.CONFINED: _("จำกัดผู้อ่าน", "Confined")}
"""The same, with what only a mission gives."""

GROUP_HEADS = frozenset({Role.ADM_HEAD, Role.PRC_HEAD, Role.EVA_HEAD})
KEEPERS = LEADERS | {Role.SECRET_REGISTRAR}
"""Who sees every secret of the office and keeps the lists of readers."""

CLASSIFIERS = KEEPERS | GROUP_HEADS
"""Who may open a secret case, or make one secret that they see."""


def keeps_secrets(person: Person) -> bool:
    """Whether every secret case of the office is open to `person`."""
    return not KEEPERS.isdisjoint(person.roles)


def may_make_secret(person: Person) -> bool:
    """Whether `person` may say that a matter is secret."""
    return not CLASSIFIERS.isdisjoint(person.roles)
