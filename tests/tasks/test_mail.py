"""Letters go out once to everybody, whatever breaks; spoken to a real SMTP server."""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import select

from models.database import read
from models.delivery import Delivery
from models.settings import settings
from tasks.mail import LettersNotSent, send_letters
from tasks.postbox import MailServer, ServerUnreachable
from tests.tasks.mail_server import Letterbox, free_port, mail_server
from tests.tasks.sending import KNOWS, NEWSROOMS, opened_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from tasks.service import ServiceCall

pytestmark = pytest.mark.usefixtures("database")
FIRST, SECOND, THIRD = (each["email"] for each in NEWSROOMS)


@pytest.fixture
def letterbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Letterbox]:
    with mail_server() as (letterbox, port):
        monkeypatch.setenv("PRASAN_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("PRASAN_SMTP_PORT", str(port))
        monkeypatch.setenv("PRASAN_MAIL_FROM", "office@songkhla.example.invalid")
        settings.cache_clear()
        yield letterbox


@pytest.fixture
def call(database: object) -> ServiceCall:
    return opened_case()


def send(call: ServiceCall, **changes: Any) -> Any:
    arguments = {"letter": "advice-sent", "recipients": NEWSROOMS, "context": KNOWS}
    return send_letters(call, **(arguments | changes))


def deliveries() -> list[str]:
    with read() as session:
        return sorted(session.exec(select(Delivery.key)))


def test_everybody_gets_a_letter(call: ServiceCall, letterbox: Letterbox) -> None:
    result = send(call)
    assert result == {
        "by": "smtp", "sent": [FIRST, SECOND, THIRD], "already": [], "refused": {},
    }  # fmt: skip
    assert letterbox.recipients == [FIRST, SECOND, THIRD]
    assert deliveries() == [f"{call.idempotency_key}/{each}" for each in (FIRST, SECOND, THIRD)]


def test_the_envelope_is_right(call: ServiceCall, letterbox: Letterbox) -> None:
    send(call, attachments=[1])
    message = letterbox.message()
    assert message["Subject"] == "คำแนะนำด้านการประชาสัมพันธ์ เรื่อง แผนสื่อ / Our advice"
    assert letterbox.name_in("From") == "สำนักงานประชาสัมพันธ์จังหวัดสงขลา"
    assert message["From"].addresses[0].addr_spec == "office@songkhla.example.invalid"
    assert letterbox.name_in("To") == "สถานีข่าว 1"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime.utcoffset().total_seconds() == 7 * 3600
    assert message["Message-ID"].endswith("@songkhla.example.invalid>")
    body, attached = message.get_body(("plain",)), next(message.iter_attachments())
    assert body is not None
    assert "ตามเอกสารแนบ" in body.get_content()
    assert attached.get_filename() == "กำหนดการ.pdf"
    assert attached.get_content() == b"%PDF-1.7 %%EOF"


def test_the_key_can_be_read_off_the_raw_letter(call: ServiceCall, letterbox: Letterbox) -> None:
    """A mail server's log or filter finds doubles by it, so it is never encoded or folded."""
    send(call)
    line = f"X-Prasan-Idempotency-Key: PRES-2570-0001/invite/send-letters/{FIRST}\r\n"
    assert line.encode() in letterbox.received[0][1]


def test_a_second_run_sends_nothing(call: ServiceCall, letterbox: Letterbox) -> None:
    send(call)
    again = send(call)
    assert again["sent"] == []
    assert again["already"] == [FIRST, SECOND, THIRD]
    assert len(letterbox.received) == 3


def test_after_a_crash_only_the_rest_is_sent(
    call: ServiceCall, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = MailServer.take

    def dies(self: MailServer, message: EmailMessage, *, key: str, recipient: str) -> None:
        if recipient == THIRD:
            raise KeyboardInterrupt
        real(self, message, key=key, recipient=recipient)

    with monkeypatch.context() as broken:
        broken.setattr(MailServer, "take", dies)
        with pytest.raises(KeyboardInterrupt):
            send(call)
    assert send(call)["sent"] == [THIRD]
    assert letterbox.recipients == [FIRST, SECOND, THIRD]


def test_a_letter_sent_twice_bears_the_same_name(
    call: ServiceCall, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dying after the server took it and before it is written down cannot be told from not sent."""

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("tasks.mail._note", dies)
        with pytest.raises(KeyboardInterrupt):
            send(call, recipients=NEWSROOMS[:1])
    send(call, recipients=NEWSROOMS[:1])
    first, second = letterbox.message(0), letterbox.message(1)
    assert first["Message-ID"] == second["Message-ID"]


def test_one_that_is_refused_does_not_stop_the_others(
    call: ServiceCall, letterbox: Letterbox
) -> None:
    letterbox.refusals = {FIRST: "550 no such user", SECOND: "451 try later"}
    with pytest.raises(LettersNotSent) as failure:
        send(call)
    assert letterbox.recipients == [THIRD]
    assert failure.value.for_good == {FIRST: "550 no such user"}
    assert failure.value.for_now == {SECOND: "451 try later"}
    assert failure.value.may_be_tried_again
    assert FIRST in str(failure.value)
    assert SECOND in str(failure.value)
    letterbox.refusals = {}
    assert send(call)["sent"] == [FIRST, SECOND]


def test_addresses_that_refuse_for_good_may_be_missed(
    call: ServiceCall, letterbox: Letterbox
) -> None:
    letterbox.refusals = {FIRST: "550 no such user"}
    result = send(call, may_miss=True)
    assert result["refused"] == {FIRST: "550 no such user"}
    assert result["sent"] == [SECOND, THIRD]
    letterbox.refusals = {FIRST: "450 later"}
    with pytest.raises(LettersNotSent):
        send(call, may_miss=True)


@pytest.mark.parametrize(
    "email", ["nobody", "a@b\r\nBcc: all@example.invalid", "@x", "ก@x.invalid"]
)
def test_what_is_no_address_is_told_and_the_others_go(
    call: ServiceCall, letterbox: Letterbox, email: str
) -> None:
    people = [{"name": "x", "email": email}, NEWSROOMS[0]]
    with pytest.raises(LettersNotSent) as failure:
        send(call, recipients=people)
    assert not failure.value.may_be_tried_again
    assert letterbox.recipients == [FIRST]


def test_an_address_written_twice_gets_one_letter(call: ServiceCall, letterbox: Letterbox) -> None:
    send(call, recipients=[NEWSROOMS[0], {"name": "again", "email": f" {FIRST.upper()}"}])
    assert len(letterbox.received) == 1


def test_a_name_begins_no_header(call: ServiceCall, letterbox: Letterbox) -> None:
    send(call, recipients=[{"name": "x\r\nBcc: all@example.invalid", "email": FIRST}])
    assert "Bcc" not in letterbox.message()
    assert letterbox.recipients == [FIRST]


def test_a_server_that_is_not_there_is_told(
    call: ServiceCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRASAN_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("PRASAN_SMTP_PORT", str(free_port()))
    settings.cache_clear()
    with pytest.raises(ServerUnreachable, match=r"127\.0\.0\.1"):
        send(call)
    assert deliveries() == []


def test_a_broken_line_is_begun_anew_for_the_next(
    call: ServiceCall, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = smtplib.SMTP.send_message
    broken: list[bool] = []

    def breaks(self: smtplib.SMTP, *args: Any, **more: Any) -> Any:
        if not broken:
            broken.append(True)
            self.close()
            raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
        return real(self, *args, **more)

    monkeypatch.setattr(smtplib.SMTP, "send_message", breaks)
    with pytest.raises(LettersNotSent) as failure:
        send(call)
    assert list(failure.value.for_now) == [FIRST]
    assert letterbox.recipients == [SECOND, THIRD]


def test_without_a_server_letters_lie_in_the_outbox(call: ServiceCall) -> None:
    assert send(call)["by"] == "outbox"
    files = list((settings().data_dir / "outbox").iterdir())
    assert len(files) == 3
    assert all(each.suffix == ".eml" for each in files)
    assert send(call)["already"] == [FIRST, SECOND, THIRD]
    assert len(list((settings().data_dir / "outbox").iterdir())) == 3
