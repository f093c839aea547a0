"""Sending letters: each recipient once, whatever breaks on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from forms.letters import write_letter
from models import clock, file_store
from models.case import Case
from models.database import read
from models.delivery import Delivery
from models.document import document_of
from models.office import Office
from models.settings import settings
from models.wording import _
from tasks.envelope import Attachment, Recipient, compose, message_id, normal_address
from tasks.postbox import LetterRefused, Postbox, postbox
from tasks.service import ServiceCall, service_step

NUMBER_ONLY = "number-only"
"""What is sent of a secret case instead of any letter, to whomever (handbook 6)."""


class LettersNotSent(Exception):
    """Every recipient was tried; some letters were not taken.

    `for_good` and `for_now` hold what the server said, by address. The next attempt sends only what
    is not sent yet; if `for_now` is empty, it will fail in the same way until an address is mended.
    """

    def __init__(self, for_good: Mapping[str, str], for_now: Mapping[str, str]) -> None:
        self.for_good, self.for_now = dict(for_good), dict(for_now)
        refused = [f"{email} (for good): {said}" for email, said in for_good.items()]
        later = [f"{email} (may be tried again): {said}" for email, said in for_now.items()]
        super().__init__("letters not sent: " + "; ".join(refused + later))

    @property
    def may_be_tried_again(self) -> bool:
        """Whether trying again can help at all."""
        return bool(self.for_now)


@dataclass
class _Mailing:
    """One attempt at the letters of one step."""

    call: ServiceCall
    letter: str
    context: Mapping[str, Any]
    sender: Recipient
    attachments: tuple[Attachment, ...]
    sent: list[str] = field(default_factory=list)
    for_good: dict[str, str] = field(default_factory=dict)
    for_now: dict[str, str] = field(default_factory=dict)


@service_step("send-letters", title=_("ส่งหนังสือทางอีเมล", "Send letters by e-mail"))
def send_letters(
    call: ServiceCall,
    *,
    letter: str,
    recipients: Sequence[Mapping[str, str]],
    context: Mapping[str, Any],
    attachments: Sequence[int] = (),
    may_miss: bool = False,
) -> dict[str, Any]:
    """Send `letter` (of `forms.letters.LETTERS`) to each of `recipients` (``{name, email}``).

    `context` is what the letter needs, beside ``office``, ``code`` and ``recipient``, which it is
    given here. `attachments` are numbers of documents of the case. With `may_miss`, addresses that
    refuse for good are told in the result instead of failing the step. Of a secret case only its
    number is sent, and nothing with it.

    Returns ``{"by": "smtp"|"outbox", "sent": [email], "already": [email], "refused": {email:
    reply}}``; ``outbox`` means that no mail server is set and the letters lie in the data folder.
    Raises `LettersNotSent` after all were tried, `ServerUnreachable` when none could be.
    """
    people = _by_key(call, recipients)
    with read() as session:
        known = _already_sent(session, call.case_id, list(people))
        mailing = _prepared(session, call, letter, context, attachments)
    with postbox() as box:
        for key in [key for key in people if key not in known]:
            _send(mailing, box, key, people[key])
    if mailing.for_now or (mailing.for_good and not may_miss):
        raise LettersNotSent(mailing.for_good, mailing.for_now)
    return {
        "by": box.name,
        "sent": mailing.sent,
        "already": [people[key].email for key in people if key in known],
        "refused": mailing.for_good,
    }


def _by_key(call: ServiceCall, recipients: Sequence[Mapping[str, str]]) -> dict[str, Recipient]:
    """Who gets a letter, each address once, under the key of their letter."""
    found: dict[str, Recipient] = {}
    for each in recipients:
        email = each["email"].strip()
        key = f"{call.idempotency_key}/{email.lower()}"
        found.setdefault(key, Recipient(each.get("name") or email, email))
    return found


def _already_sent(session: Session, case_id: int, keys: list[str]) -> set[str]:
    sent = session.exec(
        select(Delivery.key).where(Delivery.case_id == case_id, col(Delivery.key).in_(keys))
    )
    return set(sent)


def _prepared(
    session: Session,
    call: ServiceCall,
    letter: str,
    context: Mapping[str, Any],
    attachments: Sequence[int],
) -> _Mailing:
    office = session.get_one(Office, call.office_id)
    if session.get_one(Case, call.case_id).goes_by_number:
        # Mail is open to whoever carries it: of what is secret it bears the number only.
        letter, context, attachments = NUMBER_ONLY, {}, ()
    documents = [document_of(session, call.case_id, n) for n in attachments]
    return _Mailing(
        call=call,
        letter=letter,
        context={**context, "code": call.case_code, "office": office.name._asdict()},
        sender=Recipient(office.name_th, settings().mail_from),
        attachments=tuple(
            Attachment(each.filename, each.media_type, file_store.get(each.sha256))
            for each in documents
        ),
    )


def _send(mailing: _Mailing, box: Postbox, key: str, to: Recipient) -> None:
    written = write_letter(
        mailing.letter, {**mailing.context, "recipient": {"name": to.name, "email": to.email}}
    )
    try:
        address = normal_address(to.email)
        message = compose(
            written,
            to=Recipient(to.name, address),
            sender=mailing.sender,
            key=key,
            attachments=mailing.attachments,
        )
    except ValueError as error:
        mailing.for_good[to.email] = str(error)
        return
    try:
        box.take(message, key=key, recipient=address)
    except LetterRefused as refusal:
        (mailing.for_good if refusal.for_good else mailing.for_now)[to.email] = refusal.reply
        return
    _note(mailing, key, to, written.subject)
    mailing.sent.append(to.email)


def _note(mailing: _Mailing, key: str, to: Recipient, subject: str) -> None:
    """Write down that the letter went, at once: what follows may break."""
    delivery = Delivery(
        case_id=mailing.call.case_id,
        key=key,
        recipient_name=to.name,
        recipient=to.email,
        subject=subject,
        message_id=message_id(key, mailing.sender.email),
        sent_at=clock.now(),
    )
    try:
        with mailing.call.transaction() as session:
            session.add(delivery)
    except IntegrityError:
        # Another worker, believing this one dead, sent it too: one row stands, as it should.
        return
