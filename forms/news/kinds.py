"""What news can be: its kind, for whom, through which channels, in which languages (3.2)."""

from __future__ import annotations

from forms.choice import Choice


class NewsKind(Choice):
    """What the office is asked to write."""

    RELEASE = "release", "ข่าวแจก", "Release"
    PICTURE = "picture", "ข่าวภาพ", "Picture news"
    FEATURE = "feature", "สกู๊ป", "Feature"
    CLARIFICATION = "clarification", "ชี้แจง", "Clarification"
    INVITATION = "invitation", "เชิญชวน", "Invitation to the public"
    WARNING = "warning", "เตือนภัย", "Warning"


class Audience(Choice):
    """Whom it is for."""

    PUBLIC = "public", "ประชาชนทั่วไป", "The public"
    COMMUNITY = "community", "ชุมชน/หมู่บ้าน", "Communities and villages"
    YOUTH = "youth", "เยาวชน นักเรียน นักศึกษา", "Young people and students"
    VULNERABLE = "vulnerable", "กลุ่มเปราะบาง ผู้สูงอายุ ผู้พิการ", "Vulnerable, aged, disabled people"
    VISITORS = "visitors", "นักท่องเที่ยว", "Visitors"
    BUSINESS = "business", "ผู้ประกอบการ", "Business"
    AGENCIES = "agencies", "หน่วยงานของรัฐ", "State agencies"


class NewsChannel(Choice):
    """Where news goes out."""

    WEB = "web", "เว็บไซต์", "Web site"
    FACEBOOK = "facebook", "เฟซบุ๊ก", "Facebook"
    LINE = "line", "ไลน์", "LINE"
    RADIO = "radio", "วิทยุ (สวท.)", "Radio (NBT radio)"
    TV = "tv", "โทรทัศน์ (NBT)", "Television (NBT)"
    PRESS = "press", "หนังสือพิมพ์", "Newspapers"
    LOUDSPEAKERS = "loudspeakers", "เสียงตามสาย", "Village loudspeakers"
    VOLUNTEERS = "volunteers", "อป.มช.", "Village PR volunteers"
    NNT = "nnt", "สำนักข่าว กปส. (NNT)", "NNT"


class Language(Choice):
    """In which languages it is wanted."""

    THAI = "thai", "ไทย", "Thai"
    MALAY_JAWI = "malay_jawi", "มลายู (ยาวี)", "Malay (Jawi)"
    MALAY_RUMI = "malay_rumi", "มลายู (รูมี)", "Malay (Rumi)"
    ENGLISH = "english", "อังกฤษ", "English"
    CHINESE = "chinese", "จีน", "Chinese"
    SIGN = "sign", "ภาษามือ", "Sign language"


class TextLanguage(Choice):
    """The languages into which the text of news is put; its values are equal to `Language`'s."""

    MALAY_JAWI = "malay_jawi", "มลายู (ยาวี)", "Malay (Jawi)"
    MALAY_RUMI = "malay_rumi", "มลายู (รูมี)", "Malay (Rumi)"
    ENGLISH = "english", "อังกฤษ", "English"
    CHINESE = "chinese", "จีน", "Chinese"


class District(Choice):
    """The sixteen districts of Songkhla, and the whole of it."""

    MUEANG = "mueang", "เมืองสงขลา", "Mueang Songkhla"
    SATHING_PHRA = "sathing_phra", "สทิงพระ", "Sathing Phra"
    CHANA = "chana", "จะนะ", "Chana"
    NA_THAWI = "na_thawi", "นาทวี", "Na Thawi"
    THEPHA = "thepha", "เทพา", "Thepha"
    SABA_YOI = "saba_yoi", "สะบ้าย้อย", "Saba Yoi"
    RANOT = "ranot", "ระโนด", "Ranot"
    KRASAE_SIN = "krasae_sin", "กระแสสินธุ์", "Krasae Sin"
    RATTAPHUM = "rattaphum", "รัตภูมิ", "Rattaphum"
    SADAO = "sadao", "สะเดา", "Sadao"
    HAT_YAI = "hat_yai", "หาดใหญ่", "Hat Yai"
    NA_MOM = "na_mom", "นาหม่อม", "Na Mom"
    KHUAN_NIANG = "khuan_niang", "ควนเนียง", "Khuan Niang"
    BANG_KLAM = "bang_klam", "บางกล่ำ", "Bang Klam"
    SINGHANAKHON = "singhanakhon", "สิงหนคร", "Singhanakhon"
    KHLONG_HOI_KHONG = "khlong_hoi_khong", "คลองหอยโข่ง", "Khlong Hoi Khong"
    WHOLE_PROVINCE = "whole_province", "ทั้งจังหวัด", "The whole province"


class Stake(Choice):
    """What is at stake in the text, and so who confirms it and who approves it (1.5; 3.2, 5–6)."""

    FIGURES = "figures", "มีตัวเลข สถิติ", "Figures"
    POLICY = "policy", "นโยบายหรือภาพลักษณ์", "Policy or image"
    HARM = "harm", "บุคคลอาจเสียหาย", "Somebody may be harmed"
    GOVERNOR = "governor", "ผู้ว่าราชการจังหวัดเป็นข่าว", "The governor is the news"


TO_BE_CONFIRMED = frozenset({Stake.FIGURES, Stake.POLICY, Stake.HARM})
"""What its owner confirms before it is approved (step 5)."""

WEIGHTY = frozenset({Stake.POLICY, Stake.GOVERNOR})
"""What is approved higher up than news of activities (step 6)."""
