"""How secret a case is opened, and who reads it then: what is chosen above its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.cases import readers_named
from api.colleagues import NOBODY
from api.labels import label_in_request
from api.pages.choosable import colleagues
from api.pages.told_problems import ToldProblem
from api.pages.words import posted
from forms.sentences import CHOICES
from models.errors import FieldProblem, Invalid
from models.secrecy import SECRECIES, Secrecy, may_make_secret

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from api.desk import Desk
    from api.visitor import Visitor
    from models.person import Person

FIELDS = ("secrecy", "readers")


def secrecy_chosen(visitor: Visitor) -> str:
    """The class that was chosen; one that there is not must not pass for an open matter."""
    chosen = posted(visitor, "_secrecy") or Secrecy.NORMAL
    if chosen not in SECRECIES:
        slug, text = CHOICES
        raise Invalid([FieldProblem(("secrecy",), slug, text.fill(choices=", ".join(SECRECIES)))])
    return chosen


def readers_ticked(visitor: Visitor) -> list[str]:
    """The handles of who was ticked as a reader."""
    ticked = visitor.form.getlist("_readers") if visitor.form is not None else []
    return [each for each in ticked if isinstance(each, str)]


def readers_chosen(desk: Desk) -> list[Person]:
    """Who was ticked as a reader; `Invalid` names ``readers`` where one is nobody of the office."""
    ticked = readers_ticked(desk.visitor)
    known = {each.value for each in colleagues(desk.session, desk.me.office_id)} if ticked else ()
    if any(each not in known for each in ticked):
        raise Invalid([FieldProblem(("readers",), "unknown_person", NOBODY)])
    return readers_named(desk, ticked)


def shown(desk: Desk) -> dict[str, Any]:
    """What the fields show: what can be chosen, and what was."""
    if not may_make_secret(desk.me):
        return {"may_make_secret": False}
    known = colleagues(desk.session, desk.me.office_id)
    return {
        "may_make_secret": True,
        "secrecy_chosen": posted(desk.visitor, "_secrecy"),
        "readers_ticked": readers_ticked(desk.visitor),
        "may_read": [each for each in known if each.value != desk.me.handle],
    }


def leading_here(problems: Iterable[ToldProblem], locale: str) -> list[ToldProblem]:
    """The same summary, its lines about these fields leading to them."""
    return [
        each._replace(id=each.label, label=label_in_request((each.label,)).said(locale))
        if not each.id and each.label in FIELDS
        else each
        for each in problems
    ]
