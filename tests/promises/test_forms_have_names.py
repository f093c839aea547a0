"""A human task keeps its form by name, so that name must lead to one form only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from forms.form import Form
from forms.named import form_named
from workflows import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_form(parent: type[Form] = Form) -> Iterator[type[Form]]:
    for form in parent.__subclasses__():
        yield form
        yield from every_form(form)


def test_no_two_forms_have_the_same_name() -> None:
    """Else an answer would be read with whichever of them was imported first."""
    assert catalogue.MISSIONS
    names = Counter(form.__name__ for form in set(every_form()) if _is_ours(form))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_form_is_found_by_its_name() -> None:
    assert all(form_named(form.__name__) is form for form in every_form() if _is_ours(form))


def _is_ours(form: type[Form]) -> bool:
    return form.__module__.startswith("forms.")
