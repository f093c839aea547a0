"""Who of my office a handle names, and what is told where it names nobody."""

from api.desk import Desk
from models.errors import FieldProblem, Invalid
from models.person import Person, by_handle
from models.wording import _

NOBODY = _("ไม่พบบุคคลนี้ในสำนักงาน", "There is nobody of that name in the office.")


def colleague(desk: Desk, handle: str) -> Person:
    """Who of the office is called so; `Invalid` names ``person`` where nobody is."""
    person = by_handle(desk.session, handle)
    if person is None or person.office_id != desk.me.office_id:
        raise Invalid([FieldProblem(("person",), "unknown_person", NOBODY)])
    return person
