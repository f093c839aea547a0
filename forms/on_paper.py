"""Values as an official paper prints them: Thai digits, Buddhist years, lines ending at words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from forms.locale import day_on_paper, moment_on_paper, thai_digits
from forms.months import LONG_TH, WEEKDAYS_TH
from forms.thai_words import BREAK, with_breaks

_NO_BREAK = "\u00a0"

# An address, a code such as PRES-2570-0001, or a word with a digit in it: these stay as they are.
_LATIN = re.compile(r"[!-~]*[A-Za-z][!-~]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029]")
_COUNTED = (
    "แห่ง|คน|ราย|ชุด|ฉบับ|เล่ม|ครั้ง|ข้อ|แผ่น|วัน|สัปดาห์|เดือน|ปี|ชั่วโมง|นาที|บาท|ครัวเรือน|เมตร|กิโลเมตร"
    "|ตำบล|อำเภอ|จังหวัด|หมู่บ้าน|ชุมชน|หน่วยงาน|โครงการ|เครื่อง|คัน|ลำ"
)
"""What a number counts; it stands on the number's line."""

_NUMBERED = (
    *("ชั้น", "ที่", "ข้อ", "หน้า", "จำนวน", "เวลา"),
    *("โทร\\.", "ศ\\.", "/ว", *LONG_TH),
)
"""What a number names; the number stands on its line."""

# Spaces at which no line ends: before ๆ and น., after ณ, in ๒๔ พฤศจิกายน ๒๕๖๙, ๒๒ แห่ง, ชั้น ๒.
_KEPT = re.compile(
    rf" (?=ๆ)|(?<= ณ) |(?<=^ณ) |(?<=[0-9๐-๙]) (?=น\.|{'|'.join(LONG_TH)}|{_COUNTED})"
    rf"|(?:{'|'.join(f'(?<={word})' for word in _NUMBERED)}) (?=[0-9๐-๙])"
)
# Before ครั้งที่ ๑ no line ends, nor within วันอังคาร; it may end between วันอังคาร and ที่ ๒.
_KEPT_WORDS = re.compile(
    f"(?<!{')(?<!'.join(WEEKDAYS_TH)}){BREAK}(?=ที่{_NO_BREAK})"
    f"|(?<=วัน){BREAK}(?={'|'.join(WEEKDAYS_TH)})"
)
# A whole date is too long a piece: the line may end before its year.
_PARTED_YEAR = re.compile(rf"([0-9๐-๙]{_NO_BREAK}(?:{'|'.join(LONG_TH)})){_NO_BREAK}(?=[๐-๙]{{4}})")
_TELEPHONE = re.compile(r"(?<![0-9])0[0-9]? ?[0-9]{3,4} [0-9]{3,4}(?![0-9])")
# ำ is also typed as its two halves, with the tone before or between them: น้ + ํ + า.
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32")


def on_paper(text: str) -> str:
    """`text` ready to be set; English text, having no Thai letter, keeps its digits."""
    text = _CONTROL.sub("", unicodedata.normalize("NFC", text.replace("\t", " ")))
    text = _SARA_AM.sub("\\1\\2\u0e33", text).replace("เเ", "แ")
    if re.search("[A-Za-z]", text) and not re.search("[\u0e01-\u0e2e]", text):
        return text
    text = _TELEPHONE.sub(lambda number: number.group().replace(" ", _NO_BREAK), text)
    broken = with_breaks(_digits(_KEPT.sub(_NO_BREAK, text)))
    return _PARTED_YEAR.sub(r"\1 ", _KEPT_WORDS.sub("", broken))


def printed(value: Any) -> Any:
    """`value` with everything in it as it is printed; JSON-able. Booleans and None stay."""
    if isinstance(value, BaseModel):
        return {name: printed(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {name: printed(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [printed(each) for each in value]
    return value if value is None or isinstance(value, bool) else on_paper(_said(value))


def _said(value: object) -> str:
    if isinstance(value, datetime):
        return moment_on_paper(value)
    return day_on_paper(value) if isinstance(value, date) else str(value)


def _digits(text: str) -> str:
    pieces, end = [], 0
    for latin in _LATIN.finditer(text):
        pieces += [thai_digits(text[end : latin.start()]), latin.group()]
        end = latin.end()
    return "".join([*pieces, thai_digits(text[end:])])
