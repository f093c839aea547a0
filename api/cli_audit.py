"""`prasan audit …`: is the record what was told, and are receipts what was signed?"""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    help="ตรวจหลักฐาน · Check the evidence: the chain of events, anchors, receipts.",
)

Office = Annotated[str, typer.Option(help="สำนักงาน · The office's key.")]
Json = Annotated[bool, typer.Option("--json", help="บรรทัดละหนึ่ง JSON · One JSON object a line.")]


@app.command()
def verify(
    *,
    office: Office = "",
    case: Annotated[str, typer.Option(help="เลขเรื่อง · Only the case of that code.")] = "",
    root: Annotated[
        list[str] | None,
        typer.Option(help="ค่าหมุดที่พิมพ์ไว้ · The root of an anchor as it was printed."),
    ] = None,
    json: Json = False,
) -> None:
    """หาข้อมูลที่ถูกแก้ไข · Find every row that is not as it was told; exit code 1 if there is one."""
    from api.auditing import print_audit

    raise typer.Exit(print_audit(office=office, case=case, roots=root or [], as_json=json))


@app.command()
def anchor(
    day: Annotated[str, typer.Argument(help="วัน · The day, 2026-11-24; else the last.")] = "",
    *,
    office: Office = "",
    json: Json = False,
) -> None:
    """พิมพ์หมุดของวัน · Anchor the days that are over, and print the anchor of one."""
    from api.auditing import print_anchor

    print_anchor(day, office=office, as_json=json)


@app.command("check-receipt")
def check_receipt(
    file: Annotated[Path, typer.Argument(help="ใบรับรอง · The receipt.", exists=True)],
    keys: Annotated[
        Path, typer.Option(help="กุญแจจาก /api/audit/keys · The keys of the office.", exists=True)
    ],
) -> None:
    """ตรวจใบรับรองผลโดยไม่ต้องต่อระบบ · Verify a decision receipt offline."""
    from api.auditing import print_receipt

    print_receipt(file.read_bytes(), keys.read_bytes())


@app.command("new-key")
def new_key(*, office: Office = "") -> None:
    """เปลี่ยนกุญแจลงนามใบรับรอง · Give up the key that signs receipts, and begin a new one."""
    from api.auditing import print_new_key

    print_new_key(office)
