"""The keys that an office's decision receipts are signed with: Ed25519 (RFC 8032).

A private key is never kept: it is derived (HKDF, RFC 5869) from the secret of the installation,
`models.settings.Settings.secret_key`, so that every machine of the office has the same one and
there is one secret to guard. The public keys stand here for good, since a receipt must be verified
long after its key was given up. A new secret brings new keys by itself.
"""

import base64
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Column
from sqlmodel import Field, Session, col, select

from models import clock
from models.chain import digest
from models.database import read, write
from models.office import Office
from models.one_at_a_time import Doing, one_at_a_time
from models.record import Row
from models.settings import settings
from models.types import Moment


class SigningKey(Row, table=True):
    """A public key of an office; `id` is its thumbprint (RFC 7638, in hex), ``kid`` in a receipt.

    `generation` counts the office's keys of one secret. `until` is when it was given up; none is
    signed with from then on.
    """

    __tablename__ = "signing_key"

    id: str = Field(default=None, max_length=64, primary_key=True)
    office_id: int = Field(foreign_key="office.id", index=True)
    generation: int
    public: str = Field(max_length=64)
    since: datetime = Field(sa_column=Column(Moment, nullable=False))
    until: datetime | None = Field(default=None, sa_column=Column(Moment))

    @property
    def jwk(self) -> dict[str, Any]:
        """The public key as a JSON Web Key (RFC 8037)."""
        return _jwk(self.public) | {"kid": self.id, "alg": "EdDSA", "use": "sig"}


class Signer:
    """A private key in hand."""

    def __init__(self, office: Office, generation: int) -> None:
        self.generation = generation
        self._key = Ed25519PrivateKey.from_private_bytes(_derived(office.key, generation))
        self.public = unpadded(self._key.public_key().public_bytes_raw())
        self.kid = thumbprint(self.public)

    def sign(self, content: bytes) -> str:
        """The signature of `content`, in base64url."""
        return unpadded(self._key.sign(content))


def signer(office_id: int) -> Signer:
    """What signs for the office now.

    A key that is new is introduced in a transaction of its own, so that looking stays looking.
    """
    with read() as session:
        office = session.get_one(Office, office_id)
        found, is_known = _present(session, office), _is_known(session, office)
    if not is_known:
        _introduce(office_id)
    return found


def introduce_all() -> None:
    """Have the present key of every office in the database; changes nothing where it is there."""
    with read() as session:
        offices = session.exec(select(Office).order_by(col(Office.id))).all()
        lacking = [office.id for office in offices if not _is_known(session, office)]
    for office_id in lacking:
        _introduce(office_id)


def _introduce(office_id: int) -> None:
    with write() as session:
        introduce(session, session.get_one(Office, office_id))


def known_keys(session: Session) -> list[tuple[str, SigningKey]]:
    """Every key of every office, beside the office's key."""
    asked = select(Office.key, SigningKey).join(Office, col(Office.id) == SigningKey.office_id)
    asked = asked.order_by(col(Office.key), col(SigningKey.since), col(SigningKey.generation))
    return list(session.exec(asked))


def introduce(session: Session, office: Office) -> SigningKey:
    """Have the office's present key in the database; one that others introduce is waited for."""
    one_at_a_time(session, office.id, Doing.KEYS)
    present = _present(session, office)
    known = session.get(SigningKey, present.kid)
    if known is None:
        known = SigningKey(
            id=present.kid,
            office_id=office.id,
            generation=present.generation,
            public=present.public,
            since=clock.now(),
        )
        session.add(known)
        session.flush()
    return known


def renew(session: Session, office: Office) -> SigningKey:
    """Give up the keys that the office signs with, and begin with a new one; as above."""
    introduce(session, office)
    for key in keys_of(session, office.id):
        key.until = key.until or clock.now()
    session.flush()
    return introduce(session, office)


def keys_of(session: Session, office_id: int) -> list[SigningKey]:
    """Every key that the office ever signed with, oldest first."""
    known = select(SigningKey).where(SigningKey.office_id == office_id)
    return list(session.exec(known.order_by(col(SigningKey.since), col(SigningKey.generation))))


def verifies(jwk: dict[str, Any], content: bytes, signature: bytes) -> None:
    """Raises ``InvalidSignature`` unless that public key signed `content`."""
    Ed25519PublicKey.from_public_bytes(padded(jwk["x"])).verify(signature, content)


def thumbprint(public: str) -> str:
    """The thumbprint of a public key (RFC 7638), in hex."""
    return digest(_jwk(public))


def unpadded(content: bytes) -> str:
    """Base64url as JOSE has it: without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def padded(text: str) -> bytes:
    """The bytes of such a text; `ValueError` for one that is not written just so."""
    content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if unpadded(content) != text:
        raise ValueError("not base64url as JOSE writes it")
    return content


def _jwk(public: str) -> dict[str, Any]:
    return {"crv": "Ed25519", "kty": "OKP", "x": public}


def _present(session: Session, office: Office) -> Signer:
    """The key after the last that was given up."""
    over = [key.generation for key in keys_of(session, office.id) if key.until is not None]
    return Signer(office, max(over, default=0) + 1)


def _is_known(session: Session, office: Office) -> bool:
    return session.get(SigningKey, _present(session, office).kid) is not None


def _derived(office: str, generation: int) -> bytes:
    purpose = f"prasan decision receipts/{office}/{generation}".encode()
    return HKDF(SHA256(), 32, None, purpose).derive(settings().secret_key.encode())
