"""Work that went up says by JSON and on the case's page to which post it climbed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.database import write
from models.role import Role
from tests import cast
from tests.pages.visit import Visit

if TYPE_CHECKING:
    from tasks.run import CaseRun
    from tasks.turn import Outcome
    from tests.api.caller import Doors


def decided(case: CaseRun, request: Any) -> Outcome:
    case.approve("decide", request, of=Role.PRC_HEAD)
    return case.closes("done")


def test_the_post_is_told_by_its_title(doors: Doors) -> None:
    with write() as session:
        cast.person(session, "director").posts()[0].title_th = "หัวหน้าสำนักงาน"
    code = cast.opened(decided, by="prc_head")
    told = doors.get("director", f"/human-tasks/{cast.task_of(code, 'decide').id}")
    post = {"th": "หัวหน้าสำนักงาน", "en": "director"}
    assert told["offered_to"] == [{"role": None, "title": post, "person": None}]
    assert post["th"] in Visit(doors, "prc_head").open(f"/cases/{code}").text
