"""viewflow through its own views: pages and forms, three signed-in people per client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.browser import Browser
from bench.contender import FORM, PASSWORD, PEOPLE
from bench.served import Served, free_port
from bench.viewflow_peer import project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.browser import Answer
    from bench.contender import Person, Place

CSRF = "x" * 32
"""Django takes any token that the cookie and the header agree on; no form is fetched for it."""

FOUND = 302
"""Django redirects when, and only when, it accepted what was posted."""


class ViewflowOverHttp:
    """django-viewflow behind waitress, eight threads in one process; tasks are offered."""

    steps_per_case = 4

    def __init__(self, place: Place) -> None:
        self._place = place
        project.bring_up(place)
        self._port = free_port()
        self._server = Served(
            ["-m", "bench.viewflow_peer.server", str(self._port)],
            project.environment(place),
            place.folder / "viewflow.log",
        )
        self._server.wait_for(self._port, "/login/")

    def durability(self) -> Mapping[str, str]:
        """What a Django connection with the same settings says."""
        return project.durability_of(self._place)

    def seat(self) -> OfferedPages:
        """Three signed-in people."""
        return OfferedPages(self._signed_in())

    def processes(self) -> tuple[int, ...]:
        """The web server."""
        return (self._server.pid,)

    def close(self) -> None:
        """Stop the web server."""
        self._server.stop()

    def _signed_in(self) -> dict[Person, Browser]:
        return {person: _signed_in(self._port, person) for person in PEOPLE}


class ViewflowGivenOverHttp(ViewflowOverHttp):
    """The same with tasks given to a named person at once."""

    def seat(self) -> GivenPages:
        """As above."""
        return GivenPages(self._signed_in())


class OfferedPages:
    """One client's three people at the pages of the flow that offers."""

    flow = "offered"
    listing = "queue"

    def __init__(self, people: Mapping[Person, Browser]) -> None:
        self._people = people
        self._listed = re.compile(rb'href="/%s/(\d+)/\w+/(\d+)/"' % self.flow.encode())

    def open_case(self) -> str:
        """Post the start form; the answer leads to the new process."""
        answer = _post(self._people["staff"], f"/{self.flow}/start/", FORM)
        return answer.location.removeprefix(f"/{self.flow}/").split("/")[0]

    def waiting_for(self, person: Person) -> Mapping[str, str]:
        """The person's page."""
        page = self._people[person].get(f"/{self.flow}/{self.listing}/").body
        return {case.decode(): task.decode() for case, task in self._listed.findall(page)}

    def take(self, person: Person, case: str, task: str) -> None:
        """Post the confirmation to be assigned."""
        _post(self._people[person], f"/{self.flow}/{case}/{person}/{task}/assign/", {})

    def approve(self, person: Person, case: str, task: str) -> None:
        """Post the task's form."""
        path = f"/{self.flow}/{case}/{person}/{task}/execute/"
        _post(self._people[person], path, {f"{person}_approves": "on"})

    def run_service_step(self, case: str) -> None:
        """Already run, in the director's request."""


class GivenPages(OfferedPages):
    """One client's three people at the pages of the flow that gives."""

    flow = "given"
    listing = "inbox"

    def take(self, person: Person, case: str, task: str) -> None:
        """It is theirs already."""


def _signed_in(port: int, person: Person) -> Browser:
    browser = Browser(port)
    browser.cookies["csrftoken"] = CSRF
    _post(browser, "/login/", {"username": person, "password": PASSWORD, "next": "/"})
    return browser


def _post(browser: Browser, path: str, form: Mapping[str, str]) -> Answer:
    answer = browser.send(
        "POST",
        path,
        urlencode(form).encode(),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": browser.cookies["csrftoken"],
        },
    )
    if answer.status != FOUND:
        raise ValueError(f"{path}: the form came back: {answer.body[:2000]!r}")
    return answer
