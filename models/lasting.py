"""What holds from one moment until another, as a condition of a query."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, or_

from models.types import Moment

NOW: Any = bindparam("now", type_=Moment)


def lasting(since: Any, until: Any, at: Any = NOW) -> Any:
    """Whether `at` lies between two columns, the second exclusive and open where empty."""
    return and_(since <= at, or_(until.is_(None), until > at))
