"""What a field is called, wherever it stands in a form: ``ข้อเท็จจริง 1 · ค่า``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.spec import specs_of
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.form import Form

WHOLE = _("ทั้งแบบฟอร์ม", "The form as a whole")


def label_of(form: type[Form] | None, path: Iterable[str | int]) -> Text:
    """What the field at ``("facts", 0, "value")`` is called; a name unknown here as it is."""
    said: list[Text] = []
    for part in filter(None, map(str, path)):
        if part.isdecimal() and said:
            said[-1] = _("{label} {nth}", "{label} {nth}").fill(label=said[-1], nth=int(part) + 1)
            continue
        spec = specs_of(form).get(part) if form else None
        said.append(spec.label if spec else Text(part, part))
        form = spec.subform if spec else None
    return joined(said) if said else WHOLE


def joined(labels: Iterable[Text]) -> Text:
    """Labels from the outer to the inner: ``ข้อเท็จจริง 1 · ค่า``."""
    both = list(labels)
    return Text(" · ".join(each.th for each in both), " · ".join(each.en for each in both))
