"""Problem documents (RFC 9457) as every door must give them: in Thai and in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from httpx import Response

THAI, LATIN = re.compile("[ก-๛]"), re.compile("[A-Za-z]")
FOR_PROGRAMMERS = re.compile(r"pydantic|Input should|Field required|value_error|Traceback|[{}]")


def is_a_problem(
    answer: Response, status: int, slug: str | None = None, *fields: str
) -> dict[str, Any]:
    """`answer` is a problem document that names `fields`; returns it."""
    assert answer.status_code == status, f"{answer.status_code} {answer.text[:500]}"
    assert answer.headers["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert slug is None or told["type"] == f"/problems/{slug}", told
    _speaks_to_people(told["text"])
    for each in told["errors"]:
        _speaks_to_people(each)
    paths = [each["path"] for each in told["errors"]]
    assert all(any(_leads_to(field, path) for path in paths) for field in fields), (fields, told)
    return told


def _leads_to(field: str, path: str) -> bool:
    """Whether `path` begins or ends at the field: ``qa.3.answer`` names ``qa`` and ``answer``.

    What was wrong before the form could read it stands under the name by which the form came.
    """
    names = [part for part in path.split(".") if not part.isdigit()]
    first = names[1] if names[0] in {"answer", "request"} and names[1:] else names[0]
    return field in {first, names[-1]}


def _speaks_to_people(text: dict[str, str]) -> None:
    assert THAI.search(text["th"]), text
    assert LATIN.search(text["en"]), text
    assert not FOR_PROGRAMMERS.search(text["th"] + text["en"]), text
