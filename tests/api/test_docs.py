"""The OpenAPI document: whole, readable offline, and kept whatever is sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from api.app import app
from tests import cast

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors

DOCUMENT = app.openapi()
SCHEMA: Any = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations()}
GENERATED = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_the_page_of_the_document_needs_nothing_from_elsewhere(doors: Doors) -> None:
    page = doors.send("GET", "/api/docs")
    assert page.headers["Content-Type"].startswith("text/html")
    shelf = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(shelf) == 6
    for address in [*shelf, "/api/openapi.json", "/static/vendor/swagger-ui/LICENSE"]:
        assert address.startswith("/")
        assert doors.send("GET", address).status_code == 200
    assert "<script>" not in page.text


def test_every_post_but_that_for_a_token_knows_the_idempotency_key() -> None:
    for path, methods in DOCUMENT["paths"].items():
        if "post" in methods:
            names = [each["name"] for each in methods["post"].get("parameters", ())]
            assert names.count("Idempotency-Key") == (path != "/api/token"), path
    assert "Idempotency-Key" in DOCUMENT["paths"]["/api/token"]["post"]["description"]


@pytest.mark.parametrize("label", OPERATIONS)
def test_whatever_is_sent_nothing_breaks(doors: Doors, code: str, label: str) -> None:
    real = {"code": code, "task_id": cast.task_of(code, "write").id, "key": "test", "name": "reply"}

    @GENERATED
    @given(sent=OPERATIONS[label].as_strategy(), at_something=st.booleans())
    def holds(sent: Any, *, at_something: bool) -> None:
        places = sent.path_parameters or {}
        if at_something:
            places.update({name: value for name, value in real.items() if name in places})
        answer = knock(doors, sent.as_transport_kwargs())
        assert answer.status_code < 500, answer.text

    holds()


def knock(doors: Doors, sent: dict[str, Any]) -> Response:
    """What was made up, sent by somebody of the office."""
    method, path = sent.pop("method"), sent.pop("url")
    headers = dict(sent.pop("headers")) | {"Authorization": f"Bearer {doors.token('news1')}"}
    sent.pop("cookies", None)
    return doors.send(method, path, headers=headers, **sent)
