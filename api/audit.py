"""Decision receipts, and the public keys by which anybody verifies them."""

from typing import Annotated

from fastapi import Path, Response
from pydantic import BaseModel

from api.answers import Both, Code, When
from api.desk import Desk
from api.doors import Doors
from models.chain import canonical
from models.database import read
from models.receipt import Decision, decisions, may_have_receipt, receipt, signed
from models.signing_key import SigningKey, introduce_all, known_keys, signer

doors = Doors(tags=["audit"])

Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="The number of the event.")]


class DecisionTold(BaseModel):
    """A decision: told by the `n`-th event of its case, sealed with `seal`."""

    n: int
    key: str
    title: Both
    at: When
    outcome: str
    seal: str
    receipt: str | None

    @classmethod
    def of(cls, decision: Decision, code: str, desk: Desk) -> "DecisionTold":
        """What is told of a decision; where its receipt is, for who may have it."""
        event, task, _result = decision
        mine = may_have_receipt(desk.me, event)
        return cls.model_construct(
            n=event.n,
            key=task.key,
            title=task.title,
            at=event.at,
            outcome=event.data["outcome"],
            seal=event.seal,
            receipt=f"/api/cases/{code}/decisions/{event.n}/receipt" if mine else None,
        )


class Decisions(BaseModel):
    """The decisions and signatures of a case, oldest first."""

    items: list[DecisionTold]


class KeyTold(BaseModel):
    """A public key (RFC 8037), the office whose receipts it verifies, and while it signed."""

    kty: str
    crv: str
    x: str
    kid: str
    alg: str
    use: str
    office: str
    since: When
    until: When | None


class KeySet(BaseModel):
    """A JWK Set (RFC 7517)."""

    keys: list[KeyTold]


@doors.get("/cases/{code}/decisions", tags=["cases"])
def listed(desk: Desk, code: Code) -> Decisions:
    """What was decided and signed in the case."""
    found = decisions(desk.session, desk.case(code))
    return Decisions.model_construct(items=[DecisionTold.of(each, code, desk) for each in found])


@doors.get("/cases/{code}/decisions/{event}/receipt", response_class=Response, tags=["cases"])
def give(desk: Desk, code: Code, event: Number) -> Response:
    """The receipt of a decision: a JSON Web Signature (RFC 7515), to be verified offline.

    For who decided, and who answers for the office or its system.
    """
    case = desk.case(code)
    told = receipt(desk.session, case, event, to=desk.me)
    headers = {"Content-Disposition": f'attachment; filename="receipt-{code}-{event}.json"'}
    content = canonical(signed(told, signer(case.office_id)))
    return Response(content, headers=headers, media_type="application/json")


@doors.get("/audit/keys")
def keys() -> KeySet:
    """The keys that receipts were ever signed with: keep them beside the receipts."""
    introduce_all()
    with read() as session:
        return KeySet(keys=[_told(office, key) for office, key in known_keys(session)])


def _told(office: str, key: SigningKey) -> KeyTold:
    return KeyTold(**key.jwk, office=office, since=key.since, until=key.until)
