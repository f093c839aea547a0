"""Which numbers stand on letters that have gone out already, to whom and when.

The step of a case that sets a paper also sends it (`tasks.papers`, `tasks.mail`); what was handed
over by hand leaves no trace here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.case import Case
from models.delivery import Delivery
from models.document import Document
from models.paper_seal import PaperSeal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def gone_out(session: Session, entry_ids: Iterable[int]) -> Mapping[int, list[Delivery]]:
    """The letters that bear these numbers (ids of register entries), in the order they left."""
    papers = (
        select(PaperSeal.register_entry_id, Document.case_id, Document.step_key, Case.code)
        .join(Document, col(Document.id) == col(PaperSeal.document_id))
        .join(Case, col(Case.id) == col(Document.case_id))
        .where(col(PaperSeal.register_entry_id).in_(set(entry_ids)))
    )
    steps = {
        (entry_id, case_id, f"{code}/{step_key}/")
        for entry_id, case_id, step_key, code in session.exec(papers)
        if step_key
    }
    sent = select(Delivery).where(col(Delivery.case_id).in_({each for _n, each, _key in steps}))
    letters = session.exec(sent.order_by(col(Delivery.id))).all() if steps else []
    found: dict[int, list[Delivery]] = defaultdict(list)
    for entry_id, case_id, begins in sorted(steps):
        found[entry_id] += [
            each for each in letters if each.case_id == case_id and each.key.startswith(begins)
        ]
    return found
