"""What the office shares: people to be lent, vehicles, rooms, equipment."""

from datetime import datetime
from typing import cast

from sqlalchemy import Column, ForeignKey, UniqueConstraint, bindparam
from sqlmodel import Field, Session, col, select

from models.errors import NotFound
from models.record import Row
from models.resource_kind import ResourceKind
from models.rows import Rows
from models.types import Json, Moment
from models.wording import Text, _


class Resource(Row, table=True):
    """One of a kind that two occasions cannot have at once.

    A person is one resource however many kinds they serve as (`serves_as`), so that who takes
    pictures somewhere is not the master of ceremonies elsewhere. `asset_no` is the number under
    which the office's property is kept (เลขครุภัณฑ์), `kept_at` where a thing stands.
    """

    __tablename__ = "resource"
    __table_args__ = (UniqueConstraint("office_id", "key"), UniqueConstraint("person_id"))

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id")
    key: str = Field(max_length=60)
    serves_as: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    name_th: str = Field(max_length=200)
    name_en: str = Field(max_length=200)
    person_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    asset_no: str = Field(default="", max_length=60)
    kept_at: str = Field(default="", max_length=200)
    retired_at: datetime | None = Field(default=None, sa_column=Column(Moment))

    @property
    def name(self) -> Text:
        """What it is called."""
        return Text(self.name_th, self.name_en)

    @property
    def is_person(self) -> bool:
        """Whether it needs rest."""
        return self.person_id is not None

    @property
    def moves(self) -> bool:
        """Whether it has to come to where it is wanted."""
        return ResourceKind.ROOM not in self.serves_as

    def may_serve_as(self, kind: str) -> bool:
        """Whether it can be booked as that now."""
        return self.retired_at is None and kind in self.serves_as


def resources_of(session: Session, office_id: int, kind: str | None = None) -> list[Resource]:
    """What an office has, or what of it serves as `kind`, in the order in which it was entered."""
    found = cast("list[Resource]", _OF_OFFICE.each(session, {"office": office_id}))
    return [each for each in found if each.retired_at is None and kind in {None, *each.serves_as}]


def resource_named(session: Session, office_id: int, key: str) -> Resource:
    """The resource of that key, else `NotFound`."""
    found = cast("Resource | None", _BY_KEY.first(session, {"office": office_id, "key": key}))
    if found is None:
        raise NotFound(_NO_SUCH.fill(key=key))
    return found


def resource_of_person(session: Session, person_id: int) -> Resource | None:
    """As what somebody of the office can be booked; None for whom nobody books."""
    return cast("Resource | None", _BY_PERSON.first(session, {"person": person_id}))


def held_resource(session: Session, resource: Resource) -> Resource:
    """The resource as it stands, held until this transaction ends against whoever would book it.

    All that its office shares is held with it, in one order, so that two who book several things
    never wait for each other in a circle. Whoever wants the lock of a case takes that one first.
    """
    _LOCKED.each(session, {"office": resource.office_id})
    return resource


_OF_OFFICE: Rows[tuple[Resource]] = Rows(
    select(Resource)
    .where(col(Resource.office_id) == bindparam("office"))
    .order_by(col(Resource.id))
)
_BY_KEY = _OF_OFFICE.where(col(Resource.key) == bindparam("key"))
_BY_PERSON: Rows[tuple[Resource]] = Rows(
    select(Resource).where(col(Resource.person_id) == bindparam("person"))
)
_LOCKED: Rows[tuple[Resource]] = Rows(
    select(Resource)
    .where(col(Resource.office_id) == bindparam("office"))
    .order_by(col(Resource.id))
    .with_for_update(key_share=True),
    fresh=True,
)
_NO_SUCH = _("ไม่มีทรัพยากร “{key}” ในสำนักงาน", "The office has nothing called “{key}”.")
