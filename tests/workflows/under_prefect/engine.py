"""Prefect's server and a worker as processes of their own, and what can be seen of them."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.child_process import ChildProcess
from models.settings import settings
from tests.acceptance.prefect_api import PrefectApi, soon
from tests.cast import case_of, record_of
from tests.workflows.under_prefect.errands import outside
from workflows import prefect_server

if TYPE_CHECKING:
    from pathlib import Path

WORKER = """
import tests.workflows.under_prefect.errands
from workflows.working import run_worker
run_worker()
"""


class OwnPrefect(PrefectApi):
    """Prefect's API at that address."""

    def __init__(self, url: str, auth: str) -> None:
        self._url = url
        self._auth = auth

    def set_state(self, code: str, **state: Any) -> None:
        """What somebody does to a run in Prefect's own UI."""
        run = self.run(code)["id"]
        self._asked("POST", f"flow_runs/{run}/set_state", json={"state": state, "force": True})

    def delete_run(self, code: str) -> None:
        """As in Prefect's own UI."""
        self._asked("DELETE", f"flow_runs/{self.run(code)['id']}")

    def make_pool(self, name: str, kind: str) -> None:
        """A work pool of the user's own."""
        self._asked("POST", "work_pools/", json={"name": name, "type": kind})

    def foreign_run(self, entrypoint: str, pull_step: dict[str, Any]) -> str:
        """A run in the office's pool of a deployment that is no mission's; the run's id."""
        flow = self._asked("POST", "flows/", json={"name": "foreign"})["id"]
        deployment = {
            "name": entrypoint,
            "flow_id": flow,
            "work_pool_name": settings().work_pool,
            "entrypoint": entrypoint,
            "pull_steps": [pull_step],
        }
        made = self._asked("POST", "deployments/", json=deployment)["id"]
        run = {"state": {"type": "SCHEDULED"}}
        asked = self._asked("POST", f"deployments/{made}/create_flow_run", json=run)
        return str(asked["id"])

    def state(self, run_id: str) -> dict[str, Any]:
        """How a run stands, by its id."""
        found: dict[str, Any] = self._asked("GET", f"flow_runs/{run_id}")["state"]
        return found

    def run_deployment(self, mission: str, code: str) -> None:
        """As `prefect deployment run`."""
        deployment = self._asked("GET", f"deployments/name/{mission}/prasan")["id"]
        run = {"name": code, "parameters": {"case": code}, "state": {"type": "SCHEDULED"}}
        self._asked("POST", f"deployments/{deployment}/create_flow_run", json=run)


@dataclass
class Engine:
    """One Prefect server, and workers that come and go."""

    folder: Path
    server: ChildProcess
    worker: ChildProcess
    prefect: OwnPrefect

    @classmethod
    def built(cls, folder: Path) -> Engine:
        """All of it in `folder`, on the ports of the settings; nothing is started."""
        server = ChildProcess(
            "prefect",
            prefect_server.command(),
            folder / "prefect.log",
            prefect_server.server_environment(),
        )
        prefect = OwnPrefect(prefect_server.api_url(), prefect_server.auth())
        return cls(folder, server, worker_process(folder), prefect)

    @property
    def outside(self) -> Path:
        """The world outside, as the errands know it."""
        return outside()

    def start_server(self) -> None:
        """Start Prefect's server; returns when it answers."""
        self.server.start()
        assert prefect_server.wait_until_healthy(90), self.server.last_words()

    def stops(self, part: ChildProcess) -> float:
        """How many seconds a part takes to end on SIGTERM."""
        begun = time.monotonic()
        part.ask_to_stop()
        while part.is_running:
            assert time.monotonic() - begun < 30, part.last_words()
            time.sleep(0.02)
        return time.monotonic() - begun

    def stands(self, code: str, state: str, within: float = 30) -> None:
        """Wait until the flow run of a case is in `state`, and our record is content."""
        soon(
            lambda: not case_of(code).wants_engine and self.state_of(code) == state,
            within=within,
            why=lambda: f"{self.state_of(code)} {case_of(code)!r}\n{self.worker.last_words(40)}",
        )

    def does(self, code: str, key: str, within: float = 30) -> None:
        """Wait until a service step of a case is done."""
        soon(
            lambda: key in record_of(code) and record_of(code)[key].state == "done",
            within=within,
            why=lambda: f"{record_of(code)}\n{self.worker.last_words(40)}",
        )

    def state_of(self, code: str) -> str | None:
        """The name of the state of a case's flow run."""
        runs = self.prefect.runs(code)
        return str(runs[-1]["state_name"]) if runs else None


def worker_process(folder: Path, name: str = "worker") -> ChildProcess:
    """A worker that knows the missions of these tests."""
    return ChildProcess(name, [sys.executable, "-c", WORKER], folder / f"{name}.log")
