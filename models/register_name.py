"""What the registers of an office are called (handbook 2.3)."""

OUTGOING = "outgoing"
"""Letters that leave the office, counted by calendar year."""
