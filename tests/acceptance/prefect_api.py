"""What Prefect's own API says of a case's flow run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.acceptance.house import House


PATIENCE = 10


class PrefectApi:
    """Prefect's REST API, as its UI and CLI use it."""

    def __init__(self, house: House) -> None:
        self._url = house.prefect_url
        self._auth = house.prefect_auth

    def runs(self, code: str) -> list[dict[str, Any]]:
        """The flow runs that bear a case's code."""
        return self._found("flow_runs", {"flow_runs": {"name": {"any_": [code]}}})

    def is_suspended(self, code: str) -> bool:
        """Whether the case's flow run is there, and waits for people."""
        return any(run["state_name"] == "Suspended" for run in self.runs(code))

    def has_completed(self, code: str) -> bool:
        """Whether the case's flow run came to its end."""
        return any(run["state_type"] == "COMPLETED" for run in self.runs(code))

    def run(self, code: str) -> dict[str, Any]:
        """The one flow run of a case."""
        (run,) = self.runs(code)
        return run

    def states(self, code: str) -> list[str]:
        """The states that the run went through, by name, in their order."""
        found = self._asked("GET", "flow_run_states/", params={"flow_run_id": self.run(code)["id"]})
        return [state["name"] for state in sorted(found, key=lambda state: state["timestamp"])]

    def task_runs(self, code: str) -> dict[str, str]:
        """The task runs of a case: name → state."""
        within = {"flow_runs": {"id": {"any_": [self.run(code)["id"]]}}}
        return {task["name"]: task["state_name"] for task in self._found("task_runs", within)}

    def timeline(self, code: str) -> list[str]:
        """What the run's timeline tells, in its order: ``decide human-task.completed``."""
        run = f"prefect.flow-run.{self.run(code)['id']}"
        asked = {"any_resource": {"id": [run]}, "event": {"prefix": ["prasan."]}, "order": "ASC"}
        page = self._asked("POST", "events/filter", json={"filter": asked, "limit": 50})
        told = page["events"]
        while page.get("next_page"):
            page = self._asked("GET", "", url=page["next_page"])
            told += page["events"]
        ordered = sorted(told, key=lambda event: event["occurred"])
        return [
            f"{each['payload'].get('key', '')} {each['event'].removeprefix('prasan.')}".strip()
            for each in ordered
        ]

    def _found(self, what: str, filters: dict[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._asked("POST", f"{what}/filter", json=filters)
        return found

    def _asked(self, method: str, path: str, url: str = "", **content: Any) -> Any:
        target = url or f"{self._url}/{path}"
        auth = httpx.BasicAuth(*self._auth.split(":", 1))
        for _ in range(PATIENCE):
            answer = httpx.request(
                method, target, auth=auth, trust_env=False, timeout=30, **content
            )
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
            time.sleep(0.5)  # on SQLite Prefect says so whenever another writes
        answer.raise_for_status()
        return answer.json() if answer.content else None


def soon(
    look: Callable[[], bool], *, within: float = 60, why: Callable[[], object] = lambda: ""
) -> None:
    """Wait until `look` says yes; what fails tells `why`."""
    deadline = time.monotonic() + within
    while not look():
        assert time.monotonic() < deadline, why()
        time.sleep(0.2)
