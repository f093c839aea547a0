"""Prasan through its JSON API: uvicorn in one process, three signed-in people per client."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from bench import prasan_office
from bench.browser import Browser
from bench.contender import FORM, PASSWORD, PEOPLE
from bench.prasan_parts import Web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.contender import Person, Place

KEY = "four-steps"


class PrasanOverHttp:
    """``prasan web`` alone: people's steps are done, machines' steps wait for the engine.

    So three of the four steps count. `bench.engine` measures the fourth, which costs a leg of
    Prefect's server; viewflow runs its function in the director's request.
    """

    steps_per_case = 3

    def __init__(self, place: Place) -> None:
        self._place = place
        prasan_office.bring_up(place)
        self._web = Web(place)

    def durability(self) -> Mapping[str, str]:
        """What a connection with the same settings says."""
        return prasan_office.durability_of(self._place)

    def seat(self) -> PrasanOverHttpSeat:
        """Three signed-in people."""
        people: dict[Person, Browser] = {
            person: _signed_in(self._web.port, person) for person in PEOPLE
        }
        return PrasanOverHttpSeat(people)

    def processes(self) -> tuple[int, ...]:
        """The web server."""
        return (self._web.served.pid,)

    def close(self) -> None:
        """Stop the web server."""
        self._web.served.stop()


class PrasanOverHttpSeat:
    """One client's three people."""

    def __init__(self, people: Mapping[Person, Browser]) -> None:
        self._people = people

    def open_case(self) -> str:
        """Post the opening form."""
        told = self._post("staff", "/api/cases", {"mission": KEY, "request": dict(FORM)})
        return str(told["code"])

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """The person's queue."""
        listed = json.loads(self._people[person].get("/api/queue").body)
        return {task["case"]["code"]: str(task["id"]) for task in listed["items"]}

    def take(self, person: Person, case: str, task: str) -> None:
        """Not needed: whoever completes a task that is offered to them thereby takes it."""

    def approve(self, person: Person, case: str, task: str) -> None:  # noqa: ARG002
        """Post the completion."""
        self._post(person, f"/api/human-tasks/{task}/completion", {"outcome": "approve"})

    def run_service_step(self, case: str) -> None:
        """The case wants the engine now; see `PrasanOverHttp`."""

    def _post(self, person: Person, path: str, given: Mapping[str, object]) -> Any:
        content = json.dumps(given).encode()
        browser = self._people[person]
        answer = browser.send("POST", path, content, {"Content-Type": "application/json"})
        return json.loads(answer.body)


def _signed_in(port: int, person: Person) -> Browser:
    content = urlencode({"username": person, "password": PASSWORD, "grant_type": "password"})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = Browser(port).send("POST", "/api/token", content.encode(), headers)
    token = json.loads(answer.body)["access_token"]
    return Browser(port, {"Authorization": f"Bearer {token}"})
