"""The classes of secrecy of an official matter, and who handles them (handbook 2.4).

ระเบียบว่าด้วยการรักษาความลับของทางราชการ 2544 (แก้ 2561). Prasan keeps what is secret for named
readers. Of what is very or most secret it keeps the number and the place of the paper, no more.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from models.errors import FieldProblem, Invalid
from models.role import LEADERS, Role
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.person import Person

Path = tuple[str | int, ...]


class Secrecy(StrEnum):
    """How secret a matter is, the least first."""

    NORMAL = "normal"
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
"""What people call the classes."""

GROUP_HEADS = frozenset({Role.ADM_HEAD, Role.PRC_HEAD, Role.EVA_HEAD})
KEEPERS = LEADERS | {Role.SECRET_REGISTRAR}
"""Who sees every secret of the office and keeps the lists of readers."""

CLASSIFIERS = KEEPERS | GROUP_HEADS
"""Who may open a secret case, or make one secret that they see."""

USE_THE_REGISTER = _(
    "เรื่องชั้น “ลับมาก” และ “ลับที่สุด” ห้ามแนบไฟล์และห้ามกรอกเนื้อหาในระบบนี้ "
    "โปรดลงทะเบียนข้อมูลข่าวสารลับกับนายทะเบียน และเก็บเอกสารจริงไว้ในที่เก็บ",
    "Of a “very secret” or “most secret” matter no file and no content is kept here. Please have it"
    " entered in the secret register by the registrar, and keep the paper itself in its place.",
)


def keeps_secrets(person: Person) -> bool:
    """Whether every secret case of the office is open to `person`."""
    return not KEEPERS.isdisjoint(person.roles)


def may_make_secret(person: Person) -> bool:
    """Whether `person` may say that a matter is secret."""
    return not CLASSIFIERS.isdisjoint(person.roles)


def must_be_kept_here(secrecy: str, *path: str | int) -> None:
    """`Invalid` at `path`, with the way to the secret register, for what belongs on paper only."""
    if Secrecy(secrecy).is_on_paper_only:
        raise Invalid([on_paper_only(path)])


def on_paper_only(path: Path) -> FieldProblem:
    """The problem of something brought that must not be kept here."""
    return FieldProblem(path, "on_paper_only", USE_THE_REGISTER)


def must_hold_no_file(secrecy: str, data: object, *within: str | int) -> None:
    """`Invalid` at every file that `data` names, in a matter of which none may be kept."""
    if not Secrecy(secrecy).is_on_paper_only:
        return
    if found := [on_paper_only(path) for path in _files_in(data, within)]:
        raise Invalid(found)


def _files_in(data: Any, path: Path) -> Iterator[Path]:
    if isinstance(data, str) and data.startswith("sha256:"):
        yield path
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _files_in(value, (*path, name))
    elif isinstance(data, list | tuple):
        for n, value in enumerate(data):
            yield from _files_in(value, (*path, n))
