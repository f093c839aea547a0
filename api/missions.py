"""The missions of the office: what each is for, in words, and the form that opens it."""

from typing import Any

from pydantic import BaseModel

from api.answers import Both, Code
from api.desk import Desk
from api.doors import Doors
from api.human_task_told import schema_of
from workflows.catalogue import MISSIONS, mission_of
from workflows.mission import Mission
from workflows.opening import may_open

doors = Doors(prefix="/missions", tags=["missions"])


class MissionInBrief(BaseModel):
    """A mission as it stands in the catalogue."""

    key: str
    code: str
    title: Both
    may_open: bool


class MissionTold(MissionInBrief):
    """A mission whole: its procedure as the manual has it, and the form that opens a case."""

    procedure: str
    opens_with: Both
    form_schema: dict[str, Any]
    messages: dict[str, dict[str, Any]]


class Catalogue(BaseModel):
    """All missions, in the order of the office's own page."""

    items: list[MissionInBrief]


@doors.get("")
def catalogue(desk: Desk) -> Catalogue:
    """Every mission."""
    return Catalogue(items=[MissionInBrief(**_brief(each, desk)) for each in MISSIONS])


@doors.get("/{key}")
def mission(desk: Desk, key: Code) -> MissionTold:
    """One mission, with the JSON Schema of its opening form in both languages."""
    found = mission_of(key)
    return MissionTold(
        **_brief(found, desk),
        procedure=found.procedure_in_words,
        opens_with=found.opens_with.title,
        form_schema=schema_of(found.opens_with),
        messages={name: schema_of(form) for name, form in found.messages.items()},
    )


def _brief(found: Mission, desk: Desk) -> dict[str, Any]:
    return {
        "key": found.key,
        "code": found.code,
        "title": found.title,
        "may_open": may_open(found, desk.me),
    }
