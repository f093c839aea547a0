"""Documents of a case: papers that were set, attachments that people brought."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint, func
from sqlmodel import Field, Session, col, select

from models import clock
from models.case import hold
from models.errors import NotFound
from models.person import Person
from models.pin import DOCUMENT, pin
from models.record import Row
from models.types import Moment
from models.wording import Text

ATTACHMENT = "attachment"
"""The kind of what people brought; anything else was set by Prasan."""


class Document(Row, table=True):
    """A paper or an attachment, the `n`-th of its case; its bytes lie in the file store.

    `step_key` and `what` (the template) make filing a paper twice harmless. `replaces` is the
    number of the document of the case whose newer `version` this is: that one stays, to be read.
    """

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("case_id", "n"),
        UniqueConstraint("case_id", "step_key", "what"),
        Index("ux_document_replaces", "case_id", "replaces", unique=True),
    )

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(sa_column=Column(ForeignKey("cases.id"), nullable=False))
    n: int
    kind: str = Field(max_length=20)
    title_th: str
    title_en: str
    filename: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    media_type: str = Field(max_length=120)
    size: int
    step_key: str | None = Field(default=None, max_length=200)
    what: str | None = Field(default=None, max_length=80)
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    created_by_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("person.id"), nullable=True)
    )
    version: int = 1
    replaces: int | None = None

    @property
    def title(self) -> Text:
        """What the document is called."""
        return Text(self.title_th, self.title_en)

    @classmethod
    def file(
        cls,
        session: Session,
        case_id: int,
        *,
        kind: str,
        title: Text,
        filename: str,
        sha256: str,
        media_type: str,
        size: int,
        step_key: str | None = None,
        what: str | None = None,
        by_id: int | None = None,
        replaces: "Document | None" = None,
        seal: str | None = None,
    ) -> "Document":
        """Put a document into the case's file; the same paper of the same step is found again.

        The caller holds the case's lock, which is what makes the running number gap-free. The event
        that tells of it holds its content fast, and the pin of its `seal`, if it gets one.
        """
        if step_key is not None:
            known = session.exec(
                select(cls).where(
                    cls.case_id == case_id, cls.step_key == step_key, cls.what == what
                )
            ).first()
            if known is not None:
                return known
        last = session.exec(select(func.max(cls.n)).where(cls.case_id == case_id)).one()
        document = cls(
            case_id=case_id,
            n=(last or 0) + 1,
            kind=kind,
            title_th=title.th,
            title_en=title.en,
            filename=filename,
            sha256=sha256,
            media_type=media_type,
            size=size,
            step_key=step_key,
            what=what,
            created_at=clock.now(),
            created_by_id=by_id,
            version=replaces.version + 1 if replaces else 1,
            replaces=replaces.n if replaces else None,
        )
        session.add(document)
        document._tell(replaces, **({} if seal is None else {"seal": seal}))
        session.flush()
        return document

    def _tell(self, older: "Document | None", **more: Any) -> None:
        by_id = self.created_by_id
        if older is not None:
            more |= {"replaces": older.n, "old": older.filename}
        hold(self.session, self.case_id).tell(
            "document.replaced"
            if older is not None
            else "document.attached"
            if self.kind == ATTACHMENT
            else "document.set",
            by=self.session.get(Person, by_id) if by_id is not None else None,
            n=self.n,
            filename=self.filename,
            sha256=self.sha256,
            row=pin(self, DOCUMENT),
            **more,
        )


class Upload(Row, table=True):
    """A file that somebody sent before it belongs to a case; forms name it ``sha256:<hex>``."""

    __tablename__ = "upload"

    sha256: str = Field(max_length=64, primary_key=True)
    by_id: int = Field(foreign_key="person.id", primary_key=True)
    filename: str = Field(max_length=200)
    media_type: str = Field(max_length=120)
    size: int
    at: datetime = Field(sa_column=Column(Moment, nullable=False))

    @property
    def reference(self) -> str:
        """How a form names it."""
        return f"sha256:{self.sha256}"


def upload_of(
    session: Session, sha256: str, *, office_id: int, by_id: int | None = None
) -> Upload | None:
    """The file with these bytes that somebody of the office sent: by preference that person."""
    found = (
        select(Upload)
        .join(Person, col(Person.id) == col(Upload.by_id))
        .where(Upload.sha256 == sha256, Person.office_id == office_id)
        .order_by(col(Upload.by_id) != by_id, col(Upload.at))
    )
    return session.exec(found.limit(1)).first()


def documents_of(session: Session, case_id: int) -> list[Document]:
    """Every document of a case, by number."""
    return list(
        session.exec(select(Document).where(Document.case_id == case_id).order_by(col(Document.n)))
    )


class InVersions(Protocol):
    """Something in a case's file: its number there, and that of what it replaces."""

    @property
    def n(self) -> int:
        """Its number in the file of its case."""

    @property
    def replaces(self) -> int | None:
        """The number of what it is a newer version of."""


V = TypeVar("V", bound=InVersions)


def newest(documents: Sequence[V]) -> list[V]:
    """Those of a case's documents that no other replaces."""
    replaced = {each.replaces for each in documents}
    return [each for each in documents if each.n not in replaced]


def versions_of(documents: Sequence[Document], n: int) -> list[Document]:
    """The `n`-th of a case's documents and every other version of it, the newest first."""
    by_n = {each.n: each for each in documents}
    newer = {each.replaces: each for each in documents if each.replaces is not None}
    if n not in by_n:
        raise NotFound
    last = by_n[n]
    while last.n in newer:
        last = newer[last.n]
    found = [last]
    while found[-1].replaces is not None:
        found.append(by_n[found[-1].replaces])
    return found


def document_of(session: Session, case_id: int, n: int) -> Document:
    """The `n`-th document of a case."""
    found = session.exec(
        select(Document).where(Document.case_id == case_id, Document.n == n)
    ).first()
    if found is None:
        raise NotFound
    return found
