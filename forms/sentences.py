"""What is said about each kind of refusal that the constraints of a form can cause.

The keys are Pydantic's error kinds, the placeholders its error context. Each value is the slug
(stable, part of the API) and the sentence.
"""

from __future__ import annotations

from typing import Final

from models.wording import Text, _

REQUIRED: Final[tuple[str, Text]] = ("required", _("ต้องกรอกช่องนี้", "This field is required."))
NOT_TAKEN: Final[tuple[str, Text]] = (
    "not_valid",
    _("ค่าที่กรอกใช้ไม่ได้", "This value cannot be taken."),
)
CHOICES: Final = (
    "not_a_choice",
    _("ต้องเลือกจากรายการ: {choices}", "Choose one of: {choices}."),
)

_NOT_TEXT = ("not_text", _("ต้องเป็นข้อความ", "Must be text."))
_NOT_A_LIST = ("not_a_list", _("ต้องเป็นรายการ", "Must be a list."))
_NOT_AN_OBJECT = (
    "not_an_object",
    _("ต้องเป็นชุดข้อมูลที่มีชื่อช่อง", "Must be an object of named fields."),
)
_NOT_YES_NO = ("not_yes_no", _("ต้องตอบว่าใช่หรือไม่ใช่", "Must be yes or no."))
_NOT_WHOLE = ("not_a_whole_number", _("ต้องเป็นจำนวนเต็ม", "Must be a whole number."))
_NOT_A_NUMBER = ("not_a_number", _("ต้องเป็นตัวเลข", "Must be a number."))
_TOO_MANY_DIGITS = (
    "too_large",
    _("ตัวเลขยาวเกินกำหนด", "The number has too many digits."),
)

TEXT_LENGTH: Final[dict[str, tuple[str, Text]]] = {
    "too_short": (
        "too_short",
        _("สั้นกว่า {min_length:,} ตัวอักษร", "Shorter than {min_length:,} characters."),
    ),
    "too_long": (
        "too_long",
        _("ยาวเกิน {max_length:,} ตัวอักษร", "Longer than {max_length:,} characters."),
    ),
}

SENTENCES: Final[dict[str, tuple[str, Text]]] = {
    "missing": REQUIRED,
    "extra_forbidden": (
        "unknown_field",
        _("ไม่มีช่องนี้ในแบบฟอร์ม", "There is no such field in this form."),
    ),
    "string_type": _NOT_TEXT,
    "string_unicode": _NOT_TEXT,
    "string_too_short": TEXT_LENGTH["too_short"],
    "string_too_long": TEXT_LENGTH["too_long"],
    "too_short": (
        "too_few",
        _("ต้องมีอย่างน้อย {min_length:,} รายการ", "At least {min_length:,} needed."),
    ),
    "too_long": (
        "too_many",
        _("มีได้ไม่เกิน {max_length:,} รายการ", "No more than {max_length:,} allowed."),
    ),
    "tuple_type": _NOT_A_LIST,
    "list_type": _NOT_A_LIST,
    "iterable_type": _NOT_A_LIST,
    "model_type": _NOT_AN_OBJECT,
    "model_attributes_type": _NOT_AN_OBJECT,
    "dict_type": _NOT_AN_OBJECT,
    "mapping_type": _NOT_AN_OBJECT,
    "invalid_key": _NOT_AN_OBJECT,
    "bool_type": _NOT_YES_NO,
    "bool_parsing": _NOT_YES_NO,
    "int_type": _NOT_WHOLE,
    "int_parsing": _NOT_WHOLE,
    "int_from_float": _NOT_WHOLE,
    "int_parsing_size": _TOO_MANY_DIGITS,
    "decimal_type": _NOT_A_NUMBER,
    "decimal_parsing": _NOT_A_NUMBER,
    "finite_number": _NOT_A_NUMBER,
    "decimal_max_digits": _TOO_MANY_DIGITS,
    "decimal_whole_digits": _TOO_MANY_DIGITS,
    "decimal_max_places": (
        "too_precise",
        _("มีทศนิยมได้ไม่เกิน {decimal_places} ตำแหน่ง", "No more than {decimal_places} decimals."),
    ),
    "greater_than_equal": ("too_small", _("ต้องไม่น้อยกว่า {ge:,}", "Must be {ge:,} or more.")),
    "less_than_equal": ("too_large", _("ต้องไม่เกิน {le:,}", "Must be {le:,} or less.")),
}
