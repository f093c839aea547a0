"""บทพิธีกร: read aloud from a lectern, so in large type (handbook 3.5)."""

from datetime import datetime, timedelta

from pydantic import AwareDatetime, Field

from forms.locale import long_day, time_of_day, weekday
from forms.sheets.sheet import IssuingOffice, Part, Sheet, midnight
from models.clock import in_bangkok


class Cue(Part):
    """A moment of the ceremony: what happens, who says what, and what others do meanwhile.

    `minutes` is how long it takes; the clock of each cue follows from those before it. `waits_for`
    is the sign to go on (“เมื่อประธานถึงแท่น”).
    """

    happens: str
    minutes: int = Field(ge=0, le=600)
    by: str = ""
    says: str = ""
    waits_for: str = ""
    others: str = ""


class Spoken(Part):
    """A word that is easily read wrong, and how it is read."""

    word: str
    read: str
    note: str = ""


class McScript(Sheet):
    """The script in its `version`: after a rehearsal it is another one, and acknowledged again."""

    office: IssuingOffice
    code: str
    version: int = Field(ge=1)
    event: str
    starts_at: AwareDatetime
    arrive_by: AwareDatetime | None = None
    place: str
    chair: str
    dress: str
    speakers: tuple[str, ...]
    reserve: str = ""
    cues: tuple[Cue, ...]
    pronunciations: tuple[Spoken, ...] = ()

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day of the ceremony."""
        return midnight(in_bangkok(self.starts_at).date())

    def sentences(self) -> dict[str, object]:
        """The day, when all of it is over, and the clock of every cue."""
        clocks, now = [], self.starts_at
        for cue in self.cues:
            clocks.append(time_of_day(now).th)
            now += timedelta(minutes=cue.minutes)
        return {
            "when": f"วัน{weekday(self.starts_at).th}ที่ {long_day(self.starts_at).th} "
            f"เวลา {time_of_day(self.starts_at).th} ถึง {time_of_day(now).th}",
            "arrive": time_of_day(self.arrive_by).th if self.arrive_by else "",
            "minutes": str(sum(cue.minutes for cue in self.cues)),
            "clocks": clocks,
        }
