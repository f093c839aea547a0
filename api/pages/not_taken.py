"""Why a form was not taken although nothing in it is wrong, in words for whoever filled it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.visitor import NO_CSRF
from models.wording import Text, _

if TYPE_CHECKING:
    from models.errors import PrasanError

OF_ANOTHER_SESSION = _(
    "หน้านี้เปิดค้างไว้จากการเข้าสู่ระบบครั้งก่อน", "This page was opened in an earlier session."
)
SIGNED_IN_AGAIN = _("เข้าสู่ระบบแล้ว แบบฟอร์มยังไม่ได้ส่ง", "You are signed in. The form was not sent yet.")


def not_taken(refusal: PrasanError) -> Text:
    """What is told above the form that is drawn again."""
    return OF_ANOTHER_SESSION if refusal.text == NO_CSRF else refusal.text
