"""What can be asked for and how it is handed over; on what grounds it is withheld (3.12).

The sections are those of the Official Information Act B.E. 2540 (1997).
"""

from __future__ import annotations

from forms.choice import Choice


class AccessForm(Choice):
    """In which form the requester wants it (section 9)."""

    INSPECT = "inspect", "ตรวจดู", "Inspect it"
    COPY = "copy", "สำเนา", "A copy"
    CERTIFIED = "certified", "สำเนาที่มีคำรับรองถูกต้อง", "A certified copy"
    FILE = "file", "ไฟล์", "A file"


class HandOver(Choice):
    """By which way it reaches the requester."""

    EMAIL = "email", "อีเมล", "By e-mail"
    COUNTER = "counter", "รับหรือตรวจดูที่สำนักงาน", "At the office"
    POST = "post", "ไปรษณีย์", "By post"


class Disclosure(Choice):
    """What is ordered on a request."""

    FULL = "full", "เปิดเผยทั้งหมด", "Disclose all of it"
    PARTIAL = "partial", "เปิดเผยบางส่วน (ปิดทับส่วนที่ห้าม)", "Disclose it in part, the rest redacted"
    REFUSE = "refuse", "ไม่เปิดเผย", "Do not disclose it"


class Ground(Choice):
    """Why something is withheld, section by section."""

    S14 = (
        "s14",
        "มาตรา 14 อาจก่อให้เกิดความเสียหายต่อสถาบันพระมหากษัตริย์",
        "Section 14: may harm the monarchy",
    )
    S15_1 = (
        "s15_1",
        "มาตรา 15 (1) ความมั่นคงของประเทศ ความสัมพันธ์ระหว่างประเทศ หรือความมั่นคงทางเศรษฐกิจหรือการคลัง",
        "Section 15 (1): national security, foreign relations, economic or financial security",
    )
    S15_2 = (
        "s15_2",
        "มาตรา 15 (2) ทำให้การบังคับใช้กฎหมายเสื่อมประสิทธิภาพหรือไม่อาจสำเร็จ",
        "Section 15 (2): would impair the enforcement of the law",
    )
    S15_3 = (
        "s15_3",
        "มาตรา 15 (3) ความเห็นหรือคำแนะนำภายในหน่วยงาน",
        "Section 15 (3): opinion or advice within the agency",
    )
    S15_4 = (
        "s15_4",
        "มาตรา 15 (4) อาจเป็นอันตรายต่อชีวิตหรือความปลอดภัยของบุคคล",
        "Section 15 (4): may endanger somebody's life or safety",
    )
    S15_5 = (
        "s15_5",
        "มาตรา 15 (5) รายงานการแพทย์หรือข้อมูลส่วนบุคคลที่รุกล้ำสิทธิส่วนบุคคลโดยไม่สมควร",
        "Section 15 (5): medical or personal data, an undue intrusion into privacy",
    )
    S15_6 = (
        "s15_6",
        "มาตรา 15 (6) มีกฎหมายคุ้มครองมิให้เปิดเผย หรือผู้ให้ไม่ประสงค์ให้เปิดเผย",
        "Section 15 (6): protected by law, or given in confidence",
    )
    S15_7 = (
        "s15_7",
        "มาตรา 15 (7) กรณีอื่นตามพระราชกฤษฎีกา",
        "Section 15 (7): another case laid down by royal decree",
    )
