"""Incidents: having what broke tried again, after the mend."""

from api.answers import RowId
from api.case_told import CaseLine
from api.desk import Desk
from api.doors import Doors
from models.case import Case
from models.errors import NotFound
from models.incident import Incident
from workflows.moving import retry

doors = Doors(prefix="/incidents/{incident_id}", tags=["incidents"])


@doors.post("/retries")
def try_again(desk: Desk, incident_id: RowId) -> CaseLine:
    """Try again; for the administrator and the office's leaders."""
    _must_see(desk, incident_id)
    return CaseLine.of(retry(desk.session, incident_id, by=desk.me), desk.me)


def _must_see(desk: Desk, incident_id: int) -> None:
    incident = desk.session.get(Incident, incident_id)
    case = desk.session.get(Case, incident.case_id) if incident else None
    if case is None or case.office_id != desk.me.office_id:
        raise NotFound
