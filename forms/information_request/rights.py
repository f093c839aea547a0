"""What the office tells people of their rights under the Act, in the same words everywhere."""

from __future__ import annotations

from models.wording import Text, _

RIGHT_TO_APPEAL: Text = _(
    "หากไม่เห็นด้วยกับคำสั่งนี้ มีสิทธิอุทธรณ์ต่อคณะกรรมการวินิจฉัยการเปิดเผยข้อมูลข่าวสาร"
    " โดยยื่นคำอุทธรณ์ต่อคณะกรรมการข้อมูลข่าวสารของราชการ ภายใน 15 วันนับแต่วันที่ได้รับแจ้ง"
    " ตามมาตรา 18 แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
    "Whoever disagrees may appeal through the Official Information Commission to the Information"
    " Disclosure Tribunal within 15 days of being told, under section 18 of the Official"
    " Information Act B.E. 2540 (1997).",
)
RIGHT_TO_COMPLAIN: Text = _(
    "หากไม่เชื่อว่าสำนักงานไม่มีข้อมูลข่าวสารนี้ มีสิทธิร้องเรียนต่อคณะกรรมการข้อมูลข่าวสารของราชการ"
    " ตามมาตรา 13 แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
    "Whoever doubts that the office does not hold it may complain to the Official Information"
    " Commission under section 13 of the Official Information Act B.E. 2540 (1997).",
)
