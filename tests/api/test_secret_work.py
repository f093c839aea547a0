"""Work of a secret case lies with nobody for whom the case is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from tests import cast
from tests.pages.visit import Visit
from tests.secrets import READERS, SecretCase, a_secret_case, opened, reads, registrar_moves_in

if TYPE_CHECKING:
    from models.human_task import HumanTask
    from tests.api.caller import Doors


@pytest.fixture
def secret(doors: Doors) -> SecretCase:
    """A case that became secret while nobody had its work."""
    return a_secret_case()


def made_secret(doors: Doors, code: str) -> None:
    given = {"secrecy": "secret", "reason": "x"}
    answer = doors.ask("director", "PUT", f"/cases/{code}/secrecy", given)
    assert answer.status_code == 200, answer.text


def held(task: HumanTask) -> tuple[str, int | None, int | None]:
    return task.state, task.assignee_id, task.owner_id


def acts(doors: Doors, who: str, method: str, path: str, given: Any = None) -> None:
    answer = doors.ask(who, method, path, given)
    assert answer.status_code == 200, answer.text


def test_work_in_hand_goes_back_when_its_case_becomes_secret(doors: Doors, office: int) -> None:
    registrar_moves_in()
    code = opened()
    task = cast.task_of(code, "write").id
    acts(doors, "news2", "PUT", f"/human-tasks/{task}/claim")
    made_secret(doors, code)
    assert held(cast.task_of(code, "write")) == ("ready", None, None)
    last = [each for each in cast.events_of(code) if each.kind == "human-task.released"][-1]
    with write() as session:
        assert last.actor_id == cast.person(session, "director").id
    assert doors.ask("news2", "GET", f"/human-tasks/{task}").status_code == 404
    page = Visit(doors, "director").open(f"/cases/{code}")
    assert "ไม่มีผู้อยู่ในรายชื่อผู้อ่านที่รับงานนี้ได้" in page.text
    reads(code, "news1")
    acts(doors, "news1", "PUT", f"/human-tasks/{task}/claim")


@pytest.mark.parametrize("dismissed", READERS)
def test_lent_work_goes_back_when_who_lent_or_who_has_it_is_dismissed(
    doors: Doors, secret: SecretCase, dismissed: str
) -> None:
    task = f"/human-tasks/{secret.task}"
    acts(doors, "news1", "PUT", f"{task}/claim")
    acts(doors, "news1", "POST", f"{task}/delegation", {"to": "prc_head"})
    acts(doors, "registrar", "DELETE", f"/cases/{secret.code}/readers/{dismissed}")
    assert held(cast.task_of(secret.code, "more/more")) == ("ready", None, None)


def test_work_stays_with_who_reads_on(doors: Doors, secret: SecretCase) -> None:
    acts(doors, "news1", "PUT", f"/human-tasks/{secret.task}/claim")
    acts(doors, "registrar", "DELETE", f"/cases/{secret.code}/readers/prc_head")
    assert cast.task_of(secret.code, "more/more").state == "claimed"
