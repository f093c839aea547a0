"""A form as a page draws it: one `Control` for each field, with what was typed and what is wrong.

Everything comes from the form class (`forms.spec.FieldSpec`); a template only chooses the look.
Names on the page are the paths of problems (``facts.0.value``), see `forms.posted`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from api.pages.choosable import NO_CHOICES, Choices
from api.pages.typed import as_typed
from forms.posted import posted_name
from models.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from api.pages.choosable import Option
    from forms.form import Form
    from forms.spec import FieldSpec
    from models.errors import FieldProblem

TEMPLATE_ROW = 9999
"""The number of the row that JavaScript copies; it is renumbered before anybody sees it."""

FEW = 5
"""Up to so many choices stand side by side; more fold into a list."""

LISTS = {
    "lines": "line",
    "longs": "long",
    "moments": "moment",
    "urls": "url",
    "emails": "email",
    "phones": "phone",
}
"""Lists of single values, and the widget of one."""
EXPLAINED = frozenset({"moment", "moments", "day", "file", "files"})
BROAD = frozenset({"long", "longs", "table", "file", "files", "checkboxes", "edited", "reasons"})


@dataclass(frozen=True)
class Row:
    """One row of a table (`cells`), or one line of a list (`line`)."""

    name: str
    nth: int
    cells: tuple[Control, ...] = ()
    line: Control | None = None
    note: str = ""
    errors: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Control:
    """One field as it is drawn.

    `value` is text as a person types it, a list of texts for ticked choices and files; `note` is
    why the field came back; `blank` is the row that is copied when one is added.
    """

    name: str
    spec: FieldSpec
    widget: str
    value: Any = ""
    note: str = ""
    errors: tuple[Text, ...] = ()
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    blank: Row | None = None
    cells: tuple[Control, ...] = ()
    form: str = ""
    explained_at: str = ""
    """The id of what explains it, where that is said once for a whole list."""

    @property
    def id(self) -> str:
        """Its place on the page."""
        return f"f.{self.name}"

    @property
    def is_list(self) -> bool:
        """Whether it is a list of single values, a line each."""
        return self.widget in LISTS

    @property
    def is_broad(self) -> bool:
        """Whether it needs the whole width of a row."""
        return self.widget in BROAD or (self.spec.max_length or 0) > 300  # noqa: PLR2004 - a line

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole width of a form."""
        if self.widget in {"phone", "email", "key", "select"}:
            return False
        many = self.widget in {"radios", "table"} and len(self.options) > 2  # noqa: PLR2004 - a pair
        return self.is_broad or many or (self.spec.max_length or 0) >= 200  # noqa: PLR2004 - a line

    @property
    def is_explained(self) -> bool:
        """Whether something is said under it: its help, how a day is written, which files fit."""
        here = not self.explained_at
        return here and (self.spec.help is not None or self.widget in EXPLAINED)

    def described_by(self) -> str:
        """The ids of what a screen reader says after the label."""
        parts = {"help": self.is_explained, "note": self.note, "error": self.errors}
        own = [f"{self.id}-{part}" for part, there in parts.items() if there]
        return " ".join([self.explained_at, *own] if self.explained_at else own)


@dataclass(frozen=True)
class Filled:
    """What stands in a form: `data` as `forms.posted.nested` gives it, and what is said of it."""

    data: Mapping[str, Any] = field(default_factory=dict)
    problems: Sequence[FieldProblem] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    choices: Choices = NO_CHOICES
    added: str = ""
    locale: str = "th"

    def errors_at(self, name: str) -> tuple[Text, ...]:
        """What is wrong just there."""
        return tuple(found.text for found in self.problems if posted_name(found.path) == name)

    def errors_under(self, name: str) -> tuple[Text, ...]:
        """What is wrong there or in one of its items."""
        within = f"{name}."
        return tuple(
            found.text
            for found in self.problems
            if posted_name(found.path) == name or posted_name(found.path).startswith(within)
        )


def controls(form: type[Form], filled: Filled, prefix: str = "") -> tuple[Control, ...]:
    """Every field of `form` that a person fills in, in order."""
    return tuple(
        _control(spec, f"{prefix}{spec.name}", filled.data.get(spec.name), filled, form)
        for spec in form.fields()
        if spec.widget != "hidden"
    )


def labelled(
    drawn: Iterable[Control], before: str = "", locale: str = "th"
) -> Iterator[tuple[str, str, str]]:
    """``(name, id, label)`` of every control and row, so that a summary can point at each."""
    for one in drawn:
        label = f"{before}{one.spec.label.said(locale)}"
        yield one.name, one.id, label
        yield from labelled(one.cells, f"{label} · ", locale)
        for row in one.rows:
            nth = f"{label} {row.nth}"
            yield row.name, f"f.{row.name}", nth
            yield from labelled(row.cells, f"{nth} · ", locale)


def _control(spec: FieldSpec, name: str, value: Any, filled: Filled, form: type[Form]) -> Control:
    drawn = Control(
        name=name,
        spec=spec,
        widget=spec.widget,
        note=filled.reasons.get(name, ""),
        errors=filled.errors_at(name),
        form=form.__name__,
    )
    if spec.widget == "table" or spec.widget in LISTS:
        return _with_rows(drawn, value, filled)
    if spec.widget == "group" and spec.subform is not None:
        within = replace(filled, data=value if isinstance(value, dict) else {})
        return replace(drawn, cells=controls(spec.subform, within, f"{name}."))
    return _single(drawn, value, filled)


def _single(drawn: Control, value: Any, filled: Filled) -> Control:
    spec = drawn.spec
    if value is None and not spec.required:
        value = spec.default
    options = filled.choices(spec, drawn.name)
    widget = _look(spec.widget, len(options))
    if widget in {"files", "file"}:
        return replace(
            drawn, value=_several(value), errors=filled.errors_under(drawn.name), options=options
        )
    if widget == "checkboxes":
        errors = filled.errors_under(drawn.name)
        return replace(drawn, value=_several(value), options=options, errors=errors)
    said = str(value) if options and value else as_typed(spec, value, filled.locale)
    return replace(drawn, widget=widget, value=said, options=options)


def _look(widget: str, choices: int) -> str:
    if widget in {"select", "moment"} and 0 < choices <= FEW:
        return "radios"
    if choices and widget in {"key", "person", "line", "moment"}:
        return "select"
    return widget


def _several(value: Any) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _with_rows(drawn: Control, value: Any, filled: Filled) -> Control:
    items = list(value) if isinstance(value, list | tuple) else []
    shown = max(len(items), drawn.spec.min_items or 0, 1 if _begins_with_one(drawn.spec) else 0)
    if filled.added == drawn.name:
        shown = max(shown, len(items) + 1)
    blank = replace(filled, data={}, problems=(), reasons={})
    rows = [
        _row(drawn, place, items[place] if place < len(items) else None, filled)
        for place in range(shown)
    ]
    return replace(drawn, rows=tuple(rows), blank=_row(drawn, TEMPLATE_ROW, None, blank))


def _begins_with_one(spec: FieldSpec) -> bool:
    """Whether a row stands there to be filled in: a line costs no room where it stays empty."""
    return spec.required or (spec.needed_at_times and spec.subform is None)


def _row(drawn: Control, place: int, item: Any, filled: Filled) -> Row:
    name = f"{drawn.name}.{place}"
    row = Row(name, place + 1, note=filled.reasons.get(name, ""), errors=filled.errors_at(name))
    if drawn.spec.subform is None:
        one = replace(drawn.spec, widget=LISTS[drawn.widget], many=False, help=None)
        value = as_typed(one, item, filled.locale)
        line = Control(name, one, one.widget, value, row.note, row.errors, form=drawn.form)
        explained_at = f"{drawn.id}-help" if drawn.is_explained else ""
        return replace(row, line=replace(line, explained_at=explained_at))
    within = replace(filled, data=item if isinstance(item, dict) else {})
    return replace(row, cells=controls(drawn.spec.subform, within, f"{name}."))
