"""People, requesters, newsrooms and invitation lists that a form names are the office's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from forms.form import Form
from models.errors import FieldProblem
from models.media import InviteList, MediaOutlet
from models.person import Person
from models.requester import Requester
from models.resource import Resource
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.spec import FieldSpec
    from models.wording import Text


@dataclass(frozen=True, eq=False)
class Kind:
    """Things of the office that a form may name: where their names are kept, which of them count.

    `slug` and `text` refuse a name that is none of theirs.
    """

    names: Any
    which: tuple[Any, ...]
    slug: str
    text: Text

    def known(self, session: Session, names: set[str], office_id: int) -> set[str]:
        """Those of the `names` that the office has."""
        ours = self.names.class_.office_id == office_id
        asked = select(self.names).where(self.names.in_(names), ours, *self.which)
        return set(session.exec(asked))


_PERSON = Kind(
    col(Person.handle),
    (col(Person.active), col(Person.has_account)),
    "unknown_person",
    _("ไม่มีเจ้าหน้าที่ผู้นี้ในสำนักงาน", "Nobody of the office who works here is called so."),
)
_REQUESTER = Kind(
    col(Requester.key), (), "unknown_requester", _("ไม่พบหน่วยงานนี้", "There is no such agency.")
)
_LIST = Kind(
    col(InviteList.key),
    (),
    "unknown_invite_list",
    _("ไม่มีบัญชีรายชื่อสื่อนี้", "The office has no such invitation list."),
)
_OUTLET = Kind(
    col(MediaOutlet.key),
    (),
    "unknown_outlet",
    _("ไม่มีสื่อนี้ในทะเบียนสื่อ", "There is no such newsroom in the register of media."),
)

_RESOURCE = Kind(
    col(Resource.key),
    (col(Resource.retired_at).is_(None),),
    "unknown_resource",
    _("สำนักงานไม่มีทรัพยากรนี้", "The office has no such person or thing to share."),
)

Path = tuple[str | int, ...]


def problems_of_names(session: Session, form: Form, *, office_id: int) -> list[FieldProblem]:
    """A problem for each whom the office does not know; each kind of thing is looked up once."""
    named = list(_named(form))
    sought: dict[Kind, set[str]] = defaultdict(set)
    for _path, kind, name in named:
        sought[kind].add(name)
    known = {kind: kind.known(session, names, office_id) for kind, names in sought.items()}
    return [
        FieldProblem(path, kind.slug, kind.text)
        for path, kind, name in named
        if name not in known[kind]
    ]


def _named(form: Form) -> Iterator[tuple[Path, Kind, str]]:
    """Every value of the form that names a thing of the office, and where it stands."""
    for spec in form.fields():
        value, kind = getattr(form, spec.name), _kind(spec)
        for place, item in enumerate(value) if spec.many else ((None, value),):
            path = (spec.name,) if place is None else (spec.name, place)
            if isinstance(item, Form):
                yield from ((path + within, kind, name) for within, kind, name in _named(item))
            elif kind is not None and isinstance(item, str):
                yield path, kind, item


def _kind(spec: FieldSpec) -> Kind | None:
    by_name = {
        "org_id": _REQUESTER,
        "invite_list_id": _LIST,
        "target_media": _OUTLET,
        "resource": _RESOURCE,
    }
    return _PERSON if spec.widget == "person" else by_name.get(spec.name)
