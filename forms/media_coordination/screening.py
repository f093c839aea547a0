"""Whether the office takes it on (step 1), and the request with what was added when asked (3.0)."""

from __future__ import annotations

from forms.field import field
from forms.media_coordination.request import MediaRequest
from forms.screening import LastVerdict, Screening
from forms.supplement import Amended
from models.wording import _


class MediaScreening(Screening):
    """What comes of a request to coordinate the media."""

    title = _("คัดกรองคำขอประสานสื่อ", "Screening of a media request")


class MediaScreeningAgain(MediaScreening):
    """The same, once the requester has answered what was missing: nothing more can be asked."""

    title = _("คัดกรองคำขอประสานสื่อหลังได้รับคำตอบ", "Screening of a media request after the answer")

    decision: LastVerdict = field("ผลการคัดกรอง", "Decision")  # type: ignore[assignment]


class AmendedMediaRequest(Amended, MediaRequest):
    """A request with what its requester added when asked."""

    title = _("คำขอประสานสื่อมวลชน (เพิ่มเติมแล้ว)", "Media coordination request, amended")
