"""What missions look up about the media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.media import outlets_of
from tasks.look_up import look_up

if TYPE_CHECKING:
    from sqlmodel import Session


@look_up("outlets")
def outlets_on_list(session: Session, office_id: int, *, list_key: str) -> list[dict[str, Any]]:
    """The outlets of an invitation list, as rows of `forms.press_conference.Invited`."""
    return [
        {"outlet": outlet.name_th, "kind": outlet.kind, "email": outlet.email}
        for outlet in outlets_of(session, office_id, list_key)
    ]
