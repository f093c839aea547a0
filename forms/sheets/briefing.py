"""The papers of a press conference: the kit for the press, the points for the speakers."""

from typing import Any

from pydantic import AwareDatetime

from forms.on_paper import printed
from forms.sheets.sheet import IssuingOffice, Row, Secrecy, Sheet


class Fact(Row):
    """As `forms.press_conference.Fact`: a value, its source, as of when, who confirms it."""

    value: str
    source: str
    as_of: AwareDatetime
    confirmed_by: str


class Question(Row):
    """As `forms.press_conference.Question`."""

    question: str
    answer: str | None = None
    do_not_answer: bool = False


class Barred(Row):
    """As `forms.press_conference.Barred`: a matter that is not spoken of, and what is said."""

    matter: str
    say_instead: str


class Speaker(Row):
    """As `forms.press_conference.Speaker`."""

    name: str
    position: str
    order: int
    minutes: int
    reserve: bool = False


class _Briefing(Sheet):
    office: IssuingOffice
    code: str
    topic: str
    start_at: AwareDatetime
    venue: str
    key_messages: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    qa: tuple[Question, ...] = ()
    barred: tuple[Barred, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    def shown(self) -> dict[str, Any]:
        """With the speakers in their order, and only the questions that may be answered."""
        answered = [each for each in self.qa if not each.do_not_answer]
        speakers = sorted(self.speakers, key=lambda each: (each.reserve, each.order))
        shown = super().shown() | {"questions": printed(answered), "speakers": printed(speakers)}
        del shown["qa"], shown["barred"]
        return shown


class PressKit(_Briefing):
    """For the press. Questions that are not to be answered never reach the template."""

    objective: str = ""
    live_url: str | None = None
    sign_language: bool = False
    accreditation: bool = False
    embargo: AwareDatetime | None = None
    contact: str = ""
    prepared_at: AwareDatetime

    @property
    def made_at(self) -> AwareDatetime:
        """When the kit was put together."""
        return self.prepared_at

    def sentences(self) -> dict[str, str]:
        """How the press registers."""
        needed = "สื่อมวลชนลงทะเบียนก่อนเข้าพื้นที่แถลงข่าว"
        return {"accreditation": needed if self.accreditation else "ไม่ต้องลงทะเบียน"}


class TalkingPoints(_Briefing):
    """For the speakers only: with what is not to be answered, and the words to say instead."""

    opening: str = ""
    secrecy: Secrecy | None = None
    prepared_at: AwareDatetime

    @property
    def made_at(self) -> AwareDatetime:
        """When the points were put together."""
        return self.prepared_at

    def shown(self) -> dict[str, Any]:
        """With the questions and the matters that are not to be answered."""
        asked = [each for each in self.qa if each.do_not_answer]
        matters = [Question(question=each.matter, answer=each.say_instead) for each in self.barred]
        return super().shown() | {"not_to_answer": printed([*asked, *matters])}
