"""Whatever people could have typed into a paper: strategies made from the classes of its data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AwareDatetime, BaseModel

from forms.sheets import SHEETS

MOMENT = "2026-12-03T08:45:00+07:00"
ODD = (
    "",
    "⚠️ 😀 👩🏽‍🚒",
    "بنجير دسوڠكلا",
    "漢字",
    "JIC น้ำท่วม",
    "ก" * 400,
    "A" * 400,
    "- \n- \n\n•",
    "#set page() $x$ *b* @r <l> \\",
    "\ue000\u200b\u2028\x00",
    "ๆฯ" * 80,
)
WORDS = st.one_of(st.text(max_size=40), st.sampled_from(ODD), st.text("กาน้ำีู่JIC ๑1.", max_size=200))
PLAIN = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(1, 12),
    date: st.just("2026-12-03"),
    AwareDatetime: st.just(MOMENT),
    Decimal: st.just("1200"),
}


def any_data(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Data that the class of that paper takes."""
    made = _fields(SHEETS[kind])
    return made.map(_one_day_of_duty) if kind == "duty-roster" else made


def _fields(shape: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    fields = shape.model_fields.items()
    return st.fixed_dictionaries({name: _of(field.annotation) for name, field in fields})


def _of(kind: Any) -> st.SearchStrategy[Any]:
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is tuple:
        return st.lists(_of(get_args(kind)[0]), max_size=3)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _fields(kind)
    return st.one_of([st.none() if each is type(None) else _of(each) for each in get_args(kind)])


def _one_day_of_duty(data: dict[str, Any]) -> dict[str, Any]:
    """The month is one, and every shift has its name."""
    days = [each | {"on_duty": ["x"] * len(data["shifts"])} for each in data["days"][:1]]
    return data | {"year": 2569, "month": 12, "days": days}
