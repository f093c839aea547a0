"""The request by which news brings the media along: NEWS opens MEDI (handbook 3.2, 3.18)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from forms.media_coordination.kinds import MediaService
from forms.media_coordination.request import MediaRequest
from forms.news import NewsRequest
from forms.requester import RequesterBlock

USUAL_LENGTH = timedelta(hours=2)
"""Of what the news is about, where nobody said when it ends."""

_FILES = {"letter_file": None, "attachments": ()}
"""They lie in the file of the news."""


def asked_with_news(request: NewsRequest, outlets: Sequence[str]) -> MediaRequest:
    """To invite the newsrooms of those keys to what the news is about.

    It is the office's own request, so that nobody is asked again for what the news says already;
    the three working days are not asked for: who invites knows how late it is.
    """
    starts_at = request.event_start or request.when
    asked = {name: getattr(request, name) for name in RequesterBlock.model_fields} | _FILES
    return MediaRequest.recall(
        asked
        | {
            "service_kind": MediaService.INVITATION,
            "event_start": starts_at,
            "event_end": request.event_end or starts_at + USUAL_LENGTH,
            "meeting_point": request.venue or " ".join(request.where.split())[:300],
            "target_media": list(outlets),
        }
    )
