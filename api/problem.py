"""Problem documents (RFC 9457): the one shape in which every door says no, in Thai and English."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, Field

from api.labels import label_in_request
from models import errors
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEDIA_TYPE = "application/problem+json"


class Words(BaseModel):
    """One sentence in both languages."""

    th: str
    en: str


class RefusedField(BaseModel):
    """A field that cannot be taken: ``facts.0.value``; an empty path is the whole.

    `label` is what people call the field, `th` and `en` say what is wrong with it.
    """

    path: str
    slug: str
    label: Words = Field(examples=[{"th": "ข้อเท็จจริง 1 · ค่า", "en": "Facts 1 · Value"}])
    th: str
    en: str


class Problem(BaseModel):
    """Why a request was not carried out. `type` and `slug` are stable, the sentences may change."""

    type: str = Field(examples=["/problems/stale-version"])
    title: str
    status: int
    detail: str
    text: Words
    errors: list[RefusedField] = []
    instance: str | None = None


class Kind(NamedTuple):
    """A problem that has no error of `models.errors`: it concerns HTTP itself."""

    slug: str
    text: Text


class StatedKind(NamedTuple):
    """A kind of problem, and the status that it comes with."""

    slug: str
    text: Text
    status: int


STATUS: tuple[tuple[type[errors.PrasanError], HTTPStatus], ...] = (
    (errors.Invalid, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.Unauthenticated, HTTPStatus.UNAUTHORIZED),
    (errors.NotAllowed, HTTPStatus.FORBIDDEN),
    (errors.NotFound, HTTPStatus.NOT_FOUND),
    (errors.WrongMoment, HTTPStatus.CONFLICT),
    (errors.TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.TooManyAttempts, HTTPStatus.TOO_MANY_REQUESTS),
    (errors.TooBusy, HTTPStatus.SERVICE_UNAVAILABLE),
)
"""What each refusal of the office is called in HTTP."""

HEADERS: dict[HTTPStatus, dict[str, str]] = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": 'Bearer realm="prasan"'},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "5"},
}

OF_HTTP: dict[int, Kind] = {
    400: Kind(
        "malformed", _("อ่านคำขอไม่ได้ รูปแบบไม่ถูกต้อง", "The request is malformed and cannot be read.")
    ),
    404: Kind(errors.NotFound.slug, errors.NotFound.text),
    405: Kind(
        "method-not-allowed", _("ที่อยู่นี้ไม่รับคำสั่งแบบนี้", "This address does not take this method.")
    ),
    413: Kind(errors.TooLarge.slug, errors.TooLarge.text),
    415: Kind(
        "unsupported-media-type",
        _("ต้องส่งข้อมูลเป็น JSON (application/json)", "Send JSON (application/json)."),
    ),
    500: Kind(
        "unexpected",
        _(
            "ระบบขัดข้อง คำขอนี้ไม่มีผล ผู้ดูแลระบบค้นหาได้จากรหัสปัญหา",
            "Something broke; nothing was changed. The administrator can find it by its id.",
        ),
    ),
    503: Kind("unavailable", _("ระบบยังไม่พร้อม", "Not ready to serve.")),
}


def status_of(refusal: errors.PrasanError) -> HTTPStatus:
    """The HTTP status of a refusal."""
    return _status(type(refusal))


def headers_of(refusal: errors.PrasanError) -> dict[str, str]:
    """What HTTP says beside the document of a refusal."""
    if isinstance(refusal, errors.TooManyAttempts):
        return {"Retry-After": str(refusal.seconds)}
    return HEADERS.get(status_of(refusal), {})


def of_refusal(refusal: errors.PrasanError) -> Problem:
    """The document of a refusal of the office."""
    fields = refusal.problems if isinstance(refusal, errors.Invalid) else ()
    return _document(
        refusal.slug, type(refusal).text, refusal.text, status_of(refusal), refused(fields)
    )


def of_http(status: int, *, instance: str | None = None) -> Problem:
    """The document of what HTTP itself refuses."""
    kind = OF_HTTP.get(status) or Kind(f"http-{status}", errors.PrasanError.text)
    return _document(kind.slug, kind.text, kind.text, status, [], instance)


def kinds() -> dict[str, StatedKind]:
    """Every kind of problem by its slug, and its status."""
    of_office = [
        StatedKind(kind.slug, kind.text, _status(kind)) for kind in _refusals(errors.PrasanError)
    ]
    of_http = [StatedKind(*kind, status) for status, kind in OF_HTTP.items()]
    return {kind.slug: kind for kind in (*of_http, *of_office)}


def of_kind(kind: StatedKind) -> Problem:
    """The document of a kind of problem, at no occasion."""
    return _document(kind.slug, kind.text, kind.text, kind.status, [])


def refused(fields: Iterable[errors.FieldProblem]) -> list[RefusedField]:
    """Field problems as they stand in a document."""
    return [_refused(found, found.label or label_in_request(found.path)) for found in fields]


def _refused(found: errors.FieldProblem, label: Text) -> RefusedField:
    return RefusedField(
        path=".".join(map(str, found.path)),
        slug=found.slug,
        label=Words(th=label.th, en=label.en),
        th=found.text.th,
        en=found.text.en,
    )


def _refusals(parent: type[errors.PrasanError]) -> Iterator[type[errors.PrasanError]]:
    for kind in parent.__subclasses__():
        yield kind
        yield from _refusals(kind)


def _status(kind: type[errors.PrasanError]) -> HTTPStatus:
    return next(
        (status for parent, status in STATUS if issubclass(kind, parent)), HTTPStatus.BAD_REQUEST
    )


def _document(  # noqa: PLR0917 - the members of a problem document
    slug: str,
    title: Text,
    text: Text,
    status: int,
    fields: list[RefusedField],
    instance: str | None = None,
) -> Problem:
    return Problem(
        type=f"/problems/{slug}",
        title=title.en,
        status=int(status),
        detail=text.en,
        text=Words(th=text.th, en=text.en),
        errors=fields,
        instance=instance,
    )


def documented(*statuses: int) -> Mapping[int | str, dict[str, Any]]:
    """For a route's `responses` in the OpenAPI document."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }
