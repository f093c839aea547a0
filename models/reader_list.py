"""The list of readers of a secret case: the registrar and the leaders keep it (handbook 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models import clock
from models.errors import NotAllowed, WrongMoment
from models.person import Person
from models.reader import Reader
from models.secrecy import Secrecy, keeps_secrets, may_make_secret
from models.stranded import free_stranded
from models.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from models.case import Case

_NOT_SECRET = _("เรื่องนี้ไม่ใช่เรื่องลับ จึงไม่มีรายชื่อผู้อ่าน", "This case is not secret and has no readers.")
_LISTED = _("ผู้นี้อยู่ในรายชื่อผู้อ่านแล้ว", "This person is on the list already.")
_ABOUT_THEM = _("เรื่องนี้เกี่ยวกับผู้นี้ จึงให้อ่านไม่ได้", "This case is about this person, who may not read it.")
_LISTS = (Secrecy.SECRET, Secrecy.CONFINED)
_NOT_LISTED = _("ผู้นี้ไม่อยู่ในรายชื่อผู้อ่าน", "This person is not on the list.")


def about_staff(request: Mapping[str, Any]) -> tuple[str, ...]:
    """The handles of those of the office whom a request names as what it is about.

    They stand in a field of that name of the opening form, each with its ``person``.
    """
    return tuple(each["person"] for each in request.get("about_staff") or ())


def make_secret(
    case: Case, *, by: Person, readers: Sequence[Person] = (), reason: str = ""
) -> None:
    """Make a case secret: who opened it, who makes it so and the `readers` read on."""
    case.classify(Secrecy.SECRET, by=by, reason=reason)
    ids = [case.opened_by_id, by.id, *(_of_the_office(case, each).id for each in readers)]
    for person_id in dict.fromkeys(ids):
        if person_id is not None:
            _put_on(case, person_id, by.id)


def confine(case: Case, readers: Iterable[Person], *, by: Person) -> None:
    """Put on the list of a confined case whoever its mission confides it to, and who opened it.

    Never whom it is about.
    """
    for person in {each.id: each for each in (*readers, by)}.values():
        if person.handle not in about_staff(case.request):
            _put_on(case, person.id, by.id)


def let_in(case: Case, person_ids: Iterable[int]) -> None:
    """Who is given work by name in a confined case reads it, unless it is about them."""
    listed = {each.person_id for each in case.readers()}
    for person_id in dict.fromkeys(person_ids):
        person = case.session.get_one(Person, person_id)
        if person_id in listed or person.handle in about_staff(case.request):
            continue
        _put_on(case, person_id, case.opened_by_id or person_id)
        case.tell("case.reader-admitted", to=person.handle)


def inherit_list(child: Case, parent: Case) -> None:
    """A child of a secret case is secret, and read by the same people."""
    child.secrecy = parent.secrecy
    for each in parent.readers():
        _put_on(child, each.person_id, each.admitted_by_id)


def admit(case: Case, person: Person, *, by: Person) -> None:
    """Let somebody of the office read a secret case."""
    _must_keep(case, by)
    _of_the_office(case, person)
    if case.is_confined and person.handle in about_staff(case.request):
        raise WrongMoment(_ABOUT_THEM)
    if any(each.person_id == person.id for each in case.readers()):
        raise WrongMoment(_LISTED)
    _put_on(case, person.id, by.id)
    case.tell("case.reader-admitted", by=by, to=person.handle)


def dismiss(case: Case, person: Person, *, by: Person) -> None:
    """Take somebody off the list: from now on the case is not there for them, nor is its work."""
    _must_keep(case, by)
    listed = [each for each in case.readers() if each.person_id == person.id]
    if not listed:
        raise WrongMoment(_NOT_LISTED)
    _take_off(listed[0], by)
    case.tell("case.reader-dismissed", by=by, to=person.handle)
    free_stranded(case, by=by)


def end_list(case: Case, *, by: Person) -> None:
    """Take everybody off: the case goes on to paper."""
    for each in case.readers():
        _take_off(each, by)


def may_keep_list(case: Case, person: Person) -> bool:
    """Whether `person` may change the list now."""
    return case.secrecy in _LISTS and keeps_list(case, person)


def must_see_readings(case: Case, person: Person) -> None:
    """Refuse the log of who read the case to everybody but who keeps the office's secrets."""
    if not keeps_list(case, person):
        raise NotAllowed


def keeps_list(case: Case, person: Person) -> bool:
    """Whether the list and the log are for `person`: who keeps the office's secrets.

    Of a confined case only who is on the list and may speak of secrets: a head, a leader.
    """
    if case.is_confined:
        return may_make_secret(person) and case.is_seen_by(person)
    return person.office_id == case.office_id and keeps_secrets(person)


def _must_keep(case: Case, person: Person) -> None:
    if not keeps_list(case, person):
        raise NotAllowed
    if case.secrecy not in _LISTS:
        raise WrongMoment(_NOT_SECRET)


def _of_the_office(case: Case, person: Person) -> Person:
    if person.office_id != case.office_id or not person.active:
        raise NotAllowed
    return person


def _put_on(case: Case, person_id: int, by_id: int) -> None:
    case.session.add(
        Reader(case_id=case.id, person_id=person_id, admitted_at=clock.now(), admitted_by_id=by_id)
    )


def _take_off(reader: Reader, by: Person) -> None:
    reader.dismissed_at, reader.dismissed_by_id = clock.now(), by.id
