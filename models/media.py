"""Media outlets, and the lists by which they are invited."""

from sqlmodel import Field, Session, select

from models.record import Row
from models.wording import Text


class InviteList(Row, table=True):
    """A named list of outlets, chosen when a press conference is asked for."""

    __tablename__ = "invite_list"

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    key: str = Field(max_length=60, unique=True)
    name_th: str
    name_en: str

    @property
    def name(self) -> Text:
        """The list's name."""
        return Text(self.name_th, self.name_en)


class MediaOutlet(Row, table=True):
    """A newsroom: state, local, online or community radio."""

    __tablename__ = "media_outlet"

    id: int = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    key: str = Field(max_length=60, unique=True)
    name_th: str
    name_en: str
    kind: str = Field(max_length=40)
    email: str

    @property
    def name(self) -> Text:
        """The newsroom's name."""
        return Text(self.name_th, self.name_en)


class Invited(Row, table=True):
    """An outlet stands on a list."""

    __tablename__ = "invited"

    list_id: int = Field(foreign_key="invite_list.id", primary_key=True)
    outlet_id: int = Field(foreign_key="media_outlet.id", primary_key=True)


def outlets_of_office(session: Session, office_id: int) -> list[MediaOutlet]:
    """Every newsroom that the office knows, in a steady order."""
    ours = select(MediaOutlet).where(MediaOutlet.office_id == office_id)
    return list(session.exec(ours.order_by(MediaOutlet.key)))


def outlets_of(session: Session, office_id: int, list_key: str) -> list[MediaOutlet]:
    """The outlets of a list of the office, in a steady order."""
    return list(
        session.exec(
            select(MediaOutlet)
            .join(Invited, Invited.outlet_id == MediaOutlet.id)  # type: ignore[arg-type]
            .join(InviteList, InviteList.id == Invited.list_id)  # type: ignore[arg-type]
            .where(InviteList.key == list_key, InviteList.office_id == office_id)
            .order_by(MediaOutlet.key)
        )
    )
