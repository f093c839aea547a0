"""Ways to reach somebody: telephone, e-mail, link; and the keys that name a person or a list."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field

from forms.numerals import arabic_digits
from forms.problems import refused
from forms.written import Draws, one_line
from models.wording import _

LONGEST_EMAIL = 254
LONGEST_LOCAL = 64
LONGEST_URL = 2_000
LONGEST_KEY = 64

_SEPARATORS = re.compile(r"[\s().\-–]")
_PHONE = re.compile(r"0\d{8,9}", re.ASCII)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")

_NOT_A_PHONE = _(
    "หมายเลขโทรศัพท์ต้องขึ้นต้นด้วย 0 และมี 9–10 หลัก",
    "A telephone number starts with 0 and has 9–10 digits.",
)
_NOT_AN_EMAIL = _("ที่อยู่อีเมลไม่ถูกต้อง", "This is not an e-mail address.")
_NOT_A_URL = _(
    "ลิงก์ต้องขึ้นต้นด้วย https:// หรือ http:// และยาวไม่เกิน 2,000 ตัวอักษร",
    "A link starts with https:// or http:// and has at most 2,000 characters.",
)
_NOT_A_KEY = _(
    "รหัสอ้างอิงใช้ได้เฉพาะ a–z 0–9 จุด ขีด ไม่เกิน 64 ตัวอักษร",
    "A reference has a–z, 0–9, dots and dashes, at most 64 characters.",
)


def _phone(value: object) -> object:
    if not isinstance(value, str):
        return value
    digits = _SEPARATORS.sub("", arabic_digits(value))
    if digits.startswith("+66"):
        digits = "0" + digits.removeprefix("+66").removeprefix("0")
    if not _PHONE.fullmatch(digits):
        raise refused("not_a_phone", _NOT_A_PHONE)
    return digits


def _email(value: object) -> object:
    line = one_line(value)
    if not isinstance(line, str):
        return line
    local, _at, domain = line.rpartition("@")
    try:
        # A Thai domain (….ไทย) is kept in the form that mail servers take.
        domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        domain = ""
    address = f"{local}@{domain}"
    fits = len(local) <= LONGEST_LOCAL and len(address) <= LONGEST_EMAIL
    if not fits or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise refused("not_an_email", _NOT_AN_EMAIL)
    return address


def _url(value: object) -> object:
    line = one_line(value)
    if isinstance(line, str) and not _is_link(line):
        raise refused("not_a_url", _NOT_A_URL)
    return line


def _is_link(line: str) -> bool:
    try:
        parts = urlsplit(line)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return whole and "@" not in parts.netloc and " " not in line and len(line) <= LONGEST_URL


def _key(value: object) -> object:
    line = one_line(value)
    if isinstance(line, str) and not (_KEY.fullmatch(line) and len(line) <= LONGEST_KEY):
        raise refused("not_a_reference", _NOT_A_KEY)
    return line


Phone = Annotated[str, BeforeValidator(_phone), Field(max_length=10), Draws("phone")]
"""A Thai telephone number, kept as 9–10 digits; Thai digits, separators and +66 are taken."""

Email = Annotated[str, BeforeValidator(_email), Field(max_length=LONGEST_EMAIL), Draws("email")]
"""An e-mail address that SMTP can deliver to (RFC 5321 without quoted local parts)."""

Url = Annotated[str, BeforeValidator(_url), Field(max_length=LONGEST_URL), Draws("url")]
"""A link to a page."""

Key = Annotated[str, BeforeValidator(_key), Field(max_length=LONGEST_KEY), Draws("key")]
"""The short name of something the office knows: a handle, an organisation, a list."""
