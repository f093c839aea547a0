"""Telling whoever holds a post of the office that something is for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.database import read
from models.person import holders
from models.wording import Text, _
from tasks.notice import send_notice, written_to
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.role import Role


@service_step("tell-role", title=_("แจ้งผู้เกี่ยวข้องในสำนักงาน", "Tell who is concerned"))
def tell_role(
    call: ServiceCall, *, role: Role, headline: Text, words: Text, but: Sequence[str] = ()
) -> dict[str, Any]:
    """A notice to every holder of `role` who can be written to, `but` those of these handles."""
    with read() as session:
        told = written_to(
            each for each in holders(session, call.office_id, role) if each.handle not in but
        )
    return send_notice(call, told, headline, words)
