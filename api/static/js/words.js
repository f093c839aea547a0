// Thai is written without spaces, and browsers guess its words: they part ผู้|ว่าฯ, หลัก|ฐาน and
// ห|นึ่ง at the end of a line. What this office writes often is kept on one line, and so are a time
// and its น. Nothing is changed in the text itself: it is copied and searched as it was.
const together = [
  "คณะอนุกรรมการ", "ผู้บังคับบัญชา", "ผู้ประสานงาน", "ผู้รับผิดชอบ", "ผู้อำนวยการ", "ผู้บัญชาการ",
  "ผู้ว่าราชการ", "ข้อเท็จจริง", "คลาดเคลื่อน", "เจ้าพนักงาน", "เจ้าหน้าที่", "เปรียบเทียบ", "ถ่ายทอดสด",
  "ปฏิบัติการ", "ปฏิบัติงาน", "ลายมือชื่อ", "เปลี่ยนแปลง", "ลงทะเบียน", "ผู้ปกครอง", "ประเมินผล",
  "ดำเนินการ", "รักษาการ", "มอบอำนาจ", "คำปรึกษา", "ที่ปรึกษา", "ผู้บริหาร", "อำนวยการ", "ฐานข้อมูล",
  "เพิ่มเติม", "หลักฐาน", "หน่วยงาน", "เผยแพร่", "แถลงข่าว", "คำชี้แจง", "เป้าหมาย", "สิ้นสุด", "ขั้นตอน",
  "ตรวจสอบ", "ย้อนกลับ", "เห็นชอบ", "สั่งการ", "เร่งด่วน", "ซักซ้อม", "เพิกถอน", "แต่งตั้ง", "ถูกต้อง",
  "รายชื่อ", "สถานที่", "ครั้งที่", "เครือข่าย", "เสียหาย", "ร้องทุกข์", "เรื่องราว", "มอบหมาย", "ช่องทาง",
  "เข้าสู่", "บันทึกไว้", "หนึ่ง", "คำสั่ง", "คำตอบ", "คำแปล", "วันหยุด", "วันที่", "เลขที่", "ลงนาม", "ได้รับ", "จัดทำ",
  "ทำเสร็จ", "รับทราบ", "ผู้ว่าฯ", "ผู้แทน", "ผู้ช่วย", "ผู้ดูแล", "ผู้เขียน", "รูปแบบ", "ส่วนตัว", "ขณะนี้",
];
const kept = new RegExp(`${together.join("|")}|\\d\\d\\.\\d\\d น\\.|พ\\.ศ\\. \\d{4}`, "gu");
const plain = "script, style, template, textarea, select, svg, code, .nowrap";

function keepTogether(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement;
    if (node.data.search(kept) < 0 || around.closest(plain)) continue;
    // Where boxes stand in a row, every piece of a sentence would be a box of its own.
    if (!/flex|grid/.test(getComputedStyle(around).display)) found.push(node);
  }
  for (const node of found) {
    const pieces = document.createDocumentFragment();
    let at = 0;
    for (const match of node.data.matchAll(kept)) {
      const word = document.createElement("span");
      word.className = "nowrap";
      word.textContent = match[0];
      pieces.append(node.data.slice(at, match.index), word);
      at = match.index + match[0].length;
    }
    pieces.append(node.data.slice(at));
    node.replaceWith(pieces);
  }
}

keepTogether(document.body);
document.addEventListener("htmx:load", (event) => keepTogether(event.detail.elt));
