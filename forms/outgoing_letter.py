"""What every letter that leaves the office says, whichever mission writes it (handbook 2.1)."""

from __future__ import annotations

from forms.field import field
from forms.files import ENCLOSURES, Upload
from forms.form import Form
from forms.written import Line, LongText
from models.wording import _


class OutgoingLetter(Form):
    """To whom it goes, what it refers to, what it encloses; its office, date and number are set."""

    title = _("หนังสือส่งออก", "Outgoing letter")
    asked_last = ("attachments",)

    addressee: Line = field(
        "เรียน",
        "To",
        min_length=2,
        max_length=200,
        help=_("ตำแหน่งหรือชื่อผู้รับหนังสือ", "The post or the name of who gets it."),
    )
    refers_to: Line | None = field(
        "อ้างถึง",
        "With reference to",
        default=None,
        max_length=300,
        help=_("เลขที่และวันที่หนังสือของผู้ขอ ถ้ามี", "Number and date of the requester's letter, if any."),
    )
    attachments: tuple[Upload, ...] = field(
        "สิ่งที่ส่งมาด้วย", "Enclosures", default=(), max_length=10, accepts=ENCLOSURES
    )


class WrittenLetter(OutgoingLetter):
    """The same, where subject and text are written freely."""

    title = _("หนังสือส่งออกพร้อมข้อความ", "Outgoing letter with its text")

    subject: Line = field("เรื่อง", "Subject", min_length=5, max_length=200)
    body: LongText = field("ข้อความ", "Body", min_length=20, max_length=20_000)

    def paper_subject(self) -> str:
        """As it was written."""
        return self.subject

    def paper_addressee(self) -> str:
        """As it was written."""
        return self.addressee
