"""A notice to people of the office: a headline and a few words, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasks.mail import send_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.person import Person
    from models.wording import Text
    from tasks.service import ServiceCall


def written_to(people: Iterable[Person]) -> list[dict[str, str]]:
    """Those of the people who can be written to, as the recipients of a letter."""
    return [{"name": each.name_th, "email": each.email} for each in people if each.email]


def send_notice(
    call: ServiceCall, recipients: list[dict[str, str]], headline: Text, words: Text
) -> dict[str, Any]:
    """The notice by mail; nobody to write to is no fault."""
    return send_letters(
        call,
        letter="notice",
        recipients=recipients,
        context={
            "headline_th": headline.th,
            "headline_en": headline.en,
            "words_th": words.th,
            "words_en": words.en,
            "link": None,
        },
        may_miss=True,
    )
