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

Yes = Annotated[bool, typer.Option("--yes", help="ไม่ต้องถามยืนยัน · Do not ask.")]


@app.command()
def verify(
    *,
    office: Office = "",
    case: Annotated[str, typer.Option(help="เลขเรื่อง · Only the case of that code.")] = "",
    root: Annotated[
        list[str] | None,
        typer.Option(
            help="รหัสยืนยันประจำวันที่พิมพ์ไว้ ระบุซ้ำได้ · The root of an anchor as it was printed;"
            " may be given again for more of them."
        ),
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
    """พิมพ์รหัสยืนยันประจำวัน · Anchor the days that are over, and print the anchor of one."""
    from api.auditing import print_anchor

    print_anchor(day, office=office, as_json=json)


@app.command("check-receipt")
def check_receipt(
    file: Annotated[
        Path,
        typer.Argument(help="หลักฐานการพิจารณา · The receipt.", exists=True, dir_okay=False),
    ],
    keys: Annotated[
        Path,
        typer.Option(
            help="กุญแจจาก /api/audit/keys · The keys of the office.", exists=True, dir_okay=False
        ),
    ],
) -> None:
    """ตรวจหลักฐานการพิจารณาโดยไม่ต้องต่อระบบ · Verify a decision receipt offline.

    รหัสจบ 1 คือไม่ผ่านการตรวจ · Exit code 1: the receipt is refused.
    """
    from api.auditing import print_receipt

    print_receipt(file.read_bytes(), keys.read_bytes())


@app.command("new-key")
def new_key(*, office: Office = "", yes: Yes = False) -> None:
    """เปลี่ยนกุญแจลงนามหลักฐานการพิจารณา · Give up the key that signs receipts for a new one."""
    if not yes:
        typer.confirm(
            "เลิกใช้กุญแจเดิมและเริ่มกุญแจใหม่หรือไม่ · Give up the present key for a new one?",
            abort=True,
            err=True,
        )
    from api.auditing import print_new_key

    print_new_key(office)
