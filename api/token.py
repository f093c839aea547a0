"""Bearer tokens: OAuth2's password form in, a token out; a token is taken back at once."""

from typing import Annotated, Literal

from fastapi import Form
from pydantic import BaseModel

from api.desk import Desk
from api.doors import Doors
from api.problem import documented
from api.signing_in import signed_in
from api.visitor import AnyVisitor
from forms.written import Line
from models.access import BEARER_LASTS

doors = Doors(tags=["token"])


class Token(BaseModel):
    """A bearer token, as OAuth2 has it; it lasts for `expires_in` seconds."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - OAuth2's word, no secret
    expires_in: int = int(BEARER_LASTS.total_seconds())


@doors.post("/token", responses={**documented(401, 429, 503)})
async def give_token(
    visitor: AnyVisitor,
    username: Annotated[Line, Form(max_length=60)],
    password: Annotated[str, Form(min_length=1, max_length=1_000)],
    grant_type: Annotated[Literal["password"], Form()] = "password",  # noqa: ARG001 - OAuth2's
) -> Token:
    """A token for who knows the password.

    An Idempotency-Key changes nothing here, unlike at every other POST: a token is a secret, is
    kept nowhere, and so cannot be told twice. A repeated request gets another token; the one that
    was lost can be left to expire.
    """
    return Token(access_token=await signed_in(visitor, username, password, kind="bearer"))


@doors.delete("/token", status_code=204)
def revoke_token(desk: Desk) -> None:
    """The token (or session) that this request came with is worth nothing from now on."""
    desk.access.revoke()
