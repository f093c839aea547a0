"""The classes of a case: how urgent it is, and how secret (handbook 2.4)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.answers import Code, Given, Reason
from api.case_told import CaseLine
from api.desk import Desk
from api.doors import Doors
from forms.dates import Day
from forms.requester import Urgency
from forms.written import Line
from models.secrecy import Secrecy
from models.secret_entry import SecretPaper
from workflows.classifying import change_urgency, classify

doors = Doors(prefix="/cases/{code}", tags=["classes"])

Why = Annotated[Reason, Field(min_length=1, max_length=2_000)]
Place = Annotated[Line, Field(max_length=300)]


class UrgencyGiven(Given):
    """Into which class of urgency, and why."""

    urgency: Urgency
    reason: Why


class SecrecyGiven(Given):
    """Into which class of secrecy, and why; on to paper, also where that lies and who opens it."""

    secrecy: Secrecy
    reason: Why
    place_kept: Place | None = None
    may_open: Place | None = None
    letter_no: Annotated[Line, Field(max_length=100)] | None = None
    source: Annotated[Line, Field(max_length=200)] | None = None
    dated: Day | None = None

    def paper(self) -> SecretPaper:
        """What the secret register is told."""
        return paper(self.secrecy, self)


@doors.put("/urgency")
def hurry(desk: Desk, code: Code, given: UrgencyGiven) -> CaseLine:
    """Change the class of urgency; the limits of its open tasks are counted again."""
    desk.must_see_case(code)
    changed = change_urgency(
        desk.session, code, given.urgency.value, by=desk.me, reason=given.reason
    )
    return CaseLine.of(changed)


@doors.put("/secrecy")
def make_secret(desk: Desk, code: Code, given: SecrecyGiven) -> CaseLine:
    """Change the class of secrecy; what is very or most secret goes into the secret register."""
    desk.must_see_case(code)
    secrecy, words = given.secrecy, given.paper()
    return CaseLine.of(
        classify(desk.session, code, secrecy, by=desk.me, reason=given.reason, paper=words)
    )


def paper(level: str, given: object) -> SecretPaper:
    """What a body says of a paper, for the secret register."""
    words = {
        name: getattr(given, name) or ""
        for name in ("place_kept", "may_open", "letter_no", "source")
    }
    dated: date | None = getattr(given, "dated", None)
    return SecretPaper(level=level, dated=dated, **words)
