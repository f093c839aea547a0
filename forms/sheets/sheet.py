"""What every paper has: the office that issues it, who signs it, a day."""

from datetime import date, datetime, time
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from forms.months import BUDDHIST, LONG_TH
from forms.on_paper import printed
from models.clock import BANGKOK

Urgency = Literal["ด่วน", "ด่วนมาก", "ด่วนที่สุด"]
"""Printed in red above the letter (ระเบียบงานสารบรรณ ข้อ 28); none for ordinary ones."""

Secrecy = Literal["ลับ"]
"""Printed in red at the head and the foot of every page (handbook 2.4); none for ordinary ones.

Of what is ลับมาก or ลับที่สุด no content is kept, so none is printed either.
"""


class Row(BaseModel):
    """A row of a table; what else the form's row holds is left behind, not printed."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Part(BaseModel):
    """A part of a paper."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class IssuingOffice(Part):
    """The office in the letterhead."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""


class Signer(Part):
    """Who signs (handbook 2.6): `acting` is the line under the own post, if it is for another's.

    ``Signer(name=None, post="ผู้ช่วยประชาสัมพันธ์จังหวัด",
    acting="รักษาราชการแทนประชาสัมพันธ์จังหวัดสงขลา")``; without a name a dotted line is left.
    """

    name: str | None = None
    post: str
    acting: str | None = None


class Verification(Part):
    """How whoever holds the paper checks it: where, with which code, and both as a QR code.

    A row of `qr` is a row of modules, ``1`` for a dark one.
    """

    site: str
    code: str
    qr: tuple[str, ...]


class Sheet(Part):
    """A paper: its fields are the keys of the template's data; dates are ISO 8601 or Python's.

    `verify` is drawn at the foot of a paper that was signed and numbered; `draft` across one that
    was not, which is only looked at.
    """

    verify: Verification | None = None
    draft: str | None = None

    @property
    def made_at(self) -> AwareDatetime | None:
        """The moment that the file bears as its own, so that equal data make an equal file."""
        return None

    def shown(self) -> dict[str, Any]:
        """The data as the template prints them."""
        as_it_is = {"verify": self.verify.model_dump() if self.verify else None}
        return {**printed(self), **printed(self.sentences()), **as_it_is}

    def sentences(self) -> dict[str, Any]:
        """What the office's own wording adds to the data."""
        return {}


class Dispatched(Sheet):
    """A paper that goes to somebody: how fast, and who may read it (handbook 2.4).

    `deliver_by` is the moment at which it has to be in the addressee's hands (“ด่วนภายใน …”); it
    then stands in the place of `urgency`.
    """

    urgency: Urgency | None = None
    deliver_by: AwareDatetime | None = None
    secrecy: Secrecy | None = None


def with_era(day: date | None) -> str | None:
    """``24 พฤศจิกายน พ.ศ. 2569``: the day of an order, an announcement, a certificate.

    The slot for the date of a letter names no era (handbook 2.5); these three do.
    """
    if day is None:
        return None
    return f"{day.day} {LONG_TH[day.month - 1]} พ.ศ. {day.year + BUDDHIST}"


def midnight(day: date | None) -> datetime | None:
    """The beginning of `day` in Bangkok."""
    return None if day is None else datetime.combine(day, time(), BANGKOK)
