"""What the registers of an office are called (handbook 2.3)."""

from models.wording import _

OUTGOING = "outgoing"
"""Letters that leave the office, counted by calendar year."""

TITLES = {OUTGOING: _("ทะเบียนหนังสือส่ง", "Outgoing letters")}
"""What people call the registers."""
