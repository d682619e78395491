"""What `pafta doctor` says of loads that did not end, also of those that end while it looks."""
import fcntl
import os
import sqlite3
import subprocess
import time

import pytest

from support import deliveries, homes
from support.program import environment


@pytest.fixture
def pafta(tmp_path):
    """A home with a loaded layer, and a second load that the registry does not know the end of."""
    pafta = homes.configured(tmp_path / "kent")
    file = deliveries.write_parcels(tmp_path / "parsel.gpkg", deliveries.city((2, 8)).parcels)
    pafta.load(file, "--as", "parsel")
    with sqlite3.connect(pafta.home / "registry.sqlite") as registry:
        registry.execute(
            "INSERT INTO load (kind, state, file_name, person, started_at) "
            "VALUES ('load', 'started', 'kesik.gpkg', 'ayse', '2026-11-20T10:00:00Z')")
    return pafta


def loads(findings) -> dict:
    return {f["subject"]: f for f in findings["checks"] if f["check"] == "load"}


def test_a_load_that_never_ended_is_a_warning_with_a_remedy(pafta):
    finding = loads(pafta.run("doctor", "--json").json)["#2"]
    assert finding["status"] == "warning" and "--repair" in finding["remedy"]
    assert "kesik.gpkg" in finding["message"] and "interrupted" in finding["message"]
    assert loads(pafta.run("doctor", "--repair", "--json").json)["#2"]["status"] == "ok"
    assert loads(pafta.run("doctor", "--json").json) == {}


def test_a_load_that_ends_while_the_doctor_looks_is_not_taken_for_interrupted(pafta):
    """The examination is held up at its first line by a full pipe; the lock is given up meanwhile."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.write(writing, b"." * 4096)
    (pafta.home / "derived").mkdir(exist_ok=True)
    with open(pafta.home / "derived/write.lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = subprocess.Popen(pafta.command("doctor", "--repair", "--lang", "en"), stdout=writing,
                                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment())
        os.close(writing)
        time.sleep(1)
    assert process.poll() is None, "the doctor did not wait for its reader"
    with os.fdopen(reading, "rb") as pipe:
        out = pipe.read()[4096:].decode()
    assert process.wait(timeout=60) == 0
    assert "under way (kesik.gpkg" in out and "interrupted (kesik.gpkg" not in out
    with sqlite3.connect(pafta.home / "registry.sqlite") as registry:
        assert registry.execute("SELECT state FROM load WHERE number = 2").fetchone() == ("started",)


def test_every_damaged_file_is_named_with_what_is_wrong(pafta):
    for theme in ("adres", "imar", "yol"):
        (pafta.home / f"layers/{theme}.gpkg").write_bytes(b"no database at all, but long enough to be looked at" * 40)
    outcome = pafta.run("doctor", "--json", check=False)
    faults = {f["subject"]: f for f in outcome.json["checks"] if f["check"] == "files"}
    assert outcome.code == 74
    assert set(faults) == {"layers/adres.gpkg", "layers/imar.gpkg", "layers/yol.gpkg"}
    assert all(f["status"] == "error" and f["message"] and f["remedy"] for f in faults.values())
