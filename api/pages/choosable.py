"""What can be chosen from the office's own tables: colleagues, agencies, newsrooms, lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col, select

from api.pages.typed import moment_kept
from forms.locale import long_moment
from models.media import InviteList, outlets_of_office
from models.person import Person, able_people
from models.post import Post
from models.requester import Requester
from models.resource import resources_of
from models.resource_kind import ResourceKind
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from forms.spec import FieldSpec


class Option(NamedTuple):
    """One thing to choose; `name` is what it is called by itself, for another field."""

    value: str
    label: Text
    name: Text | None = None
    group: Text | None = None


Choices = Callable[["FieldSpec", str], tuple[Option, ...]]
_Named = Callable[[Session, int], tuple[Option, ...]]


def NO_CHOICES(spec: FieldSpec, _name: str) -> tuple[Option, ...]:  # noqa: N802 - a constant that is called
    """Only what the form itself lists."""
    return tuple(Option(value, label) for value, label in spec.choices)


class OfficeChoices:
    """The form's own lists, and the office's where a field names one of its things.

    `offered` gives the choices of single fields beforehand, by name.
    """

    def __init__(
        self,
        session: Session,
        office_id: int,
        offered: Mapping[str, tuple[Option, ...]] | None = None,
    ) -> None:
        self._session, self._office_id = session, office_id
        self._offered = offered or {}
        self._known: dict[_Named, tuple[Option, ...]] = {}

    def __call__(self, spec: FieldSpec, name: str) -> tuple[Option, ...]:
        """What can be chosen for that field; nothing where a person types freely."""
        if name in self._offered:
            return self._offered[name]
        named = _NAMED.get("person" if spec.widget == "person" else spec.name)
        return NO_CHOICES(spec, name) if named is None else self._of(named)

    def _of(self, named: _Named) -> tuple[Option, ...]:
        # A paper may name many of a kind, and asks for each what it is called.
        if named not in self._known:
            self._known[named] = named(self._session, self._office_id)
        return self._known[named]


def colleagues(session: Session, office_id: int) -> tuple[Option, ...]:
    """Everybody of the office who can be given work, by handle."""
    return tuple(Option(person.handle, person.name) for person in able_people(session, office_id))


def times_offered(shows: Mapping[str, Any] | None) -> dict[str, tuple[Option, ...]]:
    """The times of a proposal, as choices of the answer to it; nothing for any other paper."""
    if not shows or shows.get("form") != "SlotProposal":
        return {}
    slots: Sequence[str] = shows["content"].get("slots", ())
    moments = [(slot, moment_kept(slot)) for slot in slots]
    none = Option("", _("ไม่สะดวกทั้งหมด ขอเสนอเวลาใหม่", "None of these: I propose others"))
    options = [Option(slot, long_moment(moment)) for slot, moment in moments if moment is not None]
    return {"chosen": (*options, none)}


def _requesters(session: Session, office_id: int) -> tuple[Option, ...]:
    found = session.exec(
        select(Requester).where(Requester.office_id == office_id).order_by(col(Requester.id))
    )
    return tuple(
        Option(each.key, each.name, each.name, _KINDS.get(each.kind, _OTHERS)) for each in found
    )


def _resources(session: Session, office_id: int) -> tuple[Option, ...]:
    """By what they serve as first, so that like stands with like."""
    found = resources_of(session, office_id)
    found.sort(key=lambda each: list(ResourceKind).index(ResourceKind(each.serves_as[0])))
    groups = [ResourceKind(each.serves_as[0]).label for each in found]
    return tuple(
        Option(each.key, each.name, group=group) for each, group in zip(found, groups, strict=True)
    )


def _invite_lists(session: Session, office_id: int) -> tuple[Option, ...]:
    found = session.exec(
        select(InviteList).where(InviteList.office_id == office_id).order_by(col(InviteList.id))
    )
    return tuple(Option(each.key, each.name) for each in found)


def _newsrooms(session: Session, office_id: int) -> tuple[Option, ...]:
    return tuple(Option(each.key, each.name) for each in outlets_of_office(session, office_id))


_NAMED: dict[str, _Named] = {
    "person": colleagues,
    "org_id": _requesters,
    "invite_list_id": _invite_lists,
    "resource": _resources,
    "target_media": _newsrooms,
}
"""Fields that name a thing of the office: by the widget of a person, else by the field's name."""


def post_titles(session: Session, person_ids: set[int]) -> dict[int, Text]:
    """What the people of these ids are in the office today, by person."""
    people = session.exec(select(Person).where(col(Person.id).in_(person_ids)))
    return {person.id or 0: posts[0].title for person in people if (posts := _posts(person))}


def _posts(person: Person) -> list[Post]:
    return person.posts()


_OTHERS = _("อื่น ๆ", "Others")
_KINDS: dict[str, Text] = {
    "provincial": _("ส่วนราชการประจำจังหวัด", "Provincial agencies"),
    "central": _("ส่วนราชการส่วนกลางในพื้นที่", "Central agencies in the province"),
    "district": _("อำเภอ", "Districts"),
    "local_gov": _("องค์กรปกครองส่วนท้องถิ่น", "Local government"),
    "state_enterprise": _("รัฐวิสาหกิจ", "State enterprises"),
    "university": _("สถานศึกษา", "Education"),
    "private_university": _("สถานศึกษา", "Education"),
    "college": _("สถานศึกษา", "Education"),
    "prd": _("กรมประชาสัมพันธ์", "Public Relations Department"),
    "security": _("ความมั่นคง", "Security"),
    "public": _("องค์กรสาธารณประโยชน์", "Public bodies"),
    "person": _("ประชาชน", "Citizens"),
}
