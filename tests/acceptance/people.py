"""The people of the demo office as clients of the JSON doors."""

from __future__ import annotations

import time
from http import HTTPStatus
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Self

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx import Response

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
UNAVAILABLE = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE}


def visitor(url: str) -> httpx.Client:
    """A connection to a house of ours; nothing of this machine goes through a proxy."""
    # Uvicorn drops a connection after 5 s of silence: let go of it before, or a request is cut off.
    limits = httpx.Limits(keepalive_expiry=2)
    return httpx.Client(base_url=url, trust_env=False, timeout=60, limits=limits)


class Clerk:
    """Somebody with a bearer token; what is asked in their name carries an Idempotency-Key.

    `unanswered` tells every request that had to be asked again, because the house said that it was
    not ready or said nothing: there must be none where nothing is killed. `answered` counts what
    was asked and answered; `replayed` the answers that the house had given before, to a request
    that never heard it; `is_asking` says that a request is on its way.
    """

    def __init__(self, client: httpx.Client, handle: str, password: str) -> None:
        self.handle = handle
        self.answered = 0
        self.replayed = 0
        self.is_asking = False
        self.unanswered: list[str] = []
        self._client = client
        form = {"username": handle, "password": password, "grant_type": "password"}
        token = self._asks(lambda: client.post("/api/token", data=form)).json()
        client.headers["Authorization"] = f"Bearer {token['access_token']}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def get(self, path: str, **query: Any) -> Response:
        """Look at something; asked again until there is an answer."""
        return self._asks(lambda: self._client.get(f"/api{path}", params=query))

    def sees(self, path: str, **query: Any) -> Any:
        """What stands at `path`, which must be there."""
        answer = self.get(path, **query)
        assert answer.status_code == HTTPStatus.OK, answer.text
        return answer.json()

    def sends(self, method: str, path: str, *, key: str | None = None, **content: Any) -> Response:
        """Have something done: asked again with the same key until there is an answer."""
        headers = content.pop("headers", {})
        if method == "POST":
            headers = headers | {"Idempotency-Key": key or token_hex(8)}

        def ask() -> Response:
            self.is_asking = True
            try:
                return self._client.request(method, f"/api{path}", headers=headers, **content)
            finally:
                self.is_asking = False

        answer = self._asks(ask)
        self.answered += 1
        self.replayed += "Idempotent-Replayed" in answer.headers
        return answer

    def posts(self, path: str, *, key: str | None = None, **content: Any) -> Any:
        """As `sends`, and it must have been done."""
        answer = self.sends("POST", path, key=key, **content)
        assert answer.is_success, f"{self.handle} {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def uploads(self, content: bytes = PDF, name: str = "หนังสือ.pdf") -> str:
        """Send a file in; returns the reference by which forms name it."""
        told = self.posts("/uploads", files={"file": (name, content, "application/octet-stream")})
        return str(told["upload"])

    def opens(self, mission: str, request: dict[str, Any], **more: Any) -> str:
        """Open a case; returns its code."""
        return str(
            self.posts("/cases", json={"mission": mission, "request": request}, **more)["code"]
        )

    def task(self, code: str, step: str, *, within: float = 60) -> int:
        """The id of the standing task at `step` of a case, which may have to come up first."""
        deadline, pause = time.monotonic() + within, 0.05
        while True:
            case = self.sees(f"/cases/{code}")
            found = [task["id"] for task in case["standing"] if task["key"] == step]
            if found:
                return int(found[0])
            standing = [task["key"] for task in case["standing"]]
            assert time.monotonic() < deadline, (
                code,
                step,
                case["state"],
                standing,
                case["incidents"],
            )
            time.sleep(pause)
            pause = min(pause * 1.5, 1.0)  # ten who ask ten times a second keep the web from work

    def completes(self, task: int, *, key: str | None = None, **given: Any) -> Any:
        """Hand in what a task asks for (``answer=…, outcome=…, comment=…``)."""
        return self.posts(f"/human-tasks/{task}/completion", key=key, json=given)

    def claims(self, task: int) -> None:
        """Take a task; whoever asked twice because the first answer was lost holds it already."""
        answer = self.sends("PUT", f"/human-tasks/{task}/claim")
        if answer.status_code == HTTPStatus.CONFLICT:
            assert self.sees(f"/human-tasks/{task}")["assignee"]["handle"] == self.handle
        else:
            assert answer.is_success, answer.text

    def drafts(self, task: int, answer: dict[str, Any]) -> None:
        """Keep what has been typed so far."""
        kept = self.sends("PUT", f"/human-tasks/{task}/draft", json={"answer": answer})
        assert kept.is_success, kept.text

    def may_take(self, code: str) -> set[int]:
        """The tasks of a case that stand in this person's queue."""
        return {each["id"] for each in self.sees("/queue", q=code, limit=100)["items"]}

    def _asks(self, ask: Callable[[], Response], *, within: float = 600) -> Response:
        """The answer; who gets none, or hears that the house is not ready, asks again."""
        deadline = time.monotonic() + within
        while True:
            try:
                answer = ask()
                if answer.status_code not in UNAVAILABLE:
                    return answer
                self._hears_nothing(f"{answer.status_code} {answer.request.url.path}")
                if time.monotonic() > deadline:
                    return answer
            except httpx.TransportError as error:
                self._hears_nothing(repr(error))
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.05)

    def _hears_nothing(self, why: str) -> None:
        self.unanswered.append(f"{self.handle}: {why}")
