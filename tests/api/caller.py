"""People at the JSON doors: the real application, spoken to over HTTP."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import httpx
from anyio.from_thread import start_blocking_portal

from api.app import app
from models import clock
from models.access import grant
from models.database import write
from models.person import by_handle

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from fastapi import FastAPI
    from httpx import Response


class Doors:
    """The application, and tokens for whoever of the cast comes by."""

    def __init__(self, web: FastAPI = app) -> None:
        transport = httpx.ASGITransport(web, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://prasan.test")
        self._tokens: dict[str, str] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Open the doors."""
        self._portal = self._stack.enter_context(start_blocking_portal())
        self._stack.callback(self._portal.call, self._client.aclose)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close them."""
        self._stack.close()

    def send(self, method: str, path: str, **more: Any) -> Response:
        """One request as it is; the doors stand at the moment at which the test stands."""
        moment = clock._moved.get()

        async def request() -> Response:
            self._client.cookies.clear()
            if moment is None:
                return await self._client.request(method, path, **more)
            with clock.moved_to(moment):
                return await self._client.request(method, path, **more)

        return self._portal.call(request)

    def token(self, handle: str) -> str:
        """A bearer token of that person, without argon2 in between."""
        if handle not in self._tokens:
            with write() as session:
                person = by_handle(session, handle)
                assert person is not None, handle
                self._tokens[handle] = grant(session, person, kind="bearer")
        return self._tokens[handle]

    def ask(
        self, handle: str | None, method: str, path: str, body: Any = None, **more: Any
    ) -> Response:
        """One request of that person (of nobody: None); `body` is JSON."""
        headers = dict(more.pop("headers", {}))
        if handle is not None:
            headers["Authorization"] = f"Bearer {self.token(handle)}"
        if body is not None:
            more["json"] = body
        return self.send(method, f"/api{path}", headers=headers, **more)

    def get(self, handle: str | None, path: str, **more: Any) -> Any:
        """What stands there, read as JSON; the test fails if it is not a 200."""
        answer = self.ask(handle, "GET", path, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()


def refusal(answer: Response) -> tuple[int, str]:
    """Status and slug of a refusal, whose shape is looked at on the way."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert {"type", "title", "status", "detail", "text", "errors"} <= problem.keys()
    assert set(problem["text"]) == {"th", "en"}
    assert any("\u0e00" <= sign <= "\u0e7f" for sign in problem["text"]["th"]), problem
    assert all(set(each) == {"path", "slug", "label", "th", "en"} for each in problem["errors"])
    assert all(each["label"]["th"] for each in problem["errors"])
    return answer.status_code, problem["type"].removeprefix("/problems/")


def problems(answer: Response) -> dict[str, str]:
    """Path → slug of every field that was refused."""
    return {each["path"]: each["slug"] for each in answer.json()["errors"]}
