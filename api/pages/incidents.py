"""What broke and still stands, for the administrator and the office's leaders."""

from __future__ import annotations

from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session, col, select

from api.answers import RowId
from api.desk import Desk
from api.doors import Doors
from api.pages.page import AnyPage
from models.case import Case
from models.errors import NotAllowed, NotFound
from models.incident import Incident
from workflows.moving import retry

doors = Doors(include_in_schema=False)


@doors.get("/incidents")
def listed(desk: Desk, page: AnyPage) -> HTMLResponse:
    """Every incident of the office that nobody has dealt with, oldest first."""
    if not (desk.me.administers or desk.me.leads_office):
        raise NotAllowed
    return page.show("incidents.html", desk, found=_standing(desk.session, desk.me.office_id))


@doors.post("/incidents/{incident_id}/retries")
def try_again(desk: Desk, incident_id: RowId) -> Response:
    """Try again, after the mend."""
    incident = desk.session.get(Incident, incident_id)
    case = desk.session.get(Case, incident.case_id) if incident else None
    if case is None or case.office_id != desk.me.office_id:
        raise NotFound
    retry(desk.session, incident_id, by=desk.me)
    return RedirectResponse(f"/cases/{case.code}", 303)


def _standing(session: Session, office_id: int) -> list[tuple[Incident, Case]]:
    found = (
        select(Incident, Case)
        .join(Case, col(Case.id) == col(Incident.case_id))
        .where(Case.office_id == office_id, col(Incident.resolved_at).is_(None))
        .order_by(col(Incident.id))
    )
    return list(session.exec(found).all())
