"""The letters of a test that lie in the outbox, where there is no mail server."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

from models.settings import settings

if TYPE_CHECKING:
    from email.message import EmailMessage

    from tests.story import Story


def last_message(story: Story, to: str = "") -> EmailMessage:
    """The letter of the case that left last, of those to an address with `to` in it."""
    sought = [each.message_id for each in story.letters() if to in each.recipient][-1]
    letters = (settings().data_dir / "outbox").glob("*.eml")
    messages = (message_from_bytes(each.read_bytes(), policy=default) for each in letters)
    return next(each for each in messages if each["Message-ID"] == sought)


def last_letter(story: Story, to: str = "") -> str:
    """Its words."""
    body = last_message(story, to).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def attachments_of(message: EmailMessage) -> list[str | None]:
    """The names of the files that came with it, in its order."""
    return [each.get_filename() for each in message.iter_attachments()]
