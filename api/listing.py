"""Tables that the command line prints."""

import os
import shlex

from rich.console import Console
from rich.table import Column, Table

from models.database import read
from models.demo import accounts
from models.settings import settings
from workflows import prefect_server


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

    table = Table("ภารกิจ · Mission", "รหัส · Code", Column("ชื่อ", overflow="fold"), "Title")
    for mission in MISSIONS:
        table.add_row(mission.key, mission.code, mission.title.th, mission.title.en)
    Console().print(table)


def print_way_to_prefect() -> None:
    """The variables by which Prefect's own command reaches the server, for a shell to read.

    Its pages in the browser ask for the value of the second.
    """
    for name in ("PREFECT_API_URL", "PREFECT_API_AUTH_STRING"):
        value = prefect_server.client_environment().get(name) or os.environ.get(name)
        if value:
            print(f"export {name}={shlex.quote(value)}")  # noqa: T201 - this is the console
