"""A page as a browser without JavaScript has it: its words, its forms, what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

Given = dict[str, str | None]
VOID = frozenset({"input", "br", "hr", "img", "meta", "link"})
NOT_POSTED = frozenset({"submit", "button", "reset", "file"})


@dataclass
class PostedForm:
    """A form, or a button that sends one elsewhere: where it goes, and what it would post."""

    action: str
    method: str
    id: str = ""
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def value(self, name: str) -> str | None:
        """What stands in a field."""
        return next((value for known, value in self.pairs if known == name), None)

    def values(self, name: str) -> list[str]:
        """Everything posted under a name."""
        return [value for known, value in self.pairs if known == name]


class Page(HTMLParser):
    """A page, read once."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.forms: list[PostedForm] = []
        self.ids: dict[str, dict[str, str | None]] = {}
        self.lang = ""
        self._words: list[str] = []
        self._in: list[str] = []
        self._select: tuple[Given, list[str], list[str]] | None = None
        self._textarea: tuple[Given, list[str]] | None = None
        self._strays: list[tuple[str, tuple[str, str]]] = []
        self._sends_elsewhere: list[tuple[str, str]] = []
        self._begins: dict[str, Callable[[Given], None]] = {
            "html": self._html,
            "form": self._form,
            "input": self._input,
            "button": self._button,
            "select": self._begin_select,
            "option": self._option,
            "textarea": self._begin_textarea,
        }
        self.feed(html)
        self._come_home()

    @property
    def text(self) -> str:
        """Every word of the page."""
        return " ".join(" ".join(self._words).split())

    def form(self, action: str) -> PostedForm:
        """The form that goes to an address ending so."""
        return next(form for form in self.forms if form.action.endswith(action))

    def actions(self) -> list[str]:
        """Where the forms of the page go."""
        return [form.action for form in self.forms]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self._in.append(tag)
        if "template" in self._in:
            return
        if given.get("id"):
            self.ids[given["id"] or ""] = given
        begin = self._begins.get(tag)
        if begin is not None and (tag in {"html", "form"} or self.forms):
            begin(given)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._in:
            while self._in and self._in.pop() != tag:
                pass
        if "template" in self._in:
            return
        if tag == "select" and self._select:
            given, offered, selected = self._select
            chosen = selected or offered
            self._post(given, chosen[0] if chosen else "")
            self._select = None
        if tag == "textarea" and self._textarea:
            given, parts = self._textarea
            self._post(given, "".join(parts).removeprefix("\n"))
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if "template" in self._in:
            return
        if self._textarea:
            self._textarea[1].append(data)
        if not {"script", "style"} & set(self._in):
            self._words.append(data)

    def _html(self, given: Given) -> None:
        self.lang = given.get("lang") or ""

    def _form(self, given: Given) -> None:
        action, method = given.get("action") or "", given.get("method") or "get"
        self.forms.append(PostedForm(action, method, given.get("id") or ""))

    def _begin_select(self, given: Given) -> None:
        self._select = (given, [], [])

    def _option(self, given: Given) -> None:
        if self._select:
            _given, offered, selected = self._select
            (selected if "selected" in given else offered).append(given.get("value") or "")

    def _begin_textarea(self, given: Given) -> None:
        self._textarea = (given, [])

    def _input(self, given: Given) -> None:
        kind = given.get("type") or "text"
        ticked = kind not in {"checkbox", "radio"} or "checked" in given
        if kind not in NOT_POSTED and ticked:
            self._post(given, given.get("value") or "")

    def _button(self, given: Given) -> None:
        if given.get("formaction"):
            self._sends_elsewhere.append((given["formaction"] or "", given.get("form") or ""))

    def _post(self, given: Given, value: str) -> None:
        pair = given.get("name") or "", value
        if given.get("form"):
            self._strays.append((given["form"] or "", pair))
        elif pair[0] and self.forms:
            self.forms[-1].pairs.append(pair)

    def _come_home(self) -> None:
        """Fields and buttons may stand outside the form that they name."""
        named = {form.id: form for form in self.forms}
        for owner, pair in self._strays:
            named[owner].pairs.append(pair)
        for action, owner in self._sends_elsewhere:
            self.forms.append(PostedForm(action, "post", owner, named[owner].pairs))
