"""What is executed, by SQLAlchemy or past it: for tests that count."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from models.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session


@contextmanager
def executed(session: Session) -> Iterator[list[str]]:
    """The statements that `session` executes in this block."""
    found: list[str] = []
    execute = Statement.execute

    def noting(self: Statement, connection: Any, given: Any) -> Any:
        found.append(str(self.written))
        return execute(self, connection, given)

    def heard(*told: Any) -> None:
        found.append(told[2])

    bound = session.get_bind()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Statement, "execute", noting)
        event.listen(bound, "before_cursor_execute", heard)
        yield found
        event.remove(bound, "before_cursor_execute", heard)
