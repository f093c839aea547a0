"""A request for information with what was asked for in it (handbook 3.0)."""

from __future__ import annotations

from forms.information_request.request import InformationRequest
from forms.supplement import Amended
from models.wording import _


class AmendedInformationRequest(Amended, InformationRequest):
    """A request with what its requester added when asked."""

    title = _("คำขอข้อมูลข่าวสาร (เพิ่มเติมแล้ว)", "Information request, amended")
