"""Telling a case as a story: the demo office, people who answer their tasks, machines that run."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from models import clock, file_store
from models.case import Case
from models.database import read, write
from models.delivery import Delivery
from models.demo import seed
from models.document import Document, Upload, documents_of
from models.human_task import STANDING, HumanTask
from models.person import by_handle
from tests.cast import case_of, completes, task_of
from workflows.leg import Taken, run_leg
from workflows.moving import cancel_task
from workflows.opening import open_case
from workflows.rounds import run_due

if TYPE_CHECKING:
    from datetime import datetime

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Story:
    """One case of the demo office, from its opening on; `clock.moved_to` is the reader's."""

    def __init__(self, mission: str, request: dict[str, Any], *, by: str) -> None:
        with write() as session:
            person = by_handle(session, by)
            assert person is not None
            self.code = open_case(session, mission, request, by=person).code

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return case_of(self.code)

    @property
    def waits_for(self) -> set[str]:
        """The keys of the tasks that stand."""
        with read() as session:
            return set(
                session.exec(
                    select(HumanTask.key)
                    .join(Case, col(Case.id) == col(HumanTask.case_id))
                    .where(Case.code == self.code, col(HumanTask.state).in_(STANDING))
                )
            )

    def does(
        self, handle: str, key: str, answer: dict[str, Any] | None = None, **given: Any
    ) -> HumanTask:
        """Somebody completes the task at `key`."""
        return completes(handle, self.code, key, answer, **given)

    def machines_run(self) -> None:
        """Everything that machines can do now is done."""
        run_leg(self.code, at_once)

    def is_spared(self, key: str) -> None:
        """The director takes the task at `key` away."""
        with write() as session:
            director = by_handle(session, "director-1")
            assert director is not None
            task_id = task_of(self.code, key).id or 0
            cancel_task(session, task_id, by=director, reason="ไม่จำเป็น")

    def documents(self) -> list[Document]:
        """The papers and attachments so far."""
        with read() as session:
            return documents_of(session, self.case.id)

    def letters(self) -> list[Delivery]:
        """The letters that left."""
        with read() as session:
            found = select(Delivery).where(Delivery.case_id == self.case.id)
            return list(session.exec(found.order_by(col(Delivery.id))))


def furnish(at: datetime) -> str:
    """The demo office, and a letter that somebody has uploaded; returns the upload's reference."""
    with write() as session:
        seed(session, password="correct horse")
        sha256 = file_store.put(PDF)
        clerk = by_handle(session, "reg-clerk-1")
        assert clerk is not None
        upload = Upload(
            sha256=sha256,
            by_id=clerk.id,
            filename="letter.pdf",
            media_type="application/pdf",
            size=len(PDF),
            at=at,
        )
        session.add(upload)
        return upload.reference


def later(moment: datetime, **span: float) -> Any:
    """The block stands that much after `moment`."""
    return clock.moved_to(moment + timedelta(**span))


def the_clock_goes_round() -> int:
    """The worker's round of what fell due."""
    return run_due()


def with_upload(value: Any, reference: str) -> Any:
    """The same answer with every sample upload replaced by a real one."""
    if isinstance(value, dict):
        return {name: with_upload(each, reference) for name, each in value.items()}
    if isinstance(value, list):
        return [with_upload(each, reference) for each in value]
    return reference if isinstance(value, str) and value.startswith("sha256:") else value


def at_once(taken: Taken) -> Future[Any]:
    """Do a service step here and now, as an engine that is never away."""
    done: Future[Any] = Future()
    try:
        done.set_result(taken.step(taken.call, **taken.arguments))
    except Exception as error:  # noqa: BLE001 - as an executor does
        done.set_exception(error)
    return done
