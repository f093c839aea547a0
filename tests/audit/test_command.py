"""`prasan audit` in a shell: what it prints, and its exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from models import clock
from models.database import read
from models.receipt import decisions, receipt
from models.receipt import signed as under_signature
from models.signing_key import introduce_all, known_keys, signer
from tests import cast
from tests.audit.behind import changed, rows
from tests.cast import TUESDAY
from tests.house.test_cli import prasan
from tests.signing import signed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def code(office: int) -> str:
    """A letter that the head signed on a Tuesday."""
    return signed(1)[0]


def test_all_is_well_and_the_command_says_so(code: str) -> None:
    done = prasan("audit", "verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 cases, 3 events" in done.stdout
    assert "ครบถ้วน" in done.stdout
    assert prasan("audit", "verify", "--office", "pattani").stdout.count(" 0 events") == 1


def test_what_is_amiss_is_told_in_both_languages_and_to_programs(code: str) -> None:
    event = next(each for each in rows("event") if each["n"] == 2)
    with changed("event", event, "kind", "human-task.cancelled"):
        done = prasan("audit", "verify", "--case", code)
        told = prasan("audit", "verify", "--json")
    assert done.returncode == told.returncode == 1
    assert f"{code} event {event['id']}" in done.stdout
    assert "Event 2 was changed" in done.stdout
    assert "เหตุการณ์ที่ 2 ถูกแก้ไข" in done.stdout
    *findings, sums = map(json.loads, told.stdout.splitlines())
    assert ("event", event["id"], "changed") in {
        (each["table"], each["row"], each["slug"]) for each in findings
    }
    assert sums["findings"] == len(findings)


def test_a_case_that_is_not_there_is_refused(code: str) -> None:
    done = prasan("audit", "verify", "--case", "NONE-1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no case NONE-1." in done.stderr


def test_the_anchor_of_a_day_is_made_printed_and_held_against(code: str) -> None:
    printed = prasan("audit", "anchor", "2026-11-24", "--office", "songkhla")
    assert printed.returncode == 0, printed.stderr
    root = next(line.split()[-1] for line in printed.stdout.splitlines() if "root" in line)
    assert f"{code} 3 " in printed.stdout
    assert prasan("audit", "verify", "--root", root).returncode == 0
    assert prasan("audit", "verify", "--root", "0" * 64).returncode == 1
    nothing = prasan("audit", "anchor", "2026-11-25", "--office", "songkhla")
    assert "nothing happened on it" in nothing.stderr
    assert "2026-11-24" in prasan("audit", "anchor", "soon", "--office", "songkhla").stderr


def test_a_receipt_is_verified_without_a_database(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    introduce_all()
    with read() as session, clock.moved_to(TUESDAY):
        case = cast.case_of(code)
        n = decisions(session, case)[0].event.n
        told = receipt(session, case, n, to=cast.person(session, "prc_head"))
        keys = [key.jwk for _office, key in known_keys(session)]
    kept, known = tmp_path / "receipt.json", tmp_path / "keys.json"
    kept.write_text(json.dumps(under_signature(told, signer(case.office_id))), encoding="utf-8")
    known.write_text(json.dumps({"keys": keys}), encoding="utf-8")
    monkeypatch.setenv("PRASAN_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    done = prasan("audit", "check-receipt", str(kept), "--keys", str(known))
    assert done.returncode == 0, done.stderr
    assert "The receipt is genuine." in done.stdout
    assert code in done.stdout
    assert "ในฐานะprc_head · as prc_head" in done.stdout
    assert "24 พฤศจิกายน 2569 เวลา 09.00 น. · 24 November 2026, 09:00" in done.stdout
    kept.write_text(kept.read_text(encoding="utf-8").replace("approve", "reject"), encoding="utf-8")
    done = prasan("audit", "check-receipt", str(kept), "--keys", str(known))
    assert (done.returncode, done.stdout) == (1, "")
    assert "ถูกแก้ไข" in done.stderr


def test_a_folder_is_no_receipt(tmp_path: Path) -> None:
    done = prasan("audit", "check-receipt", str(tmp_path), "--keys", str(tmp_path))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_key_is_given_up_for_a_new_one(code: str) -> None:
    first, second = (
        prasan("audit", "new-key", "--office", "songkhla", "--yes") for _each in range(2)
    )
    assert json.loads(first.stdout)["kid"] != json.loads(second.stdout)["kid"]
    asked = prasan("audit", "new-key", "--office", "songkhla")
    assert (asked.returncode, asked.stdout.strip()) == (1, "")
    assert "new one?" in asked.stderr
    with read() as session:
        ours = [key for office, key in known_keys(session) if office == "songkhla"]
    assert [key.until is None for key in ours] == [False, False, True]
