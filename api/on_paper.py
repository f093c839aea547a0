"""All that is told of a case that lies on paper only: its number, and where (handbook 2.4)."""

from pydantic import BaseModel
from sqlmodel import Session, col, select

from api.answers import Both
from models.case import Case
from models.secrecy import SECRECIES
from models.secret_entry import SecretEntry


class OnPaperTold(BaseModel):
    """What the secret register says of the paper of a case; its newest number that stands."""

    number: str
    level: str
    level_in_words: Both
    place_kept: str
    may_open: str


def where_it_lies(session: Session, case: Case) -> OnPaperTold | None:
    """The number and the place of the paper; None for a case that is kept here."""
    if not case.on_paper_only:
        return None
    of_case = select(SecretEntry).where(SecretEntry.case_id == case.id)
    newest = of_case.order_by(col(SecretEntry.cancelled_at).is_(None).desc())
    entry = session.exec(newest.order_by(col(SecretEntry.id).desc())).first()
    if entry is None:
        return None
    return OnPaperTold(
        number=entry.number,
        level=entry.level,
        level_in_words=SECRECIES[entry.level],
        place_kept=entry.place_kept,
        may_open=entry.may_open,
    )
