"""What happened, in words: a sentence for every kind of event, and what it may name."""

from __future__ import annotations

from models.wording import Text, _

OUTCOMES: dict[str, Text] = {
    "approve": _("เห็นชอบ/อนุมัติ", "approved"),
    "approve_with_edit": _("อนุมัติโดยแก้ไขถ้อยคำ", "approved with edits"),
    "return": _("ส่งกลับแก้ไข", "returned for changes"),
    "reject": _("ไม่อนุมัติ", "rejected"),
    "acknowledged": _("รับทราบ", "acknowledged"),
    "done": _("ทำเสร็จ", "done"),
    "withdrawn": _("ถอนเรื่อง", "withdrawn"),
    "cancelled": _("ยกเลิก", "cancelled"),
    "held": _("จัดแถลงข่าวแล้ว", "held"),
    "not-needed": _("ไม่ต้องแถลงข่าว", "not needed"),
    "called-off": _("ยกเลิกการแถลงข่าว", "called off"),
    "declined": _("ไม่รับดำเนินการ", "declined"),
    "referred": _("ส่งต่อหน่วยงานอื่น", "referred"),
    "no-answer": _("ผู้ขอไม่ตอบภายในกำหนด", "no answer in time"),
    "speaker-declined": _("ไม่สามารถจัดวิทยากรได้", "no speaker could be lent"),
    "secret-register": _("ย้ายไปทะเบียนลับ", "moved to the secret register"),
    "published": _("เผยแพร่แล้ว", "published"),
    "corrected": _("เผยแพร่แล้ว มีการแก้ไขข่าว", "published and corrected"),
    "retracted": _("ถอนข่าวแล้ว", "retracted"),
    "rejected": _("ไม่อนุมัติให้เผยแพร่", "not approved"),
    "coordinated": _("ประสานสื่อแล้ว", "the media were there"),
    "not-held": _("ไม่ได้จัดงาน", "not held"),
    "not-approved": _("ไม่อนุมัติ", "not approved"),
    "answered-in-writing": _("ตอบเป็นลายลักษณ์อักษรแล้ว", "answered in writing"),
    "advised": _("ให้คำปรึกษาแล้ว", "advised"),
    "advised-no-answer": _(
        "ให้คำปรึกษาแล้ว ไม่มีคำตอบผลการนำไปใช้", "advised; no answer what became of it"
    ),
    "given-at-once": _("ให้ข้อมูลในวันเดียวกัน", "given on the same day"),
    "not-in-possession": _("ไม่มีข้อมูลในครอบครอง", "not in our possession"),
    "disclosed": _("เปิดเผยทั้งหมด", "disclosed"),
    "partly-disclosed": _("เปิดเผยบางส่วน", "disclosed in part"),
    "refused": _("ไม่เปิดเผย", "not disclosed"),
    "disclosed-on-appeal": _("เปิดเผยตามคำวินิจฉัย", "disclosed on appeal"),
    "withheld-on-appeal": _("ไม่เปิดเผยตามคำวินิจฉัย", "withheld on appeal"),
    "fee-unpaid": _("ไม่ชำระค่าธรรมเนียมภายในกำหนด", "the fee was not paid in time"),
    "merged": _("รวมกับเรื่องเดิม", "merged with an older case"),
    "kept-for-statistics": _("เก็บสถิติ ไม่ดำเนินการ", "kept for the statistics"),
    "referred-no-answer": _(
        "ส่งต่อหน่วยงานอื่น ไม่ได้รับคำตอบใน 30 วัน", "referred; no answer in thirty days"
    ),
    "upheld": _("มีมูล", "upheld"),
    "not-upheld": _("ไม่มีมูล", "not upheld"),
    "mediated": _("ไกล่เกลี่ย", "mediated"),
    "remedied": _("แก้ไขเยียวยา", "put right"),
    "disciplined": _("ดำเนินการทางวินัย", "a matter of discipline"),
    "reviewed": _("ทบทวนผลแล้ว", "looked into once more"),
}

REASONS: dict[str, Text] = {
    "lost": _("มีผู้ตอบทางอื่นแล้ว", "another branch was quicker"),
    "by-hand": _("ผู้บังคับบัญชายกเลิก", "a leader cancelled it"),
    "ended": _("เรื่องปิดแล้ว", "the case has ended"),
    "withdrawn": _("มีการถอนเรื่อง", "the case was withdrawn"),
    "self": _("เป็นผู้จัดทำเรื่องเอง ตรวจงานตนเองไม่ได้", "nobody passes their own work"),
    "vacant": _("ไม่มีผู้ดำรงตำแหน่ง", "nobody holds the post"),
    "unentitled": _("ผู้รับงานไม่มีอำนาจพิจารณาแล้ว", "whoever had it may not decide it any more"),
}
"""Why a human task was taken away by itself (`tasks.signals`), or went up (`tasks.came_up`), or
was put back (`models.stranded`)."""

SENTENCES: dict[str, Text] = {
    "case.opened": _("{who} เปิดเรื่อง", "{who} opened the case."),
    "case.commented": _("{who}: “{words}”", "{who}: “{words}”"),
    "case.urgency-changed": _(
        "{who}{as_whom} เปลี่ยนชั้นความเร็วจาก “{was}” เป็น “{urgency}”{why}",
        "{who}{as_whom} changed the urgency from “{was}” to “{urgency}”{why}.",
    ),
    "case.classified": _(
        "{who}{as_whom} ปรับชั้นความลับจาก “{was}” เป็น “{secrecy}”{why}",
        "{who}{as_whom} changed the secrecy from “{was}” to “{secrecy}”{why}.",
    ),
    "case.reader-admitted": _(
        "{who} เพิ่ม {to} ในรายชื่อผู้อ่าน", "{who} put {to} on the list of readers."
    ),
    "case.reader-dismissed": _(
        "{who} นำ {to} ออกจากรายชื่อผู้อ่าน", "{who} took {to} off the list of readers."
    ),
    "case.withdrawal-asked": _(
        "{who}{as_whom} ขอถอนเรื่อง{why}", "{who}{as_whom} asked for the case to be withdrawn{why}."
    ),
    "case.withdrawn": _("เรื่องถูกถอนแล้ว", "The case was withdrawn."),
    "case.closed": _("ปิดเรื่อง: {outcome}", "The case was closed: {outcome}."),
    "case.wait-moved": _(
        "{who} เปลี่ยน{cause} เวลาที่เรื่องนี้รอ{shifts} จาก {was} เป็น {due}{why}",
        "{who} changed {cause}; what this case waits for {shifts}, from {was} to {due}{why}.",
    ),
    "booking.held": _("จอง {resource} ไว้ก่อน {when}", "{resource} is held, {when}."),
    "booking.confirmed": _(
        "{who} ยืนยันการจอง {resource} {when}{why}",
        "{who} confirmed the booking of {resource}, {when}{why}.",
    ),
    "booking.released": _(
        "ปล่อย {resource} {when} ให้ว่าง{why}", "{resource} was released, {when}{why}."
    ),
    "booking.replaced": _(
        "{who}{as_whom} ให้ {instead} แทน {resource} {when}{why}",
        "{who}{as_whom} put {instead} in the place of {resource}, {when}{why}.",
    ),
    "document.attached": _("{who} แนบไฟล์ “{filename}”", "{who} attached “{filename}”."),
    "document.replaced": _(
        "{who} แทนไฟล์ “{old}” ด้วย “{filename}”", "{who} replaced “{old}” by “{filename}”."
    ),
    "document.set": _("{who} จัดทำเอกสาร “{filename}”", "{who} set the paper “{filename}”."),
    "human-task.claimed": _("{who} รับงาน “{task}”", "{who} took “{task}”."),
    "human-task.released": _(
        "{who} คืนงาน “{task}” เข้ากองกลาง{why}", "{who} put “{task}” back{why}."
    ),
    "human-task.delegated": _(
        "{who} มอบงาน “{task}” ให้ {to} ทำแทน{why}", "{who} delegated “{task}” to {to}{why}."
    ),
    "human-task.handed-back": _(
        "{who} ส่งงาน “{task}” คืนผู้มอบ{why}", "{who} handed “{task}” back{why}."
    ),
    "human-task.reassigned": _(
        "{who}{as_whom} โอนงาน “{task}” ให้ {to}{why}",
        "{who}{as_whom} reassigned “{task}” to {to}{why}.",
    ),
    "human-task.completed": _(
        "{who} ดำเนินการ “{task}”{as_whom}: {outcome}{numbered}{why}",
        "{who} finished “{task}”{as_whom}: {outcome}{numbered}{why}.",
    ),
    "human-task.cancelled": _("ยกเลิกงาน “{task}”{why}", "“{task}” was cancelled{why}."),
    "human-task.went-up": _(
        "งาน “{task}” ข้าม{rungs}ขึ้นไปชั้นถัดไป{why}", "“{task}” went up past {rungs}{why}."
    ),
    "human-task.checked-alone": _(
        "งาน “{task}” ผู้ตรวจเป็นผู้อนุมัติเอง เพราะไม่มีผู้มีอำนาจคนอื่น",
        "“{task}” may be decided by who checked it: nobody else who may decide is there.",
    ),
    "human-task.no-reader": _(
        "งาน “{task}” ยังไม่มีผู้อ่านเรื่องลับนี้รับได้ ให้นายทะเบียนข้อมูลข่าวสารลับหรือผู้บริหารเพิ่มชื่อ",
        "No reader of this secret case can take “{task}”: its keepers must list somebody who can.",
    ),
    "human-task.due-moved": _(
        "{who} เปลี่ยน{cause} กำหนดของ “{task}” {shifts} จาก {was} เป็น {due}{why}",
        "{who} changed {cause}; “{task}” {shifts}, from {was} to {due}{why}.",
    ),
    "human-task.internal-due-moved": _(
        "{who} เปลี่ยน{cause} กำหนดภายในของ “{task}” {shifts} จาก {was} เป็น {due}{why}"
        " กำหนดตามกฎหมายคงเดิม",
        "{who} changed {cause}; the internal date of “{task}” {shifts}, from {was} to {due}{why}."
        " The statute's stays.",
    ),
    "human-task.take-by-moved": _(
        "{who} เปลี่ยน{cause} เวลาที่ต้องมีผู้รับงาน “{task}” {shifts} จาก {was} เป็น {due}{why}",
        "{who} changed {cause}; by when “{task}” must be taken {shifts}, from {was} to {due}{why}.",
    ),
    "service-step.done": _("ระบบทำขั้นตอน “{key}” เสร็จ", "The machine step “{key}” was done."),
    "message.received": _(
        "ได้รับข้อความ “{name}” จาก {sender}", "The message “{name}” came from {sender}."
    ),
    "register.number-cancelled": _(
        "{who}{as_whom} ยกเลิกเลขที่ {number}{why}{sent}",
        "{who}{as_whom} cancelled the number {number}{why}{sent}.",
    ),
    "incident.raised": _("ติดขัด{at_step}: {message}", "Something broke{at_step}: {message}"),
    "incident.retried": _("{who} สั่งให้ลองใหม่", "{who} had it tried again."),
    "incident.settled": _("เหตุติดขัดหมดไปแล้ว", "What was broken works again."),
}

HOW_IT_CAME: dict[str, Text] = {
    "paper": _("ทางเอกสาร", "on paper"),
    "telephone": _("ทางโทรศัพท์", "by telephone"),
    "meeting": _("ในที่ประชุม", "in a meeting"),
}
"""How the office was told what somebody outside had decided."""

VERDICTS: dict[str, Text] = {
    "confirmed": _("ยืนยัน", "confirmed"),
    "corrected": _("ยืนยันโดยแก้ไขค่า", "confirmed with another value"),
    "not_confirmed": _("ไม่ยืนยัน", "not confirmed"),
}
"""What the owner of a fact said of it: an entry of that decides nothing, it tells their verdict."""
