"""What a request brings to the door, read before anybody looks at the database."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import OAuth2PasswordBearer
from starlette.datastructures import FormData, UploadFile

from models.errors import FieldProblem, Invalid, NotAllowed, NotFound, Unauthenticated
from models.settings import settings
from models.wording import _

if TYPE_CHECKING:
    from fastapi.responses import Response

COOKIE = "prasan"
CSRF_HEADER = "X-CSRF-Token"
CSRF_FIELDS = ("csrf", "_csrf")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LONGEST_KEY = 200
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")

_KEY = _("Idempotency-Key ต้องมี 1–200 ตัวอักษร", "An Idempotency-Key has 1 to 200 characters.")
NO_CSRF = _("หน้านี้หมดอายุ กรุณาเปิดใหม่แล้วลองอีกครั้ง", "This page has expired. Open it again and retry.")

FROM_ELSEWHERE = _(
    "คำขอนี้ส่งมาจากเว็บไซต์อื่น จึงไม่รับดำเนินการ",
    "This request was sent by another site and is not carried out.",
)

bearer = OAuth2PasswordBearer(tokenUrl="/api/token", auto_error=False)


@dataclass(frozen=True)
class Visitor:
    """Who knocks: a secret, how it came, and what makes a repeated request recognisable.

    `csrf` is the token that came with it, `form` what was posted by a page (None for JSON),
    `key` the Idempotency-Key.
    """

    method: str
    target: str
    secret: str
    by_cookie: bool
    address: str
    agent: str
    csrf: str = ""
    key: str = ""
    body: bytes = b""
    form: FormData | None = None

    def must_carry_csrf(self, wanted: str) -> None:
        """A browser sends its cookie on anybody's behalf; only our own pages know the token."""
        if self.by_cookie and self.method not in SAFE and not _same(self.csrf, wanted):
            raise NotAllowed(NO_CSRF)

    def fingerprint(self) -> str:
        """The same for the same request: method, address and content."""
        digest = hashlib.sha256(f"{self.method} {self.target}\n".encode())
        if self.form is None:
            digest.update(self.body)
        for name, value in self.form.multi_items() if self.form is not None else ():
            digest.update(f"\n{name}=".encode())
            digest.update(_content(value))
        return digest.hexdigest()

    @property
    def witness(self) -> dict[str, str]:
        """What is kept as evidence of how a person was known (handbook 7)."""
        way = "session" if self.by_cookie else "bearer"
        return {"way": way, "address": self.address, "agent": self.agent}


async def anybody(request: Request) -> Visitor:
    """Who knocks, signed in or not."""
    if "\x00" in request.url.path or "%00" in request.url.query:
        raise NotFound
    token = await bearer(request)
    posted = request.method not in SAFE
    if posted and not token and _comes_from_elsewhere(request):
        raise NotAllowed(FROM_ELSEWHERE)
    form = await request.form() if posted and _is_form(request) else None
    return Visitor(
        method=request.method,
        target=f"{request.url.path}?{request.url.query}",
        secret=token or request.cookies.get(COOKIE, ""),
        by_cookie=not token,
        address=request.client.host[:60] if request.client else "",
        agent=request.headers.get("user-agent", "")[:200],
        csrf=_csrf(request, form),
        key=_key(request) if request.method == "POST" else "",
        body=await request.body() if posted and form is None else b"",
        form=form,
    )


async def somebody(visitor: AnyVisitor, _token: Annotated[str | None, Depends(bearer)]) -> Visitor:
    """Who knocks with a secret in hand; whose it is, the database knows (`api.desk`)."""
    if not visitor.secret:
        raise Unauthenticated
    return visitor


AnyVisitor = Annotated[Visitor, Depends(anybody)]
KnownVisitor = Annotated[Visitor, Depends(somebody)]


def let_in(response: Response, secret: str) -> None:
    """Give a browser its session cookie."""
    response.set_cookie(
        COOKIE,
        secret,
        httponly=True,
        samesite="lax",
        secure=settings().base_url.startswith("https:"),
        path="/",
    )


def show_out(response: Response) -> None:
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


def _comes_from_elsewhere(request: Request) -> bool:
    """Whether a page that is not ours had this browser send it, be it to sign somebody in.

    Browsers say so; other programs, which say nothing, carry nobody's cookie but their own.
    """
    site = request.headers.get("sec-fetch-site")
    if site in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    ours = {request.headers.get("host", ""), urlsplit(settings().base_url).netloc}
    return site == "cross-site" or (origin is not None and urlsplit(origin).netloc not in ours)


def _key(request: Request) -> str:
    key = request.headers.get("idempotency-key")
    if key is not None and not 1 <= len(key) <= LONGEST_KEY:
        raise Invalid([FieldProblem(("Idempotency-Key",), "idempotency_key", _KEY)])
    return key or ""


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() in _FORMS


def _csrf(request: Request, form: FormData | None) -> str:
    fields = [form.get(name) for name in CSRF_FIELDS] if form is not None else []
    found = [request.headers.get(CSRF_HEADER), *fields]
    return next((value for value in found if isinstance(value, str) and value), "")


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


def _content(value: UploadFile | str) -> bytes:
    if isinstance(value, str):
        return value.encode()
    with_name = hashlib.sha256((value.filename or "").encode())
    value.file.seek(0)
    while part := value.file.read(1 << 20):
        with_name.update(part)
    value.file.seek(0)
    return with_name.digest()
