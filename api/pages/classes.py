"""The classes of a case, changed from its page."""

from __future__ import annotations

from fastapi.responses import Response

from api.answers import Code
from api.classes import SecrecyGiven, UrgencyGiven
from api.desk import Desk
from api.doors import Doors
from api.pages.case import done
from api.pages.page import AnyPage
from api.pages.words import given
from api.visitor import KnownVisitor
from models.wording import _
from workflows.classifying import change_urgency, classify

doors = Doors(include_in_schema=False, prefix="/cases/{code}")

NO_REASON = _("กรุณาบอกเหตุผลที่เปลี่ยนชั้น", "Please say why the class is changed.")
NO_CLASS = _("กรุณาเลือกชั้น", "Please choose a class.")


@doors.post("/urgency")
def hurry(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Change the class of urgency, with the reason."""

    def verb(desk: Desk) -> None:
        desk.must_see_case(code)
        words = given(visitor, UrgencyGiven, {"urgency": NO_CLASS, "reason": NO_REASON})
        change_urgency(desk.session, code, words.urgency.value, by=desk.me, reason=words.reason)

    return done(visitor, page, code, "urgency", verb)


@doors.post("/secrecy")
def make_secret(visitor: KnownVisitor, page: AnyPage, code: Code) -> Response:
    """Change the class of secrecy, with the reason."""

    def verb(desk: Desk) -> None:
        desk.must_see_case(code)
        words = given(visitor, SecrecyGiven, {"secrecy": NO_CLASS, "reason": NO_REASON})
        secrecy, paper = words.secrecy, words.paper()
        classify(desk.session, code, secrecy, by=desk.me, reason=words.reason, paper=paper)

    return done(visitor, page, code, "secrecy", verb)
