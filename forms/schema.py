"""JSON Schema that a Thai page can be drawn from: both languages beside every field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.spec import FieldSpec, specs_of

if TYPE_CHECKING:
    from forms.form import Form

_LIMITS = {
    "min_length": "minLength",
    "max_length": "maxLength",
    "minimum": "minimum",
    "maximum": "maximum",
}


def describe(schema: dict[str, Any], form: type[Form]) -> None:
    """Add to the `schema` of `form`, in place, what Pydantic does not know of it.

    ``title`` is Thai and ``x-title-en`` English; each property has ``title``, ``x-label-en``,
    ``x-widget``, and where they apply ``description``, ``x-help-en``, ``x-choices`` (a list of
    ``{value, th, en}``), ``x-accept``, ``x-max-bytes``, ``x-min-width``,
    ``x-needed-at-times`` (the description says when), and ``x-yes`` and ``x-no`` (``{th, en}``:
    how a question's answers are said).
    """
    specs = specs_of(form)
    schema |= {"title": form.title.th, "x-title-en": form.title.en}
    schema["properties"] = {name: schema["properties"][name] for name in specs}
    for name, spec in specs.items():
        described = schema["properties"][name]
        described["x-widget"] = spec.widget
        if spec.choices:
            described["x-choices"] = [
                {"value": value, "th": label.th, "en": label.en} for value, label in spec.choices
            ]
        _state_limits(described, spec)


def _state_limits(described: dict[str, Any], spec: FieldSpec) -> None:
    place = described.get("items", {}) if spec.many else described
    if "$ref" in place:
        return
    for attribute, keyword in _LIMITS.items():
        if (limit := getattr(spec, attribute)) is not None:
            place.setdefault(keyword, limit)
