"""Wrong codes that came before, without asking for each."""

from models.database import write
from models.guess import CodeKind, note_guess

HERE = "127.0.0.1"
"""The address from which the tests ask."""


def guessed(times: int, kind: CodeKind, number: str = "") -> None:
    """So many wrong codes came from here by now."""
    with write() as session:
        for _each in range(times):
            note_guess(session, HERE, kind, number)
