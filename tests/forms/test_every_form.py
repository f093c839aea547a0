"""Promises that every form keeps, whichever it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from forms.form import Form
from forms.spec import YES_NO, FieldSpec
from tests.forms.filled import ANSWERS, NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

THAI = re.compile("[ก-๛]")
LATIN = re.compile("[A-Za-z]")


def every_form(parent: type[Form] = Form) -> Iterator[type[Form]]:
    for form in parent.__subclasses__():
        if form.__module__.startswith("forms."):
            yield form
            yield from every_form(form)


FORMS = sorted(set(every_form()), key=lambda form: form.__name__)
FIELDS = [
    pytest.param(form, spec, id=f"{form.__name__}.{spec.name}")
    for form in FORMS
    for spec in form.fields()
]


def test_no_two_have_one_name() -> None:
    """A task keeps the name of its form and finds it by that (`forms.named`)."""
    assert [form.__name__ for form in FORMS] == sorted({form.__name__ for form in FORMS})


@pytest.mark.parametrize("form", FORMS)
def test_has_a_title_in_both_languages(form: type[Form]) -> None:
    assert form.title != Form.title or form.title is not Form.title
    assert THAI.search(form.title.th)
    assert LATIN.search(form.title.en)
    assert not THAI.search(form.title.en)


@pytest.mark.parametrize(("form", "spec"), FIELDS)
def test_every_field_and_choice_has_its_name_in_both_languages(
    form: type[Form], spec: FieldSpec
) -> None:
    texts = [spec.label, *([spec.help] if spec.help else []), *(label for _, label in spec.choices)]
    for text in texts:
        assert THAI.search(text.th), (form, text)
        assert re.search("[A-Za-z0-9]", text.en), (form, text)
        assert not THAI.search(text.en), (form, text)


@pytest.mark.parametrize(("form", "spec"), FIELDS)
def test_nothing_can_grow_without_limit(form: type[Form], spec: FieldSpec) -> None:
    """A field without a limit is a way to fill the database."""
    if spec.many:
        assert spec.max_items, form
    if spec.widget in {"line", "long", "lines", "longs"}:
        assert spec.max_length, form
    if spec.widget == "number":
        assert spec.minimum is not None, form
        assert spec.maximum is not None, form
    if spec.widget in {"file", "files"}:
        assert spec.max_bytes, form
        assert spec.accept, form


@pytest.mark.parametrize("form", FORMS)
def test_calls_nothing_optional_that_its_help_calls_needed(form: type[Form]) -> None:
    for spec in form.fields():
        says_so = spec.help is not None and spec.help.th.startswith("จำเป็น")
        assert not says_so or spec.needed_at_times, spec.name
        assert not (spec.required and spec.needed_at_times), spec.name
        described = form.model_json_schema()["properties"][spec.name]
        assert described.get("x-needed-at-times", False) == spec.needed_at_times


@pytest.mark.parametrize("form", FORMS)
def test_has_an_answer_to_test_with(form: type[Form]) -> None:
    assert set(ANSWERS[form]) <= set(form.model_fields)
    assert {spec.name for spec in form.fields() if spec.required} <= set(ANSWERS[form])


@pytest.mark.parametrize("form", FORMS)
def test_comes_back_equal_from_the_record(form: type[Form]) -> None:
    filled = form.read(ANSWERS[form], now=NOW)
    kept = json.loads(json.dumps(filled.record()))
    assert form.recall(kept) == filled
    assert form.recall(kept).record() == kept


@pytest.mark.parametrize("form", FORMS)
def test_what_was_recorded_can_be_read_again(form: type[Form]) -> None:
    filled = form.read(ANSWERS[form], now=NOW)
    assert form.read(filled.record(), now=NOW) == filled


@pytest.mark.parametrize("form", FORMS)
def test_json_schema_speaks_both_languages(form: type[Form]) -> None:
    schema = form.model_json_schema()
    assert (schema["title"], schema["x-title-en"]) == form.title
    for spec in form.fields():
        described = schema["properties"][spec.name]
        assert (described["title"], described["x-label-en"]) == spec.label
        assert described["x-widget"] == spec.widget
        if spec.yes_no is not YES_NO:
            assert described["x-yes"]["en"] == spec.yes_no[0].en
        assert [
            (choice["value"], (choice["th"], choice["en"]))
            for choice in described.get("x-choices", [])
        ] == list(spec.choices)


def test_finds_every_file_it_names() -> None:
    for form, answer in ANSWERS.items():
        found = list(form.read(answer, now=NOW).attached())
        assert len(found) == json.dumps(answer).count("sha256:"), form
        assert all(form.knows(".".join(map(str, each.path))) for each in found)
