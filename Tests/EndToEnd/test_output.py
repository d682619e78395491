"""What commands write to the terminal obeys nobody else, and what cannot be written is not kept quiet."""
import json
import os
import signal
import subprocess

import pytest

from support import deliveries, homes
from support.program import environment

ESCAPE = "\x1b[2J\x1b[31m"
HIDDEN = [ESCAPE, "\x9b", "\u202e", "\u2028"]


def points(file, values):
    """A delivery of points in longitude and latitude, each with a number and a name."""
    features = [
        {"type": "Feature", "id": number, "properties": {"no": number, "ad": value},
         "geometry": {"type": "Point", "coordinates": [40.5 + number / 1000, 41.0]}}
        for number, value in enumerate(values, 1)
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


@pytest.fixture
def marked(tmp_path):
    """A home with a layer of two states; values, file name and note hold what a terminal would obey."""
    pafta = homes.configured(tmp_path / "kent")
    values = [f"a{hidden}z" for hidden in HIDDEN]
    first = points(tmp_path / f"ilk{ESCAPE}.geojson", ["düz"] * len(values))
    second = points(tmp_path / f"son{ESCAPE}.geojson", values)
    for file in (first, second):
        pafta.load(file, "--layer", "durak", "--theme", "ulasim", "--key", "no", "--note", f"not{ESCAPE}\nikinci satır")
    return pafta


@pytest.mark.parametrize("command", [("diff", "durak", "1", "2"), ("history", "durak"), ("query", "durak")])
def test_a_terminal_obeys_no_value_file_name_or_note(marked, command):
    out = marked.run(*command, "--lang", "en").out
    assert not any(hidden in out for hidden in HIDDEN)
    if command[0] == "history":
        assert "not⟨U+001B⟩[2J⟨U+001B⟩[31m ikinci satır" in out and "son⟨U+001B⟩[2J" in out
    else:
        assert all(f"⟨U+{number}⟩" in out for number in ("001B", "009B", "202E", "2028"))


def test_json_keeps_what_tables_only_show(marked):
    assert marked.run("history", "durak", "--json").json[0]["note"] == f"not{ESCAPE}\nikinci satır"
    changes = marked.run("diff", "durak", "1", "2", "--json").json["changes"]
    assert [c["fields"]["ad"][1] for c in changes] == [f"a{hidden}z" for hidden in HIDDEN]


def test_a_terminal_obeys_no_field_of_a_delivery(tmp_path):
    pafta = homes.configured(tmp_path / "kent")
    file = points(tmp_path / "durak.geojson", ["x"])
    file.write_text(file.read_text().replace('"ad"', json.dumps(f"ad{ESCAPE}")), encoding="utf-8")
    outcome = pafta.run("load", file, "--as", "poi", check=False)
    assert "⟨U+001B⟩" in outcome.err and "\x1b" not in outcome.err + outcome.out


def run_to(pafta, stdout, *command, **options):
    return subprocess.run(pafta.command(*command), stdout=stdout, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                          text=True, timeout=60, env=environment(), **options)


@pytest.mark.parametrize("command", [
    ("layers",), ("layers", "--json"), ("info", "durak"), ("query", "durak", "--output", "geojson"),
    ("query", "durak", "--output", "flatgeobuf"), ("history", "durak"), ("diff", "durak", "1", "2", "--json"), ("doctor",),
])
def test_a_result_that_cannot_be_written_is_an_error(marked, command):
    with open("/dev/full", "wb") as full:
        done = run_to(marked, full, *command, "--lang", "en")
    assert done.returncode == 74 and "error [output.unwritable]" in done.stderr
    assert "No space left on device" in done.stderr


def test_what_was_done_is_said_to_stay_when_it_cannot_be_reported(marked, tmp_path):
    with open("/dev/full", "wb") as full:
        done = run_to(marked, full, "revert", "2", "--json", "--lang", "en")
    assert done.returncode == 74 and "stays changed" in done.stderr
    assert marked.run("history", "durak", "--json").json[0]["kind"] == "revert"


@pytest.mark.parametrize("is_ignored", [False, True])
def test_a_reader_that_has_enough_ends_the_program_quietly(marked, is_ignored):
    reading, writing = os.pipe()
    os.close(reading)
    behaviour = signal.SIG_IGN if is_ignored else signal.SIG_DFL
    done = run_to(marked, writing, "query", "durak", restore_signals=False,
                  preexec_fn=lambda: signal.signal(signal.SIGPIPE, behaviour))
    os.close(writing)
    assert done.returncode in (-signal.SIGPIPE, 128 + signal.SIGPIPE) and done.stderr == ""


@pytest.mark.parametrize("language, words", [
    ("en", "Loaded as load 1, but the report could not be written"), ("tr", "1 numarayla yüklendi, ama raporu yazılamadı"),
])
def test_a_load_without_its_report_says_that_it_is_loaded(tmp_path, language, words):
    pafta = homes.configured(tmp_path / "kent")
    file = deliveries.write_parcels(tmp_path / "parsel.gpkg", deliveries.city((2, 8)).parcels)
    (pafta.home / "reports").write_text("a file where the folder should be")
    outcome = pafta.run("load", file, "--as", "parsel", "--lang", language, check=False)
    assert outcome.code == 75 and words in outcome.err
    assert pafta.collections()["parsel"]["features"] == 320
