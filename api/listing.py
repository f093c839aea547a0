"""Tables that the command line prints."""

from rich.console import Console
from rich.table import Column, Table

from models.database import read
from models.demo import accounts
from models.settings import settings


def print_accounts() -> None:
    """The accounts of the demo office with their posts, and the password of them all."""
    table = Table("บัญชี · Account", Column("ตำแหน่ง · Post", overflow="fold"))
    with read() as session:
        for person in accounts(session):
            posts = "\n".join(post.title_th for post in person.posts())
            table.add_row(person.handle, posts)
    console = Console()
    console.print(table)
    console.print(f"รหัสผ่านของทุกบัญชี · Password of every account: {settings().demo_password}")


def print_missions() -> None:
    """The catalogue: key, code, title in both languages."""
    from workflows.catalogue import MISSIONS  # noqa: PLC0415 - the accounts do without

    table = Table("ภารกิจ · Mission", "รหัส · Code", "ชื่อ", "Title")
    for mission in MISSIONS:
        table.add_row(mission.key, mission.code, mission.title.th, mission.title.en)
    Console().print(table)
