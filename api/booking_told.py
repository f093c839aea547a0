"""What the office shares and who has it, as it is told: a case is named to whom may see it."""

from pydantic import BaseModel

from api.answers import Both, When
from api.desk import Desk
from models.booking import Booking
from models.booking_conflict import Standing
from models.case import Case
from models.precedence import Precedence
from models.resource import Resource
from models.resource_kind import ResourceKind
from models.wording import Text


class BookingTold(BaseModel):
    """A booking that stands, ``held`` or ``confirmed``.

    `case`, `subject` and `venue` are null for whom the case is not there; of a secret one only its
    code is told. `accepted` are the soft conflicts that whoever confirmed it took on.
    """

    id: int
    used_as: str
    used_as_in_words: Both
    since: When
    until: When
    when: Both
    state: str
    precedence: int
    precedence_in_words: Both
    case: str | None
    subject: str | None
    venue: str | None
    accepted: list[Both]
    accepted_because: str | None
    is_over: bool


class AwayTold(BaseModel):
    """Between when and when the person is not there."""

    since: When
    until: When
    when: Both


class ResourceTold(BaseModel):
    """A resource, what it serves as, and its diary of the days that were asked for."""

    key: str
    name: Both
    serves_as: list[str]
    serves_as_in_words: list[Both]
    asset_no: str
    kept_at: str
    bookings: list[BookingTold]
    away: list[AwayTold]


def booking_told(desk: Desk, standing: Standing) -> BookingTold:
    """What who asks may know of it."""
    booking, case = standing
    occasion = booking.occasion
    told = _of_case(desk, booking, case)
    return BookingTold(
        id=booking.id,
        used_as=booking.used_as,
        used_as_in_words=ResourceKind(booking.used_as).label,
        since=booking.since,
        until=booking.until,
        when=occasion.in_words,
        state="confirmed" if booking.is_confirmed else "held",
        precedence=booking.precedence,
        precedence_in_words=Precedence(booking.precedence).label,
        is_over=booking.is_over,
        **told,
    )


def _of_case(desk: Desk, booking: Booking, case: Case) -> dict[str, object]:
    seen = case.is_read_by(desk.me)
    is_open = seen and not case.is_secret
    return {
        "case": case.code if seen else None,
        "subject": case.subject if is_open else None,
        "venue": booking.venue if is_open else None,
        "accepted": [Text(*each) for each in booking.accepted] if is_open else [],
        "accepted_because": booking.accepted_because if is_open else None,
    }


def resource_told(
    resource: Resource, bookings: list[BookingTold], away: list[AwayTold]
) -> ResourceTold:
    """The resource with its diary."""
    return ResourceTold(
        key=resource.key,
        name=resource.name,
        serves_as=resource.serves_as,
        serves_as_in_words=[ResourceKind(each).label for each in resource.serves_as],
        asset_no=resource.asset_no,
        kept_at=resource.kept_at,
        bookings=bookings,
        away=away,
    )
