"""Newsrooms as forms name them, and lists of them to which something is sent."""

from __future__ import annotations

from collections.abc import Iterator

from forms.choice import Choice
from forms.contact import Email, Phone
from forms.field import field
from forms.form import Form
from forms.listed import repeated
from forms.problems import problem
from forms.rules import rule
from forms.written import Line
from models.errors import FieldProblem
from models.wording import Text, _

MOST_NEWSROOMS = 200


class OutletKind(Choice):
    """Kinds of media."""

    STATE = "state", "สื่อรัฐ", "State media"
    LOCAL = "local", "สื่อท้องถิ่น", "Local media"
    ONLINE = "online", "สื่อออนไลน์", "Online media"
    COMMUNITY_RADIO = "community_radio", "วิทยุชุมชน", "Community radio"
    NATIONAL = "national", "สื่อส่วนกลาง", "National media"
    FOREIGN = "foreign", "สื่อต่างประเทศ", "Foreign media"


_TO_BE_REACHED = _("อีเมลหรือโทรศัพท์อย่างน้อยหนึ่ง", "E-mail or telephone, at least one.")


class Invited(Form):
    """One outlet on the list."""

    title = _("สื่อที่เชิญ", "Invited outlet")

    outlet: Line = field("ชื่อสื่อ", "Outlet", min_length=2, max_length=200)
    kind: OutletKind = field("ประเภทสื่อ", "Kind")
    contact: Line | None = field("ผู้ติดต่อ", "Contact", default=None, max_length=120)
    email: Email | None = field("อีเมล", "E-mail", default=None, needed=_TO_BE_REACHED)
    phone: Phone | None = field("โทรศัพท์", "Telephone", default=None, needed=_TO_BE_REACHED)

    @rule("email", "phone")
    def _it_can_be_reached(self) -> Iterator[FieldProblem]:
        if not (self.email or self.phone):
            yield problem("required", _UNREACHABLE, "email")


class Mailing(Form):
    """The newsrooms to which something is sent, and words to their editors."""

    title = _("รายชื่อสื่อที่ส่ง", "Newsrooms written to")

    outlets: tuple[Invited, ...] = field(
        "สื่อที่ส่ง", "Newsrooms", min_length=1, max_length=MOST_NEWSROOMS
    )
    words: Line | None = field(
        "ข้อความถึงบรรณาธิการ", "Words to the editors", default=None, max_length=500
    )

    @property
    def by_email(self) -> tuple[Invited, ...]:
        """Those whom the office can write to."""
        return tuple(outlet for outlet in self.outlets if outlet.email)

    @property
    def by_telephone(self) -> tuple[str, ...]:
        """The names of the others."""
        return tuple(outlet.outlet for outlet in self.outlets if not outlet.email)

    @rule("outlets", row_by_row=True)
    def _nobody_is_written_to_twice(self) -> Iterator[FieldProblem]:
        addresses = (outlet.email and outlet.email.lower() for outlet in self.outlets)
        yield from repeated(addresses, "outlets", "email")


_UNREACHABLE: Text = _("ต้องมีอีเมลหรือโทรศัพท์", "Give an e-mail address or a telephone number.")
