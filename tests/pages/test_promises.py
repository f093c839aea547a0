"""What is promised of every page: both languages, a JSON twin, every widget, nothing from afar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from fastapi import Request
from fastapi.routing import APIRoute
from jinja2 import nodes

from api.app import app
from api.pages.control import Filled, controls
from api.pages.doors import DOORS
from api.pages.page import STATIC, STYLESHEETS, TEMPLATES, environment, page_of
from api.pages.procedure_words import in_words
from api.pages.task_view import Names
from forms.form import Form
from forms.spec import specs_of
from tests.pages.html import Page as Read
from tests.pages.leaflets import Leaflet
from workflows.catalogue import MISSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.mission import Mission

THAI = re.compile("[ก-๙]")
LETTERS = re.compile(r"[A-Za-zก-๙]{2,}")
TAGS = re.compile(r"<[^>]*>|<[^>]*$|^[^<]*>|[\w-]+=\"[^\"]*(\"|$)", re.DOTALL)
THE_SAME_IN_BOTH = {"English", "ไทย", "MB", "KB"}

TWINS = {
    "GET /track/{code}/{tracking}": "GET /api/tracking/{code}/{tracking}",
    "POST /sign-in": "POST /api/token",
    "POST /sign-in/again": "POST /api/token",
    "POST /sign-out": "DELETE /api/token",
    "GET /inbox": "GET /api/inbox",
    "GET /queue": "GET /api/queue",
    "GET /archive": "GET /api/archive",
    "GET /human-tasks/{task_id}": "GET /api/human-tasks/{task_id}",
    "POST /human-tasks/{task_id}/claim": "PUT /api/human-tasks/{task_id}/claim",
    "POST /human-tasks/{task_id}/release": "DELETE /api/human-tasks/{task_id}/claim",
    "POST /human-tasks/{task_id}/draft": "PUT /api/human-tasks/{task_id}/draft",
    "POST /human-tasks/{task_id}/completion": "POST /api/human-tasks/{task_id}/completion",
    "POST /human-tasks/{task_id}/preview": "POST /api/human-tasks/{task_id}/preview",
    "POST /human-tasks/{task_id}/delegation": "POST /api/human-tasks/{task_id}/delegation",
    "POST /human-tasks/{task_id}/hand-back": "DELETE /api/human-tasks/{task_id}/delegation",
    "POST /human-tasks/{task_id}/reassignment": "POST /api/human-tasks/{task_id}/reassignment",
    "POST /human-tasks/{task_id}/cancellation": "POST /api/human-tasks/{task_id}/cancellation",
    "POST /uploads": "POST /api/uploads",
    "GET /cases": "GET /api/cases",
    "GET /cases/{code}": "GET /api/cases/{code}",
    "GET /cases/{code}/documents/{n}": "GET /api/cases/{code}/documents/{n}",
    "GET /cases/{code}/documents/{n}/publication": (
        "GET /api/cases/{code}/documents/{n}/publication"
    ),
    "POST /cases/{code}/documents/{n}/versions": "POST /api/cases/{code}/documents/{n}/versions",
    "POST /cases/{code}/comments": "POST /api/cases/{code}/comments",
    "POST /cases/{code}/attachments": "POST /api/cases/{code}/attachments",
    "POST /cases/{code}/withdrawal": "POST /api/cases/{code}/withdrawal",
    "POST /cases/{code}/urgency": "PUT /api/cases/{code}/urgency",
    "POST /cases/{code}/secrecy": "PUT /api/cases/{code}/secrecy",
    "GET /cases/{code}/readings": "GET /api/cases/{code}/readings",
    "POST /cases/{code}/readers": "POST /api/cases/{code}/readers",
    "POST /cases/{code}/readers/dismissal": "DELETE /api/cases/{code}/readers/{handle}",
    "GET /secret-register": "GET /api/secret-register",
    "POST /secret-register": "POST /api/secret-register",
    "POST /secret-register/{year}/{count}/cancellation": (
        "POST /api/secret-register/{year}/{count}/cancellation"
    ),
    "GET /missions": "GET /api/missions",
    "GET /missions/{key}": "GET /api/missions/{key}",
    "POST /missions/{key}/cases": "POST /api/cases",
    "POST /incidents/{incident_id}/retries": "POST /api/incidents/{incident_id}/retries",
    "GET /bookings": "GET /api/bookings",
    "POST /bookings/{n}/replacement": "POST /api/bookings/{n}/replacement",
    "GET /office/booking-limits": "GET /api/office/booking-limits",
    "POST /office/booking-limits": "POST /api/office/booking-limits",
    "GET /calendar": "GET /api/calendar",
    "GET /calendar/days-off": "GET /api/calendar/days-off",
    "POST /calendar/previews": "POST /api/calendar/previews",
    "POST /calendar/changes": "POST /api/calendar/changes",
    "GET /office/hours": "GET /api/office/hours",
    "POST /office/hours/previews": "POST /api/office/hours/previews",
    "POST /office/hours": "POST /api/office/hours",
    "GET /office/urgency": "GET /api/office/urgency",
    "POST /office/urgency": "POST /api/office/urgency",
    "GET /registers": "GET /api/registers",
    "GET /registers/{name}/{year}": "GET /api/registers/{name}/{year}",
    "POST /registers/{name}/{year}/{count}/cancellation": (
        "POST /api/registers/{name}/{year}/{count}/cancellation"
    ),
    "GET /ladder": "GET /api/approval-rules",
    "GET /ladder/{matter}": "GET /api/approval-rules/{matter}",
    "POST /ladder/{matter}": "PUT /api/approval-rules/{matter}",
    "GET /outside-decisions": "GET /api/outside-decisions",
    "GET /posts": "GET /api/posts",
    "POST /posts/{key}/incumbents": "POST /api/posts/{key}/incumbents",
    "POST /posts/{key}/roles": "PUT /api/posts/{key}/roles",
    "POST /posts/{key}/substitute": "PUT /api/posts/{key}/substitute",
    "GET /posts/{key}/history": "GET /api/posts/{key}/history",
    "POST /incumbencies/{n}/ending": "POST /api/incumbencies/{n}/ending",
    "POST /acting-orders": "POST /api/acting-orders",
    "POST /acting-orders/{n}/revocation": "POST /api/acting-orders/{n}/revocation",
    "GET /acting-orders/{n}/paper": "GET /api/acting-orders/{n}/paper",
    "POST /acting-orders/{n}/paper": "POST /api/acting-orders/{n}/paper",
    "POST /absences": "POST /api/absences",
    "POST /absences/{n}/cancellation": "POST /api/absences/{n}/cancellation",
    "GET /answer/{token}": "GET /api/answers/{token}",
    "POST /answer/{token}": "POST /api/answers/{token}",
    "GET /verify/{seal}": "GET /api/verifications/{seal}",
    "POST /verify/{seal}": "POST /api/verifications/{seal}/comparison",
}
ONLY_PAGES = {
    "GET /": "leads to the inbox",
    "GET /sign-in": "the form of the door itself",
    "POST /language": "the language of a browser",
    "GET /problems/{slug}": "what the type of a problem document leads to",
    "GET /office": "leads to the places of the office",
    "GET /track": "where number and tracking code are typed in",
    "GET /verify": "where a code is typed in",
    "GET /incidents": "each case tells its own incidents",
}


def page_routes() -> set[str]:
    return {
        f"{method} {route.path}"
        for door in DOORS
        for route in door.routes
        if isinstance(route, APIRoute)
        for method in (route.methods or set()) - {"HEAD"}
    }


def json_routes() -> set[str]:
    return {
        f"{method.upper()} {path}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }


def test_every_page_has_its_json_twin_or_a_reason_to_have_none() -> None:
    assert page_routes() == TWINS.keys() | ONLY_PAGES.keys()
    assert set(TWINS.values()) - json_routes() == set()


def templates() -> list[str]:
    return sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))


def sentences(name: str) -> Iterator[nodes.Call]:
    tree = environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t":
            yield call


@pytest.mark.parametrize("name", templates())
def test_every_sentence_of_a_template_is_said_in_both_languages(name: str) -> None:
    for call in sentences(name):
        th, en = (argument.as_const() for argument in call.args)
        assert THAI.search(th), f"line {call.lineno}: {th!r} is not Thai"
        assert not THAI.search(en), f"line {call.lineno}: {en!r} is not English"
        assert set(re.findall(r"{\w+}", th)) == set(re.findall(r"{\w+}", en)), call.lineno


@pytest.mark.parametrize("name", templates())
def test_no_word_of_a_template_is_said_in_one_language_only(name: str) -> None:
    tree = environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))
    bare = " ".join(data.data for data in tree.find_all(nodes.TemplateData))
    for name_of in ("aria-label", "placeholder", "title", "alt"):
        assert not re.search(rf'{name_of}="[^"]*[ก-๙]', bare)
    assert set(LETTERS.findall(TAGS.sub(" ", bare))) - THE_SAME_IN_BOTH == set()


@pytest.mark.parametrize("mission", MISSIONS, ids=lambda mission: mission.key)
def test_every_procedure_is_told_in_both_languages(mission: Mission) -> None:
    words = in_words(mission)
    assert THAI.search(words.th)
    assert not THAI.search(words.en)


def forms_of(form: type[Form]) -> Iterator[type[Form]]:
    for sub in form.__subclasses__():
        if sub.__module__.startswith("forms."):
            yield sub
        yield from forms_of(sub)


def drawn(form: type[Form], locale: str) -> Read:
    macros = environment().get_template("parts/controls.html")
    shared = {"locale": locale, "files": Names(), "csrf": ""}
    module = macros.make_module(shared)
    parts = [str(module.control(one)) for one in controls(form, Filled(locale=locale))]  # type: ignore[attr-defined]
    return Read("<form action='/'>" + "".join(parts) + "</form>")


@pytest.mark.parametrize("locale", ["th", "en"])
@pytest.mark.parametrize("form", [Leaflet, *forms_of(Form)], ids=lambda form: form.__name__)
def test_every_field_of_every_form_is_drawn_with_its_label(form: type[Form], locale: str) -> None:
    page = drawn(form, locale)
    for name, spec in specs_of(form).items():
        if spec.widget in {"hidden", "edited", "reasons"}:  # the page of a decision places these
            continue
        assert f"f.{name}" in page.ids, name
        assert spec.label.said(locale) in page.text


def test_everything_a_page_needs_is_here() -> None:
    for name in (*STYLESHEETS, "vendor/htmx/htmx.min.js", "vendor/sarabun/sarabun.css"):
        assert (STATIC / name).is_file(), name
    for licence in ("vendor/htmx/LICENSE.txt", "vendor/sarabun/OFL.txt"):
        assert (STATIC / licence).is_file(), licence


def test_nothing_comes_from_afar() -> None:
    ours = [*TEMPLATES.rglob("*.html"), *STATIC.glob("css/*"), *STATIC.glob("js/*")]
    for path in ours:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(src|href|url)\s*[=(]\s*[\"']?https?:", text), path.name


def test_a_page_speaks_thai_until_somebody_chooses() -> None:
    page = page_of(
        Request({"type": "http", "query_string": b"", "method": "GET", "path": "/", "headers": []})
    )
    body = page.show("sign_in.html", handle="", back="/", refusal=None).body
    assert Read(bytes(body).decode()).lang == "th"
