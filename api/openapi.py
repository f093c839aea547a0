"""The OpenAPI document, with what FastAPI cannot see for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

from api.problem import Problem

if TYPE_CHECKING:
    from typing import Any

IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "The same key again is answered as before, and nothing is done twice.",
}


NEVER_REPLAYED = frozenset({"/api/token"})
"""A token is a secret and kept nowhere: whoever asks again gets another."""


class Web(FastAPI):
    """FastAPI, whose document knows our problem documents and the Idempotency-Key of each POST."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made once."""
        if self.openapi_schema is None:
            document = super().openapi()
            schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas = document.setdefault("components", {}).setdefault("schemas", {})
            schemas |= schema.pop("$defs", {}) | {"Problem": schema}
            for path, methods in document["paths"].items():
                if "post" in methods and path not in NEVER_REPLAYED:
                    methods["post"].setdefault("parameters", []).append(IDEMPOTENCY_KEY)
        return self.openapi_schema or {}
