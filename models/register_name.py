"""What the registers of an office are called (handbook 2.3)."""

from models.errors import NotFound
from models.wording import _

OUTGOING = "outgoing"
"""Letters that leave the office, counted by calendar year."""

SECRET = "secret"  # noqa: S105 - a register, not a password
"""Papers of which the office keeps no more than where they lie; open to its registrar only."""

TITLES = {OUTGOING: _("ทะเบียนหนังสือส่ง", "Outgoing letters")}
"""What people call the registers that everybody of the office may read."""


def must_be_known(register: str) -> None:
    """`NotFound` for a register that the office does not keep."""
    if register not in TITLES:
        raise NotFound
