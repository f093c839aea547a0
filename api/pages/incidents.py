"""What broke and still stands, for the administrator and the office's leaders."""

from __future__ import annotations

from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import col, select

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
    return page.show("incidents.html", desk, found=_standing(desk))


@doors.post("/incidents/{incident_id}/retries")
def try_again(desk: Desk, incident_id: RowId) -> Response:
    """Try again, after the mend."""
    incident = desk.session.get(Incident, incident_id)
    case = desk.session.get(Case, incident.case_id) if incident else None
    if case is None or case.office_id != desk.me.office_id:
        raise NotFound
    retry(desk.session, incident_id, by=desk.me)
    seen = case.is_read_by(desk.me)
    return RedirectResponse(f"/cases/{case.code}" if seen else "/incidents", 303)


def _standing(desk: Desk) -> list[tuple[Incident, Case, bool]]:
    """Each with its case, and whether the case is for my eyes: else its code is all I see."""
    found = (
        select(Incident, Case)
        .join(Case, col(Case.id) == col(Incident.case_id))
        .where(Case.office_id == desk.me.office_id, col(Incident.resolved_at).is_(None))
        .order_by(col(Incident.id))
    )
    return [
        (incident, case, case.is_read_by(desk.me))
        for incident, case in desk.session.exec(found).all()
    ]
