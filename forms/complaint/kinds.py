"""What a complaint can be about, and how its complainant wants to hear of it (3.11)."""

from __future__ import annotations

from forms.choice import Choice


class ComplaintCategory(Choice):
    """What it is about."""

    OUR_NEWS = "our_news", "ข่าว/ภาพของสำนักงาน", "News or pictures of this office"
    STAFF = "staff", "บริการ/พฤติกรรมเจ้าหน้าที่", "Service or conduct of staff"
    CORRUPTION = "corruption", "ทุจริต", "Corruption"
    PERSONAL_DATA = "personal_data", "ข้อมูลส่วนบุคคล", "Personal data"
    OTHER_AGENCY = "other_agency", "เรื่องของหน่วยอื่น", "A matter of another agency"
    SUGGESTION = "suggestion", "เสนอแนะ", "Suggestion"


class ReplyChannel(Choice):
    """How the complainant wants to be told."""

    TRACKING = "tracking", "รหัสติดตาม", "By tracking code"
    EMAIL = "email", "อีเมล", "By e-mail"
    LETTER = "letter", "หนังสือ", "By letter"
    PHONE = "phone", "โทรศัพท์", "By telephone"
