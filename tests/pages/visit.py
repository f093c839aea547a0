"""Somebody of the cast with a browser: opens pages, fills in their forms, presses their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.pages.page import LANGUAGE_COOKIE
from api.visitor import COOKIE
from models.access import grant
from models.database import write
from tests.cast import person
from tests.pages.html import Page

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors


class Visit:
    """One browser; what it last got is `answer`, read as `page`."""

    def __init__(self, doors: Doors, handle: str | None = None, language: str = "") -> None:
        self._doors = doors
        self.cookies: dict[str, str] = {LANGUAGE_COOKIE: language} if language else {}
        self.answer: Response
        if handle is not None:
            with write() as session:
                self.cookies[COOKIE] = grant(session, person(session, handle), kind="browser")

    @property
    def page(self) -> Page:
        """What it shows now."""
        return Page(self.answer.text)

    @property
    def status(self) -> int:
        """How the last request was answered."""
        return self.answer.status_code

    def open(self, path: str) -> Page:
        """Go to an address, wherever it leads."""
        self.send("GET", path)
        return self.page

    def press(
        self,
        action: str,
        changes: dict[str, Any] | None = None,
        *,
        button: tuple[str, str] | None = None,
        files: dict[str, tuple[str, bytes]] | None = None,
    ) -> Page:
        """Fill in the form that goes to `action` and send it; a list posts a name several times."""
        form = self.page.form(action)
        changed = changes or {}
        pairs = [pair for pair in form.pairs if pair[0] not in changed]
        for name, value in changed.items():
            values = value if isinstance(value, list) else [value]
            pairs += [(name, each) for each in values if each is not None]
        if button is not None:
            pairs.append(button)
        self.post(form.action, pairs, files=files)
        return self.page

    def post(
        self,
        path: str,
        pairs: list[tuple[str, str]],
        *,
        files: dict[str, tuple[str, bytes]] | None = None,
    ) -> None:
        """Send pairs, as a browser encodes them."""
        data: dict[str, list[str]] = {}
        for name, value in pairs:
            data.setdefault(name, []).append(value)
        # Without a file httpx would not send multipart, which is what our forms ask for.
        self.send("POST", path, data=data, files=files or {"_none": ("", b"")})

    def send(
        self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any
    ) -> None:
        """One request as it is, and wherever it leads."""
        headers = self._headers() | (headers or {})
        self.answer = self._doors.send(method, path, headers=headers, **more)
        self._keep_cookies()
        for _hop in range(3):
            if self.answer.status_code not in {302, 303}:
                return
            where = self.answer.headers["location"]
            self.answer = self._doors.send("GET", where.partition("#")[0], headers=self._headers())
            self._keep_cookies()

    def _headers(self) -> dict[str, str]:
        pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": pairs} if pairs else {}

    def _keep_cookies(self) -> None:
        for name, value in self.answer.cookies.items():
            self.cookies[name] = value
        for gone in self.answer.headers.get_list("set-cookie"):
            name, _equals, rest = gone.partition("=")
            if "Max-Age=0" in rest:
                self.cookies.pop(name, None)
