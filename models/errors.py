"""What can be refused, and why.

::

    PrasanError
    ├── Invalid            what was filled in cannot be taken; names the fields
    ├── Unauthenticated    nobody is signed in
    ├── NotAllowed         the wrong person
    ├── NotFound           not there, or not for this person's eyes
    ├── WrongMoment        the right person at the wrong moment
    │   ├── AlreadyClaimed     somebody else holds it
    │   ├── StaleVersion       it changed since it was read
    │   ├── CaseEnded          the case is closed or withdrawn
    │   ├── OutdatedPreview    what would follow is not what was shown
    │   ├── AlreadyBooked, NotAccepted, CannotServe     in `models.booking_refused`
    │   └── KeyReused          an Idempotency-Key came back with another request
    ├── TooLarge           more bytes than the office takes
    ├── TooManyAttempts    throttled
    └── TooBusy            come back in a moment

Errors say what happened in Thai and English and know nothing of HTTP; ``api/problems.py``
maps them.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from models.wording import Text, _


class FieldProblem(NamedTuple):
    """One refused field.

    `path` leads to it through tables (``("facts", 0, "source")``), ``()`` is the form as a whole;
    `slug` is stable (``"required"``, ``"too_long"``, ``"unknown_field"`` …); `label` is what people
    call the field, where the form that has it is known.
    """

    path: tuple[str | int, ...]
    slug: str
    text: Text
    label: Text | None = None


class PrasanError(Exception):
    """The request could not be carried out."""

    slug: ClassVar[str] = "error"
    text: Text = _("ดำเนินการไม่สำเร็จ", "The request could not be carried out.")

    def __init__(self, text: Text | None = None) -> None:
        self.text = text or type(self).text
        super().__init__(self.text.en)


class Invalid(PrasanError):
    """Some fields cannot be taken as they are."""

    slug = "invalid"
    text = _("ข้อมูลบางช่องยังไม่ถูกต้อง", "Some fields cannot be taken as they are.")

    def __init__(self, problems: list[FieldProblem], text: Text | None = None) -> None:
        super().__init__(text)
        self.problems = problems


class Unauthenticated(PrasanError):
    """Sign in first."""

    slug = "unauthenticated"
    text = _("กรุณาเข้าสู่ระบบก่อน", "Please sign in first.")


class NotAllowed(PrasanError):
    """This is not for this person to do."""

    slug = "not-allowed"
    text = _("ท่านไม่มีสิทธิทำรายการนี้", "This is not yours to do.")


class NotFound(PrasanError):
    """Not there, or not for this person's eyes."""

    slug = "not-found"
    text = _("ไม่พบรายการที่ขอ", "There is no such thing here.")


class WrongMoment(PrasanError):
    """The right person at the wrong moment."""

    slug = "wrong-moment"
    text = _("ทำรายการนี้ในขั้นตอนปัจจุบันไม่ได้", "This cannot be done at this moment.")


class AlreadyClaimed(WrongMoment):
    """Somebody else holds it."""

    slug = "already-claimed"
    text = _("มีผู้รับงานนี้ไปแล้ว", "Somebody else has already taken this task.")


class StaleVersion(WrongMoment):
    """It changed since it was read."""

    slug = "stale-version"
    text = _(
        "งานนี้มีการเปลี่ยนแปลงหลังจากที่ท่านเปิดดู กรุณาเปิดดูใหม่",
        "This task changed after you opened it. Please look at it again.",
    )


class CaseEnded(WrongMoment):
    """The case is closed or withdrawn."""

    slug = "case-ended"
    text = _("เรื่องนี้ปิดแล้ว", "This case has ended.")


class OutdatedPreview(WrongMoment):
    """What would follow is not what was shown."""

    slug = "outdated-preview"
    text = _(
        "ปฏิทินหรือกำหนดงานเปลี่ยนไปหลังจากที่ท่านดูผล กรุณาตรวจผลล่าสุดแล้วยืนยันอีกครั้ง",
        "The calendar or a deadline changed after you looked. Please see what would follow now, "
        "and confirm again.",
    )


class KeyReused(WrongMoment):
    """An Idempotency-Key came back with another request."""

    slug = "idempotency-key-reused"
    text = _(
        "Idempotency-Key นี้เคยใช้กับคำขออื่นแล้ว",
        "This Idempotency-Key was already used for a different request.",
    )


class TooLarge(PrasanError):
    """More bytes than the office takes."""

    slug = "too-large"
    text = _("ข้อมูลที่ส่งมามีขนาดใหญ่เกินกำหนด", "What was sent is too large.")


class TooManyAttempts(PrasanError):
    """Throttled; `seconds` says for how long."""

    slug = "too-many-attempts"
    text = _("พยายามหลายครั้งเกินไป กรุณารอสักครู่", "Too many attempts. Please wait a while.")

    def __init__(self, seconds: int = 15 * 60) -> None:
        super().__init__()
        self.seconds = seconds


class TooBusy(PrasanError):
    """Too many are in the line already."""

    slug = "too-busy"
    text = _(
        "ขณะนี้มีผู้ขอเข้าสู่ระบบจำนวนมาก กรุณาลองใหม่ในอีกสักครู่",
        "Too many are signing in just now. Please try again in a moment.",
    )
