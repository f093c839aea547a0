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
    from tests.api.caller import Doors

DOCUMENT = app.openapi()
LABELS = [
    f"{method.upper()} {path}" for path, methods in DOCUMENT["paths"].items() for method in methods
]
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
    assert len(shelf) == 3
    for address in [*shelf, "/api/openapi.json", "/static/vendor/swagger-ui/LICENSE"]:
        assert address.startswith("/")
        assert doors.send("GET", address).status_code == 200
    assert "<script>" not in page.text


def test_every_post_of_somebody_knows_the_idempotency_key() -> None:
    for path, methods in DOCUMENT["paths"].items():
        if "security" in methods.get("post", {}):
            names = [parameter["name"] for parameter in methods["post"]["parameters"]]
            assert names.count("Idempotency-Key") == 1, path


@pytest.mark.parametrize("label", LABELS)
def test_whatever_is_sent_nothing_breaks(
    doors: Doors, code: str, label: str, pytestconfig: pytest.Config
) -> None:
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    operation = next(each.ok() for each in schema.get_all_operations() if each.ok().label == label)
    real = {"code": code, "task_id": cast.task_of(code, "write").id, "key": "test", "name": "reply"}

    @GENERATED
    @given(sent=operation.as_strategy(), real_path=st.booleans())
    def holds(sent: Any, *, real_path: bool) -> None:
        if real_path and sent.path_parameters:
            sent.path_parameters.update(
                {k: v for k, v in real.items() if k in sent.path_parameters}
            )
        given_ = sent.as_transport_kwargs()
        given_.pop("cookies", None)
        headers = {**dict(given_.pop("headers")), "Authorization": f"Bearer {doors.token('news1')}"}
        path = given_.pop("url")
        answer = doors.send(given_.pop("method"), path, headers=headers, **given_)
        assert answer.status_code < 500, (label, given_, answer.text)

    holds()
