"""The form: what a person fills in, checked once and told in Thai and English.

A form is a frozen Pydantic model. It is *read* when somebody hands it in (every rule, the clock
included) and *recalled* from the record later (its shape only: what was accepted stays accepted).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from forms.labels import label_of
from forms.problems import MOST_PROBLEMS, as_validation_error, problems_of
from forms.rules import UNBOUND, At, Reading, Rule, monday_to_friday, rules_of
from forms.schema import describe
from forms.sound import NOTHING_BROKEN, Broken, filled_in, sound_part
from forms.spec import FieldSpec, specs_of
from models.errors import FieldProblem, Invalid
from models.wording import Text, _

if TYPE_CHECKING:
    from datetime import datetime

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from forms.rules import Bounds, Workday


class Attached(NamedTuple):
    """An upload that a form names: where in the form, which file, and what the field takes."""

    path: tuple[str | int, ...]
    upload: str
    spec: FieldSpec


class Form(BaseModel):
    """Something to fill in. Subclasses give `title` and fields made with :func:`forms.field.field`.

    What is left empty (nothing, ``""``, only spaces) counts as not given.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(Rule,))

    title: ClassVar[Text] = _("แบบฟอร์ม", "Form")

    asked_last: ClassVar[tuple[str, ...]] = ()
    """Fields that come after all others, in this order: a form asks its own questions between those
    that it has from its parent."""

    answers_to: ClassVar[type[Form] | None] = None
    """The form of the paper that this one answers, where it must fit what stands there."""

    sets_papers: ClassVar[int] = 0
    """How many papers are set of what is filled in, as soon as it is handed in."""

    @classmethod
    def read(
        cls,
        data: Mapping[str, Any],
        *,
        now: datetime | None = None,
        is_workday: Workday = monday_to_friday,
        asked_at: datetime | None = None,
        bounds: Bounds = UNBOUND,
    ) -> Self:
        """The form that `data` fills in, or `models.errors.Invalid` with every problem.

        Rules of time ("not later than today", "ten working days ahead") are checked when `now`
        (aware) is given; `is_workday` says which days the office works, `asked_at` when the case
        that the form belongs to was opened, `bounds` what its times are held against.
        """
        at = At(now, is_workday, asked_at, bounds) if now else None
        return cls._validated(data, Reading(at=at))

    @classmethod
    def recall(cls, data: Mapping[str, Any]) -> Self:
        """The form as :meth:`record` kept it; `Invalid` if the class no longer has that shape."""
        return cls._validated(data, Reading(recalled=True))

    def record(self) -> dict[str, Any]:
        """What the record keeps: plain JSON, which :meth:`recall` turns back into an equal form."""
        return self.model_dump(mode="json")

    @classmethod
    def fields(cls) -> list[FieldSpec]:
        """All there is to draw, in order."""
        return list(specs_of(cls).values())

    @classmethod
    def knows(cls, path: str) -> bool:
        """Whether ``facts.0.value`` or ``subject`` names a field, a row or an item of this form."""
        return _leads_somewhere(cls, path.split("."))

    def attached(self) -> Iterator[Attached]:
        """Every upload that was named, tables included, so that the verb can look at the files."""
        for spec in self.fields():
            value = getattr(self, spec.name)
            for place, item in enumerate(value) if spec.many else ((None, value),):
                path = (spec.name,) if place is None else (spec.name, place)
                if isinstance(item, Form):
                    yield from (found._replace(path=path + found.path) for found in item.attached())
                elif item is not None and spec.max_bytes is not None:
                    yield Attached(path, item, spec)

    def amount_at_stake(self) -> Decimal | None:
        """The baht that whoever decides on this commits; None where it is not about money.

        A field called ``amount`` says it; a form that calls it otherwise says so here.
        """
        amount = getattr(self, "amount", None)
        return amount if isinstance(amount, Decimal) else None

    def paper_subject(self) -> str:
        """What the paper that is made of this is about (เรื่อง); empty where it does not say."""
        return ""

    def paper_addressee(self) -> str:
        """Whom that paper addresses (เรียน); empty where it does not say."""
        return ""

    def must_fit(self, paper: Form) -> None:
        """`Invalid` if this answer does not fit the `paper` that it answers.

        Asked of what comes through a link, and of what a clerk enters (``case.record``), about what
        the clerk is shown.
        """

    @classmethod
    def _validated(cls, data: Mapping[str, Any], reading: Reading) -> Self:
        try:
            return cls.model_validate(data, context=reading)
        except ValidationError as error:
            problems = problems_of(error, specs_of(cls))
            named = [each._replace(label=label_of(cls, each.path)) for each in problems]
            raise Invalid(named) from None

    @model_validator(mode="wrap")
    @classmethod
    def _checked(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        reading = info.context if isinstance(info.context, Reading) else Reading()
        given = filled_in(cls, data)
        try:
            form = handler(given)
        except ValidationError as error:
            problems = problems_of(error, specs_of(cls))
            if error.error_count() <= MOST_PROBLEMS and all(found.path for found in problems):
                sound = sound_part(cls, given, problems, info.context)
                problems += _broken_rules(sound, reading, Broken.of(problems))
        else:
            problems = _broken_rules(form, reading)
            if not problems:
                return form
        raise as_validation_error(cls.__name__, problems)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The JSON Schema with the labels, widgets and choices in both languages."""
        schema = handler(core_schema)
        describe(handler.resolve_ref_schema(schema), cls)
        return schema


def _leads_somewhere(form: type[Form], path: Sequence[str]) -> bool:
    name, *rest = path
    spec = specs_of(form).get(name)
    if spec is None:
        return False
    if spec.many and rest:
        row, *rest = rest
        if not (row.isascii() and row.isdigit()):
            return False
    return not rest or (spec.subform is not None and _leads_somewhere(spec.subform, rest))


def _broken_rules(
    form: Form, reading: Reading, broken: Broken = NOTHING_BROKEN
) -> list[FieldProblem]:
    if reading.recalled:
        return []
    return [
        found
        for rule in rules_of(type(form))
        if rule.reads.isdisjoint(broken.wholly if rule.row_by_row else broken.fields)
        for found in rule.problems(form, reading.at)
    ]
