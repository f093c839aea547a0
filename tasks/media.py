"""What missions look up about the media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.media import outlets_of, outlets_of_office
from tasks.look_up import look_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from models.media import MediaOutlet


_NEWSROOM = {"outlet": "หนังสือพิมพ์", "kind": "local", "email": "news@example.invalid"}


@look_up("outlets", may_find=lambda **_asked: [[_NEWSROOM]])
def outlets_on_list(session: Session, office_id: int, *, list_key: str) -> list[dict[str, Any]]:
    """The outlets of an invitation list, as rows of `forms.press_conference.Invited`."""
    return _rows(outlets_of(session, office_id, list_key))


@look_up("media-network", may_find=lambda **_asked: [[_NEWSROOM]])
def media_network(session: Session, office_id: int) -> list[dict[str, Any]]:
    """Every newsroom that the office knows, as the same rows: its media network."""
    return _rows(outlets_of_office(session, office_id))


@look_up("target-media", may_find=lambda *, keys: [[_NEWSROOM], []] if keys else [[]])
def outlets_named(session: Session, office_id: int, *, keys: list[str]) -> list[dict[str, Any]]:
    """The newsrooms of those keys, as the same rows, in the order of the register."""
    return _rows(each for each in outlets_of_office(session, office_id) if each.key in keys)


def _rows(outlets: Iterable[MediaOutlet]) -> list[dict[str, Any]]:
    return [
        {"outlet": outlet.name_th, "kind": outlet.kind, "email": outlet.email} for outlet in outlets
    ]
