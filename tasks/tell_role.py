"""Telling whoever holds a post of the office that something is for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.database import read
from models.person import holders
from models.wording import Text, _
from tasks.mail import send_letters
from tasks.service import ServiceCall, service_step

if TYPE_CHECKING:
    from models.role import Role


@service_step("tell-role", title=_("แจ้งผู้เกี่ยวข้องในสำนักงาน", "Tell who is concerned"))
def tell_role(call: ServiceCall, *, role: Role, headline: Text, words: Text) -> dict[str, Any]:
    """A notice to every holder of `role` who can be written to."""
    with read() as session:
        told = [
            {"name": person.name_th, "email": person.email}
            for person in holders(session, call.office_id, role)
            if person.email
        ]
    return send_letters(
        call,
        letter="notice",
        recipients=told,
        context={
            "headline_th": headline.th,
            "headline_en": headline.en,
            "words_th": words.th,
            "words_en": words.en,
            "link": None,
        },
        may_miss=True,
    )
