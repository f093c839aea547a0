"""What somebody filled in, as a document to read: the same fields, as words instead of inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from api.pages.choosable import NO_CHOICES
from api.pages.sections import BEGINS, LONG_FORM
from api.pages.typed import day_kept, moment_kept
from forms.labels import label_of
from forms.locale import long_day, long_moment
from forms.named import form_named
from models.wording import Text, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.pages.choosable import Choices
    from forms.form import Form
    from forms.spec import FieldSpec

TYPED = {"true": True, "false": False}
_NO_FILE = _("(ไม่พบไฟล์)", "(file not found)")
YES_OR_NO = frozenset({"yes_no", "checkbox"})
LONG = frozenset({"long", "longs"})


class Link(NamedTuple):
    """Something to open: a file of the case, or an address that somebody wrote."""

    words: Text | str
    href: str


Said = Text | str | Link


@dataclass(frozen=True)
class Line:
    """One field with what stands in it.

    `kind` is ``plain``, ``long``, ``list`` or ``table``; `name` is where a reviewer's reason for it
    belongs (``facts.0``). A table has `heads` and `rows`.
    """

    name: str
    label: Text
    kind: str
    values: tuple[Said, ...] = ()
    heads: tuple[Text, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()


@dataclass(frozen=True)
class Paper:
    """A filled form to read."""

    title: Text
    form: str
    lines: tuple[Line, ...]

    @property
    def headings(self) -> Mapping[str, Text]:
        """The parts of a long document, by the line with which each begins."""
        return BEGINS if len(self.lines) >= LONG_FORM else {}


@dataclass(frozen=True)
class Files:
    """The files that papers name, by SHA-256: what they are called and where they are opened."""

    links: Mapping[str, Link] = field(default_factory=dict)

    def link(self, reference: str) -> Said:
        """The file, or the word that it is not in this case's file."""
        return self.links.get(reference.removeprefix("sha256:"), _NO_FILE)


@dataclass(frozen=True)
class Reading:
    """What turns kept values into words: files by their names, people and lists by theirs."""

    files: Files = field(default_factory=Files)
    choices: Choices = NO_CHOICES
    about: str = ""
    """The form on which a decision was taken, whose fields its reasons name."""


def paper(shown: Mapping[str, Any], reading: Reading) -> Paper:
    """A ``{"form", "content"}`` as a document; one of an unknown form by its bare names."""
    try:
        form = form_named(shown["form"])
    except LookupError:
        return _nameless(shown)
    return Paper(form.title, shown["form"], tuple(_lines(form, shown["content"], reading, "")))


def papers(shown: Sequence[Mapping[str, Any]], reading: Reading) -> list[Paper]:
    """Several documents; neighbours of one form become one table."""
    done: list[Paper] = []
    for each in shown:
        one = paper(each, reading)
        if done and done[-1].form == one.form:
            done[-1] = _beside(done[-1], one)
        else:
            done.append(one)
    return done


def _lines(
    form: type[Form], content: Mapping[str, Any], reading: Reading, prefix: str
) -> Iterator[Line]:
    for spec in form.fields():
        value = content.get(spec.name)
        if spec.widget != "hidden" and value not in (None, "", [], {}, ()):
            yield _line(spec, value, reading, f"{prefix}{spec.name}")


def _line(spec: FieldSpec, value: Any, reading: Reading, name: str) -> Line:
    if spec.widget == "table" and spec.subform is not None:
        return _table(spec, spec.subform, value, reading, name)
    if spec.widget == "group" and spec.subform is not None:
        rows = (tuple(_lines(spec.subform, value, reading, f"{name}.")),)
        return Line(name, spec.label, "group", rows=rows)
    if spec.widget == "reasons":
        return Line(name, spec.label, "list", tuple(_reasons(value, reading.about)))
    if isinstance(value, dict):
        return _edited(spec, value, reading, name)
    if spec.many:
        words = tuple(_said(spec, each, reading, name) for each in value)
        return Line(name, spec.label, "list" if len(words) > 1 else "plain", words)
    kind = "long" if spec.widget in LONG else "plain"
    return Line(name, spec.label, kind, (_said(spec, value, reading, name),))


def _edited(spec: FieldSpec, value: dict[str, Any], reading: Reading, name: str) -> Line:
    within = paper({"form": reading.about, "content": value}, reading)
    return Line(name, spec.label, "group", rows=(within.lines,))


def _reasons(reasons: Mapping[str, str], about: str) -> Iterator[Text]:
    for path, words in reasons.items():
        yield _("{field}: {words}", "{field}: {words}").fill(
            field=label_at(about, path), words=words
        )


def label_at(form_name: str, path: str) -> Text:
    """What the field at ``facts.0.value`` of the form of that name is called."""
    try:
        form: type[Form] | None = form_named(form_name)
    except LookupError:
        form = None
    return label_of(form, path.split("."))


def _table(spec: FieldSpec, subform: type[Form], items: Any, reading: Reading, name: str) -> Line:
    columns = [column for column in subform.fields() if column.widget != "hidden"]
    rows = tuple(
        tuple(_cell(column, item, reading, f"{name}.{place}") for column in columns)
        for place, item in enumerate(items)
    )
    filled = [n for n in range(len(columns)) if any(row[n].values for row in rows)]
    return Line(
        name,
        spec.label,
        "table",
        heads=tuple(columns[n].label for n in filled),
        rows=tuple(tuple(row[n] for n in filled) for row in rows),
    )


def _cell(spec: FieldSpec, item: Mapping[str, Any], reading: Reading, row: str) -> Line:
    value = item.get(spec.name)
    if value in (None, "", [], False):
        return Line(f"{row}.{spec.name}", spec.label, "plain")
    return _line(spec, value, reading, f"{row}.{spec.name}")


def _said(spec: FieldSpec, value: Any, reading: Reading, name: str) -> Said:
    if spec.widget in YES_OR_NO and value in TYPED:  # as a page posts it, not yet read
        value = TYPED[value]
    if isinstance(value, bool):
        yes, no = spec.yes_no
        return yes if value else no
    for option in reading.choices(spec, name):
        if option.value == value:
            return option.label
    if spec.widget in {"file", "files"}:
        return reading.files.link(str(value))
    said = _SAID_AS.get(spec.widget)
    return said(str(value)) if said is not None else str(value)


def _moment(value: str) -> Said:
    moment = moment_kept(value)
    return long_moment(moment) if moment is not None else value


def _day(value: str) -> Said:
    day = day_kept(value)
    return long_day(day) if day is not None else value


def _baht(value: str) -> Said:
    try:
        amount = f"{Decimal(value):,.2f}"
    except InvalidOperation:
        return value
    return _("{amount} บาท", "{amount} baht").fill(amount=amount)


_SAID_AS: dict[str, Callable[[str], Said]] = {
    "moment": _moment,
    "moments": _moment,
    "day": _day,
    "money": _baht,
    "url": lambda value: Link(value, value),
}


def _nameless(shown: Mapping[str, Any]) -> Paper:
    lines = (
        Line(name, Text(name, name), "plain", (str(value),))
        for name, value in shown["content"].items()
    )
    return Paper(Text(shown["form"], shown["form"]), shown["form"], tuple(lines))


def _beside(before: Paper, one: Paper) -> Paper:
    """Documents of one form as the rows of one table."""
    row = tuple(line for line in one.lines if line.kind != "table")
    if len(before.lines) == 1 and before.lines[0].kind == "table" and not before.lines[0].name:
        table = before.lines[0]
        return replace(before, lines=(replace(table, rows=(*table.rows, row)),))
    first = tuple(line for line in before.lines if line.kind != "table")
    heads = tuple(line.label for line in first)
    return replace(before, lines=(Line("", before.title, "table", heads=heads, rows=(first, row)),))
