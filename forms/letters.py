"""Letters that go out by e-mail: Thai first, English under it, from ``forms/messages``.

Every letter is one file with three blocks: the subject, the Thai and the English text. What a
letter needs to know stands at its top; one thing missing and it is not written at all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from forms.locale import long_day, long_moment
from models.wording import Text

LETTERS = (
    "press-invitation", "press-called-off", "press-not-needed", "press-release", "press-correction",
    "case-received", "slot-proposal", "advice-sent", "speaker-letter", "follow-up", "more-wanted",
    "news-status", "news-release", "news-correction", "office-word",
    "media-invitation", "media-reminder", "media-called-off", "media-material", "letter-sent",
    "complaint-forwarded", "complaint-answered", "complaint-opinion",
    "case-declined", "case-referred", "case-withdrawn", "no-answer-closed", "notice",
    "number-only",
)  # fmt: skip
"""Every letter that can be written."""

_LINK = re.compile(r"https?://[^\s<>&]+(?:&amp;[^\s<>&]+)*")


class Letter(NamedTuple):
    """What stands in a letter; `subject` is one line, `html` says the same as `text`."""

    subject: str
    text: str
    html: str


def write_letter(name: str, context: Mapping[str, Any]) -> Letter:
    """Write the letter `name` (of `LETTERS`) with what it needs to know, as JSON can hold it.

    Moments and days are ISO 8601. Raises `LookupError` for an unknown letter and
    `jinja2.UndefinedError`, which names it, for something missing.
    """
    if name not in LETTERS:
        raise LookupError(f"there is no letter {name!r}")
    template = _shelf().get_template(f"{name}.txt")
    text = re.sub(r"\n{3,}", "\n\n", template.render(context)).strip() + "\n"
    return Letter(_one_line(_subject(template, context)), text, _as_html(text))


def _subject(template: Template, context: Mapping[str, Any]) -> str:
    # The block alone is rendered, so that a subject cannot spill into the text, nor the other way.
    return "".join(template.blocks["subject"](template.new_context(dict(context))))


def _one_line(text: str) -> str:
    """Without line ends and control characters, which would begin another header."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _as_html(text: str) -> str:
    paragraphs = (html.escape(each).replace("\n", "<br>\n") for each in text.strip().split("\n\n"))
    said = "\n".join(f"<p>{_with_links(each)}</p>" for each in paragraphs)
    style = "font-family:Sarabun,'TH Sarabun New',Tahoma,sans-serif;font-size:16px;line-height:1.6"
    return (
        '<!doctype html>\n<html lang="th"><head><meta charset="utf-8"></head>\n'
        f'<body style="{style}">\n{said}\n</body></html>\n'
    )


def _with_links(escaped: str) -> str:
    return _LINK.sub(lambda link: f'<a href="{link.group()}">{link.group()}</a>', escaped)


@cache
def _shelf() -> Environment:
    # Plain text: nothing is escaped here; the HTML is made from the finished text.
    shelf = Environment(  # noqa: S701
        loader=FileSystemLoader(Path(__file__).parent / "messages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for locale in ("th", "en"):
        shelf.filters[f"moment_{locale}"] = lambda value, said=locale: _moment(value).said(said)
        shelf.filters[f"day_{locale}"] = lambda value, said=locale: _day(value).said(said)
    return shelf


def _moment(value: str | datetime) -> Text:
    return long_moment(datetime.fromisoformat(value) if isinstance(value, str) else value)


def _day(value: str | date) -> Text:
    return long_day(date.fromisoformat(value[:10]) if isinstance(value, str) else value)
