"""Whatever is wrong is named: the field, in Thai and English, in words for people."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.consultation import ConsultationRequest
from forms.form import Form
from forms.posted import nested, posted_name
from forms.press_conference import PressConferenceRequest
from forms.spec import FieldSpec, specs_of
from models.errors import FieldProblem, Invalid
from tests.forms.filled import ANSWERS, CONSULTATION, NOW, PRESS_CONFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

PYDANTIC = re.compile(
    r"[Ii]nput should|valid (string|integer|number|list|tuple|dictionary|date)|"
    r"pydantic|[Ff]ield required|not permitted|type=|[Vv]alidat|value_error|Value error|\{|\}"
)
THAI = re.compile("[ก-๛]")


def problems(form: type[Form], data: Any) -> list[FieldProblem]:
    try:
        form.read(data, now=NOW)
    except Invalid as refusal:
        return refusal.problems
    return []


def assert_for_people(found: list[FieldProblem]) -> None:
    for path, slug, text, label in found:
        assert label is not None
        assert label.en, path
        assert re.fullmatch(r"[a-z_]+", slug), slug
        assert THAI.search(text.th), (path, text)
        assert not PYDANTIC.search(text.th + text.en), (path, text)
        assert re.search("[A-Za-z]", text.en)


def wrong_items(spec: FieldSpec) -> Iterator[tuple[str, Any]]:
    """``(slug, value)`` for one item of the field, one for every constraint that it has."""
    yield "not_", object() if spec.widget in {"line", "long"} else ["?"]
    if spec.widget in {"line", "long"}:
        yield "control_character", "ก\x00ข" * 10
        yield "control_character", "ก\ud800ข" * 10
        yield "not_text", 5
    if spec.widget == "line":
        yield "not_one_line", "บรรทัด\nใหม่"
    if spec.max_length and spec.widget in {"line", "long"}:
        yield "too_long", "ก" * (spec.max_length + 1)
    if spec.min_length and spec.min_length > 1:
        yield "too_short", "ก" * (spec.min_length - 1)
    if spec.minimum is not None:
        yield "too_small", spec.minimum - 1
    if spec.maximum is not None:
        yield "too_large", spec.maximum + 1
    if spec.choices:
        yield "not_a_choice", "no-such-choice"
    if spec.widget in _WRONG_OF_WIDGET:
        yield from _WRONG_OF_WIDGET[spec.widget]


_WRONG_OF_WIDGET: dict[str, list[tuple[str, Any]]] = {
    "phone": [("not_a_phone", "12345"), ("not_a_phone", "1234567890"), ("not_text", 812345678)],
    "email": [("not_an_email", "a@"), ("not_an_email", "a b@c.th"), ("not_text", 5)],
    "url": [("not_a_url", "javascript:alert(1)"), ("not_a_url", "https://")],
    "day": [("not_a_date", "พรุ่งนี้"), ("no_such_day", "31/2/2569"), ("not_a_date", 20261122)],
    "moment": [
        ("not_a_moment", "เดี๋ยวนี้"),
        ("no_time", "22/11/2569"),
        ("no_such_day", "2026-02-30T10:00"),
        ("year_out_of_range", "1/1/1500 10:00"),
        ("no_such_time", "22/11/2569 25:00"),
    ],
    "file": [("not_an_upload", "letter.pdf"), ("not_an_upload", "sha256:xyz")],
    "money": [
        ("too_small", -1),
        ("not_a_number", "มาก"),
        ("not_a_number", "NaN"),
        ("not_a_number", True),
        ("too_precise", "1.234"),
        ("too_large", "9" * 30),
    ],
    "number": [
        ("not_a_whole_number", "สิบ"),
        ("not_a_whole_number", 1.5),
        ("not_a_number", True),
        ("too_large", "9" * 5000),
    ],
    "checkbox": [("not_yes_no", "อาจจะ"), ("not_yes_no", 7)],
    "yes_no": [("not_yes_no", "อาจจะ")],
    "key": [("not_a_reference", "มี เว้นวรรค")],
    "person": [("not_a_reference", "../etc")],
    "time_code": [("not_a_time_code", "99:99:99"), ("not_text", 7)],
    "table": [("not_an_object", "แถว"), ("unknown_field", {"no_such_column": "x"})],
}
_ONE_OF = {
    "files": "file", "lines": "line", "longs": "long", "moments": "moment", "checkboxes": "select",
}  # fmt: skip


def wrong_values(form: type[Form], spec: FieldSpec) -> Iterator[tuple[str, Any]]:
    if spec.required:
        yield "required", None
        yield "required", "  \u200b"
    if not spec.many:
        yield from wrong_items(spec)
        return
    yield "not_a_list", "ไม่ใช่รายการ"
    right = ANSWERS[form][spec.name][0]
    if spec.max_items:
        yield "too_many", [right] * (spec.max_items + 1)
    if spec.min_items:
        yield "too_few", [right] * (spec.min_items - 1)
    one = _one(spec)
    for slug, value in wrong_items(one):
        if not isinstance(value, list):
            yield slug, [value]


def _one(spec: FieldSpec) -> FieldSpec:
    return replace(spec, widget=_ONE_OF.get(spec.widget, spec.widget), many=False)


CASES = [
    pytest.param(form, spec.name, slug, value, id=f"{form.__name__}.{spec.name}-{slug}-{nth}")
    for form in ANSWERS
    for spec in form.fields()
    if spec.widget not in {"reasons", "edited"}
    for nth, (slug, value) in enumerate(wrong_values(form, spec))
]


@pytest.mark.parametrize(("form", "name", "slug", "value"), CASES)
def test_each_constraint_names_its_field(
    form: type[Form], name: str, slug: str, value: Any
) -> None:
    found = problems(form, ANSWERS[form] | {name: value})
    assert any(each.path[0] == name and each.slug.startswith(slug) for each in found), found
    assert_for_people(found)


@pytest.mark.parametrize("form", ANSWERS)
def test_an_unknown_field_is_named(form: type[Form]) -> None:
    found = problems(form, ANSWERS[form] | {"ช่องแปลก{x}": 1})
    assert [(each.path, each.slug) for each in found] == [(("ช่องแปลก{x}",), "unknown_field")]
    assert_for_people(found)


@pytest.mark.parametrize("form", ANSWERS)
@pytest.mark.parametrize("body", [None, [], "x", 5, True])
def test_what_is_no_object_is_refused(form: type[Form], body: Any) -> None:
    found = problems(form, body)
    assert [(each.path, each.slug) for each in found] == [((), "not_an_object")]
    assert_for_people(found)


def test_everything_wrong_is_told_at_once() -> None:
    """HANDBOOK 3.0: what is missing is asked for once; a rule runs beside a field that fails."""
    data = PRESS_CONFERENCE | {"subject": "x", "letter_no": None, "urgency_reason": "", "qa": []}
    paths = {each.path for each in problems(PressConferenceRequest, data)}
    assert paths == {("subject",), ("letter_no",), ("urgency_reason",), ("qa",)}


def test_a_wrong_row_is_named_to_its_column() -> None:
    data = copy.deepcopy(PRESS_CONFERENCE)
    data["speakers"][1]["minutes"] = 0
    data["facts"] = [data["facts"][0], {"value": "x"}]
    found = problems(PressConferenceRequest, data)
    assert {posted_name(each.path) for each in found} == {
        "speakers.1.minutes", "facts.1.source", "facts.1.as_of", "facts.1.confirmed_by",
    }  # fmt: skip


def test_a_limit_is_said_with_its_number() -> None:
    found = problems(PressConferenceRequest, PRESS_CONFERENCE | {"key_messages": ["ก" * 141]})
    assert found[0].text == ("ยาวเกิน 140 ตัวอักษร", "Longer than 140 characters.")


def test_a_flood_of_wrong_names_is_cut_short() -> None:
    body = {f"x{n}" + "y" * 500: n for n in range(100_000)}
    found = problems(PressConferenceRequest, body)
    assert len(found) <= 101 + len(PressConferenceRequest.model_fields)
    assert all(len(str(part)) <= 100 for each in found for part in each.path)


class Countable(dict[str, Any]):
    """A row that counts itself when somebody looks into it."""

    seen: ClassVar[set[int]] = set()

    def items(self) -> Any:
        self.seen.add(id(self))
        return super().items()


def test_a_flood_of_wrong_rows_is_not_read_to_its_end() -> None:
    """A hundred thousand empty rows took five seconds before the list was cut to its limit."""
    Countable.seen.clear()
    rows = [Countable(value="?") for _ in range(5_000)]
    found = problems(PressConferenceRequest, PRESS_CONFERENCE | {"facts": rows})
    assert {each.path[0] for each in found} == {"facts"}
    limit = specs_of(PressConferenceRequest)["facts"].max_items
    assert limit is not None
    assert 0 < len(Countable.seen) <= limit + 1


@pytest.mark.parametrize("change", [{"\ud800": 1}, {"facts": [{"\ud800": 1}]}])
def test_a_name_that_cannot_be_written_is_told_as_one_that_can(change: dict[str, Any]) -> None:
    found = problems(PressConferenceRequest, PRESS_CONFERENCE | change)
    assert {each.path[-1] for each in found if each.slug == "unknown_field"} == {"?"}
    assert posted_name(found[0].path).encode()


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.sampled_from(
        [(PressConferenceRequest, PRESS_CONFERENCE), (ConsultationRequest, CONSULTATION)]
    ),
    st.data(),
)
def test_no_junk_in_any_field_leaks_words_for_programmers(
    opening: tuple[type[Form], dict[str, Any]], data: st.DataObject
) -> None:
    form, right = opening
    names = st.sampled_from(sorted(form.model_fields))
    junk = data.draw(st.dictionaries(names, JUNK, min_size=1, max_size=4))
    found = problems(form, right | junk)
    assert_for_people(found)
    assert {each.path[0] for each in found} <= set(form.model_fields)


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=10)), max_size=12))
def test_whatever_is_posted_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    assert_for_people(problems(PressConferenceRequest, nested(PressConferenceRequest, pairs)))
