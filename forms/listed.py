"""Rules about lists that several forms share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from forms.problems import problem
from models.errors import FieldProblem
from models.wording import Text, _

REPEATED: Text = _("ซ้ำกับรายการก่อนหน้า", "The same as an entry before it.")


def repeated(
    values: Iterable[Hashable], name: str, column: str | None = None, *, text: Text = REPEATED
) -> Iterator[FieldProblem]:
    """A problem for every value of the list `name` that an earlier row already has.

    `column` is the field of the row concerned, if the rows are tables; None never repeats.
    """
    seen: set[Hashable] = set()
    for place, value in enumerate(values):
        if value is not None and value in seen:
            path = (name, place, column) if column else (name, place)
            yield problem("repeated", text, *path)
        seen.add(value)
