"""A request for advice with what was asked for in it (handbook 3.0)."""

from __future__ import annotations

from forms.consultation.request import ConsultationRequest
from forms.supplement import Amended
from models.wording import _


class AmendedRequest(Amended, ConsultationRequest):
    """A request with what its requester added when asked."""

    title = _("คำขอรับคำปรึกษา (เพิ่มเติมแล้ว)", "Consultation request, amended")
