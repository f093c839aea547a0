"""Whatever is typed, the paper comes out; whatever is no data of its class is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.papers import set_paper
from forms.sheets import SHEETS
from tests.forms.any_sheet import any_data
from tests.forms.paper_samples import SAMPLES

LONG = ("น้ำท่วมJIC" * 500, "ขอความร่วมมือ เผยแพร่ข่าวสาร " * 170)
"""Five thousand letters, without a space and with many."""


@pytest.mark.parametrize("kind", SHEETS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_any_text_gives_a_pdf(kind: str, drawn: st.DataObject) -> None:
    assert set_paper(kind, drawn.draw(any_data(kind))).startswith(b"%PDF-")


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("long", LONG, ids=["without a space", "with spaces"])
def test_five_thousand_letters_in_the_longest_field_give_a_pdf(kind: str, long: str) -> None:
    data = SAMPLES[kind]
    longest = max((len(said), name) for name, said in data.items() if isinstance(said, str))[1]
    assert len(long) >= 4900
    assert set_paper(kind, data | {longest: long}).startswith(b"%PDF-")


@pytest.mark.parametrize("kind", SHEETS)
def test_every_paper_names_what_is_wrong_with_its_data(kind: str) -> None:
    needed = next(name for name, field in SHEETS[kind].model_fields.items() if field.is_required())
    data = {name: said for name, said in SAMPLES[kind].items() if name != needed}
    with pytest.raises(ValidationError, match=needed):
        set_paper(kind, data)
    with pytest.raises(ValidationError, match="unknown"):
        set_paper(kind, SAMPLES[kind] | {"unknown": 1})


def roster(**change: Any) -> dict[str, Any]:
    return SAMPLES["duty-roster"] | change


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("duty-roster", roster(month=13), "no such month"),
        ("duty-roster", roster(month=11), "is no day of the month"),
        ("duty-roster", roster(year=10**9), "no such month"),
        ("duty-roster", roster(shifts=[]), "of 0 shifts"),
        ("duty-roster", roster(days=roster()["days"][:1] * 2), "twice"),
        ("minutes", SAMPLES["minutes"] | {"ended_at": "2026-07-23T13:00:00+07:00"}, "before"),
        ("mc-script", SAMPLES["mc-script"] | {"version": 0}, "version"),
        ("memo", SAMPLES["memo"] | {"secrecy": "ลับสุดยอด"}, "secrecy"),
        ("memo", SAMPLES["memo"] | {"deliver_by": "2026-11-22T10:00:00"}, "deliver_by"),
        ("outside-letter", SAMPLES["outside-letter"] | {"salutation": "ถึง"}, "salutation"),
    ],
)
def test_what_cannot_be_is_refused(kind: str, data: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        set_paper(kind, data)
