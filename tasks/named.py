"""The people, requesters and invitation lists that a form names have to be the office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from forms.form import Form
from models.errors import FieldProblem
from models.media import InviteList
from models.person import Person
from models.requester import Requester
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.spec import FieldSpec
    from models.wording import Text

Named = tuple[tuple[str | int, ...], "FieldSpec", Any]

_NO_PERSON = _("ไม่มีเจ้าหน้าที่ผู้นี้ในสำนักงาน", "Nobody of the office who works here is called so.")
_NO_REQUESTER = _("ไม่พบหน่วยงานนี้", "There is no such agency.")
_NO_LIST = _("ไม่มีบัญชีรายชื่อสื่อนี้", "The office has no such invitation list.")


def problems_of_names(session: Session, form: Form, *, office_id: int) -> list[FieldProblem]:
    """A problem for each whom the office does not know."""
    return [
        FieldProblem(path, *refusal)
        for path, spec, name in _named(form)
        if (refusal := _refusal(session, spec, name, office_id)) is not None
    ]


def _named(form: Form) -> Iterator[Named]:
    """Every single value of the form that is no table, and where it stands."""
    for spec in form.fields():
        value = getattr(form, spec.name)
        for place, item in enumerate(value) if spec.many else ((None, value),):
            path = (spec.name,) if place is None else (spec.name, place)
            if isinstance(item, Form):
                yield from ((path + within, field, name) for within, field, name in _named(item))
            elif isinstance(item, str):
                yield path, spec, item


def _refusal(
    session: Session, spec: FieldSpec, name: str, office_id: int
) -> tuple[str, Text] | None:
    if spec.widget == "person":
        works_here = (col(Person.active), col(Person.has_account), Person.office_id == office_id)
        known = select(Person.id).where(Person.handle == name, *works_here)
        refusal = ("unknown_person", _NO_PERSON)
    elif spec.name == "org_id":
        known = select(Requester.id).where(Requester.key == name, Requester.office_id == office_id)
        refusal = ("unknown_requester", _NO_REQUESTER)
    elif spec.name == "invite_list_id":
        known = select(InviteList.id).where(
            InviteList.key == name, InviteList.office_id == office_id
        )
        refusal = ("unknown_invite_list", _NO_LIST)
    else:
        return None
    return refusal if session.exec(known).first() is None else None
