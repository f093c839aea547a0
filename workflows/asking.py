"""Asking and telling a requester: how long an answer is waited for, and who has no e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.deadline import bd
from models.role import Role
from models.wording import _
from workflows.spared import may_be_spared

if TYPE_CHECKING:
    from forms.form import Form
    from forms.requester import RequesterBlock
    from tasks.run import CaseRun

ANSWER_WITHIN = bd(10)
"""A requester who does not answer for that long is told that the matter is closed (3.0)."""


def telephone(
    case: CaseRun,
    name: str,
    request: RequesterBlock,
    words: str,
    *,
    shows: Form | None = None,
    clerk: Role = Role.REG_CLERK,
) -> None:
    """Have a clerk tell `words` to a requester who can be reached by telephone only."""
    if request.contact_email is not None or request.contact_phone is None:
        return
    may_be_spared(
        lambda: case.acknowledge(
            name,
            shows or request,
            of=clerk,
            due=bd(1),
            title=_("โทรแจ้งผู้ขอ", "Telephone the requester"),
            beside=[request] if shows is not None else [],
            four_eyes=False,
            note=f"โทร. {request.contact_phone} ถึง{request.contact_name} แจ้งว่า {words}",
        )
    )
