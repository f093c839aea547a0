"""Turning every refusal, whoever made it, into a problem document.

Whoever draws pages sets ``app.state.draw_problem``: then only what asks for JSON gets JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api import problem as documents
from forms.sentences import NOT_TAKEN, SENTENCES
from models.errors import FieldProblem, Invalid, PrasanError
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from fastapi import FastAPI
    from starlette.requests import Request

    from api.problem import Problem

    Draw = Callable[[Request, Problem], Response]

JSON_DOORS = "/api/"
MOST_FIELDS = 100
LONGEST_NAME = 100
MALFORMED, UNSUPPORTED, UNPROCESSABLE = 400, 415, 422


def tell_problems(app: FastAPI) -> None:
    """Have `app` answer every refusal with a problem document."""
    app.add_exception_handler(PrasanError, _of_the_office)
    app.add_exception_handler(RequestValidationError, _of_the_request)
    app.add_exception_handler(HTTPException, _of_http)


def answer(
    request: Request, problem: Problem, headers: Mapping[str, str] | None = None
) -> Response:
    """The problem as JSON at the JSON doors, drawn as a page elsewhere."""
    draw = cast("Draw | None", getattr(request.app.state, "draw_problem", None))
    if draw is not None and not request.url.path.startswith(JSON_DOORS):
        response = draw(request, problem)
    else:
        response = Response(
            problem.model_dump_json(exclude_none=True),
            problem.status,
            media_type=documents.MEDIA_TYPE,
        )
    response.headers.update(headers or {})
    return response


async def _of_the_office(request: Request, error: Exception) -> Response:
    refusal = cast("PrasanError", error)
    return answer(request, documents.of_refusal(refusal), documents.headers_of(refusal))


async def _of_http(request: Request, error: Exception) -> Response:
    refusal = cast("HTTPException", error)
    return answer(request, documents.of_http(refusal.status_code), refusal.headers)


async def _of_the_request(request: Request, error: Exception) -> Response:
    lines = cast("RequestValidationError", error).errors()
    if any(line["type"] == "json_invalid" for line in lines):
        return answer(request, documents.of_http(MALFORMED))
    if any(line["loc"] == ("body",) for line in lines) and not _sends_json(request):
        return answer(request, documents.of_http(UNSUPPORTED))
    return answer(
        request, documents.of_refusal(Invalid([told_line(line) for line in lines[:MOST_FIELDS]]))
    )


def _sends_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().endswith("json")


def told_line(line: Mapping[str, Any], *, skipping: int = 1) -> FieldProblem:
    """What Pydantic found wrong, in Thai and English.

    The first part of the place says where it came from (body, query, path): the sender knows.
    """
    place = line["loc"][skipping:]
    path = tuple(part if isinstance(part, int) else part[:LONGEST_NAME] for part in place)
    context: Mapping[str, Any] = line.get("ctx") or {}
    if isinstance(context.get("text"), Text):
        return FieldProblem(path, line["type"], context["text"])
    slug, text = SENTENCES.get(line["type"], NOT_TAKEN)
    return FieldProblem(path, slug, text.fill(**context))
