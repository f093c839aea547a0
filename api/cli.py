"""The `prasan` command: everything heavy is imported inside, so that it answers fast."""

import os
import sys
from typing import Annotated

import typer

from api import cli_audit

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="ประสาน: ระบบงานของสำนักงานประชาสัมพันธ์จังหวัด · "
    "Prasan, the workflow engine of a provincial public relations office.",
)

app.add_typer(cli_audit.app, name="audit")

Demo = Annotated[
    bool, typer.Option("--demo", help="เตรียมสำนักงานตัวอย่าง · Seed the demo office first.")
]
Migrate = Annotated[
    bool, typer.Option("--migrate", help="ปรับฐานข้อมูลก่อน · Bring the database up to date first.")
]


@app.command()
def up(*, demo: Demo = False) -> None:
    """เปิดทุกส่วนบนเครื่องนี้ · Run every part on this machine until Ctrl-C."""
    from api.up import up

    raise typer.Exit(up(demo=demo))


@app.command()
def web(*, migrate: Migrate = False, demo: Demo = False) -> None:
    """เปิดหน้าเว็บและ API · Serve the pages and the API."""
    from api.serving import serve

    serve(migrate=migrate, demo=demo)


@app.command()
def worker() -> None:
    """ทำขั้นตอนของเครื่อง · Run the steps that machines do, with Prefect."""
    from workflows.working import run_worker

    run_worker()


@app.command()
def migrate() -> None:
    """ปรับโครงสร้างฐานข้อมูล · Bring the database up to date."""
    from models.migrate import current, upgrade

    upgrade()
    typer.echo(current())


@app.command()
def demo() -> None:
    """เตรียมสำนักงานตัวอย่างและแสดงบัญชีผู้ใช้ · Seed the demo office and show its accounts."""
    from api.listing import print_accounts
    from api.preparation import prepare

    prepare(demo=True)
    print_accounts()


@app.command()
def missions(
    *,
    json: Annotated[bool, typer.Option("--json", help="แสดงเป็น JSON · As JSON, whole.")] = False,
) -> None:
    """แสดงภารกิจทั้งหมด ขั้นตอน ผู้ทำ และกำหนดเวลา · List the missions, as exploring finds them."""
    from api.mission_listing import print_missions

    print_missions(as_json=json)


@app.command()
def due(
    start: Annotated[str, typer.Argument(help="เริ่มนับ · When it begins: 2026-11-24T09:00+07:00")],
    span: Annotated[str, typer.Argument(help="ระยะเวลา · How long: 3.5bh 2bd 15cd 60min 2h")],
    *,
    why: Annotated[
        bool, typer.Option("--why", help="แสดงวันที่ไม่นับ · Tell which days were not counted.")
    ] = False,
    office: Annotated[
        str, typer.Option(help="สำนักงาน · The office's key, if there are several.")
    ] = "",
) -> None:
    """คำนวณวันครบกำหนด · Tell when a span of the office's time is over, as ISO 8601."""
    from api.listing import print_due_date

    print_due_date(start, span, office=office, why=why)


@app.command()
def prefect() -> None:
    """แสดงวิธีเข้า Prefect · Tell a shell how to reach Prefect: eval "$(prasan prefect)"."""
    from api.listing import print_way_to_prefect

    print_way_to_prefect()


@app.command()
def check() -> None:
    """ตรวจความพร้อมของระบบและทุกเส้นทางของภารกิจ · Check the installation and every mission's paths.

    รหัสจบ 1 เมื่อพบสิ่งผิดปกติ · Exit code 1 if something is amiss.
    """
    from api.checkup import checkup

    amiss = checkup()
    if not amiss:
        from api.mission_listing import print_faults

        amiss = print_faults()
    raise typer.Exit(amiss)


def main() -> None:
    """The console script; a refusal is told in words, not as a traceback."""
    # What Prasan writes is full of people's names: nobody else on this machine reads it.
    os.umask(0o077)
    from models.errors import PrasanError

    try:
        app()
    except PrasanError as refusal:
        typer.echo(f"{refusal.text.th}\n{refusal.text.en}", err=True)
        raise SystemExit(1) from None
    finally:
        _let_go()


def _let_go() -> None:
    """Close the database, in a process that came to import it."""
    database = sys.modules.get("models.database")
    if database:
        database.close()


if __name__ == "__main__":
    main()
