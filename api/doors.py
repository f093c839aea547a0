"""Routes that read as *load, one verb, answer*: everything around that is done here, once.

A route that takes a :class:`api.desk.Desk` is run in one thread and one transaction: GET reads,
every other method writes, and the transaction has been committed before the answer leaves. What it
returns is the answer: a model (JSON), None (204) or a finished response.
"""

from __future__ import annotations

import functools
import inspect
import json
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.desk import Desk
from api.problem import documented
from api.visitor import KnownVisitor
from models.database import read, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.visitor import Visitor
    from models.answered import Answered

REPLAYED = {"Idempotent-Replayed": "true"}
OK, CREATED, NO_CONTENT, LOWEST_REFUSAL = 200, 201, 204, 400
OF_READING = (404, 422)
OF_WRITING = (400, 404, 409, 413, 415, 422)
OF_SOMEBODY = (401, 403)


class Refused(Exception):
    """A route answered with a refusal of its own; nothing of its transaction may stand."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class Doors(APIRouter):
    """The routes of one noun."""

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """A route; see the module for what becomes of one that takes a desk."""
        writes = set(options.get("methods") or ["GET"]) - {"GET", "HEAD"}
        refusals: tuple[int, ...] = OF_WRITING if writes else OF_READING
        if Desk in _annotations(endpoint).values():
            refusals += OF_SOMEBODY if writes else OF_SOMEBODY[:1]
            endpoint = _at_desk(endpoint, options.get("status_code") or OK, writes=bool(writes))
        told, _, more = (inspect.getdoc(endpoint) or "").partition("\n\n")
        options |= {"summary": told.rstrip("."), "description": more}
        options["responses"] = {**documented(*refusals), **(options.get("responses") or {})}
        super().add_api_route(path, endpoint, **options)


def _at_desk(route: Callable[..., Any], status: int, *, writes: bool) -> Callable[..., Response]:
    """`route` as FastAPI calls it: with a visitor, who sits down at a desk."""
    name = next(name for name, kind in _annotations(route).items() if kind is Desk)

    @functools.wraps(route)
    def reading(visitor: Visitor, **given: Any) -> Response:
        with read() as session:
            return _told(route(**{name: Desk(session, visitor)}, **given), status)

    @functools.wraps(route)
    def writing(visitor: Visitor, **given: Any) -> Response:
        try:
            with write() as session:
                desk = Desk(session, visitor)
                known = desk.answered()
                return _replayed(known) if known else _done(desk, route(**{name: desk}, **given))
        except Refused as refusal:
            return refusal.response

    def _done(desk: Desk, answer: Any) -> Response:
        response = _told(answer, status)
        if response.status_code >= LOWEST_REFUSAL:
            raise Refused(response)
        if not isinstance(answer, Response):
            desk.remember(response.status_code, bytes(response.body).decode())
        return response

    door = writing if writes else reading
    door.__signature__ = _signature(route, name)  # type: ignore[attr-defined]
    return door


def _told(answer: Any, status: int) -> Response:
    if isinstance(answer, Response):
        return answer
    if answer is None:
        return Response(status_code=NO_CONTENT)
    return _json(answer.model_dump_json() if isinstance(answer, BaseModel) else answer, status)


def _json(body: str, status: int) -> Response:
    # What was created says where it is, so that a replayed answer can say so too.
    headers = {"Location": json.loads(body)["url"]} if status == CREATED else None
    return Response(body, status, headers, media_type="application/json")


def _replayed(known: Answered) -> Response:
    response = _json(known.body, known.status) if known.body else Response(status_code=known.status)
    response.headers.update(REPLAYED)
    return response


def _signature(route: Callable[..., Any], desk: str) -> inspect.Signature:
    signature = inspect.signature(route, eval_str=True)
    parameters = [
        parameter.replace(
            name="visitor" if parameter.name == desk else parameter.name,
            annotation=KnownVisitor if parameter.name == desk else parameter.annotation,
            kind=inspect.Parameter.KEYWORD_ONLY,
        )
        for parameter in signature.parameters.values()
    ]
    return signature.replace(parameters=parameters)


def _annotations(route: Callable[..., Any]) -> dict[str, Any]:
    return inspect.get_annotations(route, eval_str=True)
