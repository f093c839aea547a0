"""Drawing a page: its language, its frame, its template.

Templates say every sentence in both languages, ``{{ t("ไทย", "English") }}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from starlette.datastructures import URL

from api.pages.kinds import kinds_taken
from api.pages.local import local
from api.pages.places import PLACES
from api.pages.procedure_words import in_words
from api.pages.when import due_shown
from api.visitor import COOKIE
from forms.locale import long_day, long_moment, short_moment, time_of_day
from forms.requester import Urgency
from forms.sheets.face import day_in_print, words_in_print
from models.inbox import how_many
from models.register_name import TITLES
from models.search import how_many_in_trouble
from models.secrecy import ALL_SECRECIES
from models.secret_entry import keeps_secret_register
from models.story import outcome_in_words
from models.wording import Text, _

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from api.desk import Desk

TEMPLATES = Path(__file__).parents[1] / "templates"
STATIC = Path(__file__).parents[1] / "static"
LANGUAGE_COOKIE = "prasan-language"
LANGUAGES = ("th", "en")
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Page:
    """How this request wants its page: in which language, from which address, whole or in part."""

    locale: str
    path: str
    address: str
    in_part: bool
    came_in: bool = False
    """Whether this browser brings a cookie of ours; whose it is, only the database knows."""
    chosen: bool = False
    """Whether this request chose the language, with a form that it only has drawn again."""

    def show(
        self, template: str, desk: Desk | None = None, *, status: int = 200, **context: Any
    ) -> HTMLResponse:
        """The page; with a desk, framed for who sits there."""
        shared: dict[str, Any] = {"page": self, "locale": self.locale, "me": None, "csrf": ""}
        if desk is not None:
            shared |= {"me": desk.me, "csrf": desk.access.csrf}
            shared["keeps_secret_register"] = keeps_secret_register(desk.me)
            shared["counts"] = how_many(desk.session, desk.me)
            # Whoever may have it tried again sees that something is broken, wherever they are.
            mends = desk.me.administers or desk.me.leads_office
            shared["in_trouble"] = how_many_in_trouble(desk.session, desk.me) if mends else None
        body = environment().get_template(template).render(shared | context)
        response = HTMLResponse(body, status, headers={"Content-Language": self.locale})
        if self.chosen:
            keep_language(response, self.locale)
        return response

    @property
    def in_office(self) -> bool:
        """Whether it is one of those of the office (`PLACES`), or leads to them."""
        return self.path == "/office" or any(place.is_at(self.path) for place in PLACES)

    def said(self, text: Text) -> str:
        """A sentence in the language of this page."""
        return text.said(self.locale)


def page_of(request: Request) -> Page:
    """The page that a request asks for."""
    chosen = dict(getattr(request.state, "posted", ())).get("_language")
    return Page(
        locale=chosen if chosen in LANGUAGES else locale_of(request),
        path=request.url.path,
        address=_address(request),
        in_part=request.headers.get("hx-request") == "true",
        came_in=COOKIE in request.cookies,
        chosen=chosen in LANGUAGES,
    )


def _address(request: Request) -> str:
    """Where a person comes back to: this page, or the one from which something was posted."""
    address = request.url if request.method == "GET" else URL(request.headers.get("referer", ""))
    return local(f"{address.path}?{address.query}" if address.query else address.path)


def locale_of(request: Request) -> str:
    """The language chosen in this browser; Thai until somebody chooses."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def keep_language(response: Response, language: str) -> None:
    """Have the browser remember the language."""
    response.set_cookie(LANGUAGE_COOKIE, language, max_age=A_YEAR, samesite="lax")


AnyPage = Annotated[Page, Depends(page_of)]


def _shared() -> dict[str, Any]:
    """What every template may name."""
    return {
        "t": _translated,
        "due": due_shown,
        "static": _static,
        "stylesheets": STYLESHEETS,
        "places": PLACES,
        "urgencies": dict(Urgency.options()),
        "secrecies": ALL_SECRECIES,
        "case_states": CASE_STATES,
        "outcome_in_words": outcome_in_words,
        "in_words": in_words,
        "registers": TITLES,
    }


@cache
def environment() -> Environment:
    """The templates, and the few words they share."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= _shared()
    made.filters |= {
        "said": _said,
        "moment": _in_context(long_moment),
        "short": _in_context(short_moment),
        "day": _in_context(long_day),
        **IN_PRINT,
        "time": _in_context(time_of_day),
        "iso": datetime.isoformat,
        "kinds": kinds_taken,
    }
    return made


STYLESHEETS = (
    "css/reset.css", "css/tokens.css", "css/base.css", "css/shell.css", "css/button.css",
    "css/badge.css", "css/notice.css", "css/items.css", "css/field.css", "css/rows.css",
    "css/upload.css", "css/sheet.css", "css/paper.css", "css/decision.css", "css/story.css",
    "css/door.css", "css/utilities.css", "css/print.css",
)  # fmt: skip

IN_PRINT = {"in_print": words_in_print, "day_in_print": day_in_print}

CASE_STATES: dict[str, Text] = {
    "open": _("กำลังดำเนินการ", "Open"),
    "on_hold": _("พักไว้", "On hold"),
    "closed": _("ปิดแล้ว", "Closed"),
    "withdrawn": _("ถอนแล้ว", "Withdrawn"),
}


@pass_context
def _translated(context: Context, th: str, en: str, **values: object) -> str:
    text = Text(th, en)
    return (text.fill(**values) if values else text).said(context["locale"])


@pass_context
def _said(context: Context, text: object) -> str:
    return text.said(context["locale"]) if isinstance(text, Text) else str(text)


def _in_context(words: Any) -> Any:
    @pass_context
    def spoken(context: Context, moment: Any) -> str:
        said: str = words(moment).said(context["locale"])
        return said

    return spoken


@cache
def _static(name: str) -> str:
    # The time of the file is its version: a browser may keep it until it changes.
    return f"/static/{name}?v={int((STATIC / name).stat().st_mtime)}"
