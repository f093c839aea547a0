"""What the registers of an office are called (handbook 2.3)."""

from models.errors import NotFound
from models.wording import _

OUTGOING = "outgoing"
"""Letters that leave the office, counted by calendar year."""

TITLES = {OUTGOING: _("ทะเบียนหนังสือส่ง", "Outgoing letters")}
"""What people call the registers."""


def must_be_known(register: str) -> None:
    """`NotFound` for a register that the office does not keep."""
    if register not in TITLES:
        raise NotFound
