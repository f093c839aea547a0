"""Choices: values that a program keeps and names that people read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from models.wording import Text


class Choice(StrEnum):
    """A closed list, each member ``NAME = "value", "ไทย", "English"``.

    The value is stored and sent; the Thai or the English name is taken as well, because forms
    come in from spreadsheets and letters where only the name stands.
    """

    label: Text

    def __new__(cls, value: str, th: str, en: str) -> Self:
        """The member, with its two names beside its value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Text(th, en)
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        written = value.strip() if isinstance(value, str) else None
        return next((member for member in cls if written in (member.value, *member.label)), None)

    @classmethod
    def options(cls) -> tuple[tuple[str, Text], ...]:
        """Every ``(value, label)``, in the order of the class."""
        return tuple((member.value, member.label) for member in cls)
