"""A full disk refuses a load cleanly: the former data stays whole, and there is room again afterwards."""
import json
import os
import subprocess

import pytest

from support import vectors
from support.places import BINARY, SAMPLE_CITY
from support.program import environment

# Runs in a mount namespace of its own, so that nothing stays mounted whatever happens.
SCRIPT = """
set -eu
binary=$1 small=$2 big=$3 disk=$4 answers=$5 megabytes=$6
mount -t tmpfs -o size="${megabytes}m" tmpfs "$disk"
"$binary" init "$disk/kent"
"$binary" load --home "$disk/kent" "$small" --layer parsel --theme kadastro
export TMPDIR=$disk
set +e
"$binary" load --home "$disk/kent" "$big" --layer parsel --theme kadastro --replace --json >"$answers/replace.json" 2>"$answers/replace.err"
echo $? >"$answers/replace.code"
"$binary" load --home "$disk/kent" "$big" --layer yeni --theme yeni --json >"$answers/new.json" 2>"$answers/new.err"
echo $? >"$answers/new.code"
set -e
"$binary" layers --home "$disk/kent" --json >"$answers/layers.json"
for file in "$disk"/kent/layers/*.gpkg; do cp "$file" "$answers/"; done
find "$disk/kent/derived" -type f ! -path "*/packs/parsel.pack" -print0 | du -ck --files0-from=- | tail -1 | cut -f 1 >"$answers/left.kb"
"$binary" load --home "$disk/kent" "$small" --layer parsel --theme kadastro --replace
"""


def in_own_namespace():
    """A command that gives its arguments a mount namespace of their own; None where that is not allowed."""
    for command in (["unshare", "-m"], ["unshare", "-Urm"]):
        if command == ["unshare", "-m"] and os.geteuid() != 0:
            continue
        if subprocess.run([*command, "true"], capture_output=True).returncode == 0:
            return command
    return None


def test_a_full_disk_refuses_a_load_and_keeps_the_former_layer(tmp_path, big_shapefile):
    namespace = in_own_namespace()
    if namespace is None:
        pytest.skip("mounting a small disk is not allowed here")
    small = SAMPLE_CITY / "kadastro/parsel.shp"
    disk, answers = tmp_path / "disk", tmp_path / "answers"
    disk.mkdir()
    answers.mkdir()
    done = subprocess.run(
        [*namespace, "bash", "-c", SCRIPT, "full-disk", str(BINARY), str(small), str(big_shapefile), str(disk), str(answers), "10"],
        capture_output=True, text=True, timeout=120, env=environment())
    if "permission denied" in done.stderr.lower() and not (answers / "layers.json").exists():
        pytest.skip("mounting a small disk is not allowed here")
    assert done.returncode == 0, done.stderr
    for name in ("replace", "new"):
        assert (answers / f"{name}.code").read_text().strip() == "75", (answers / f"{name}.err").read_text()
        error = json.loads((answers / f"{name}.json").read_text())["error"]
        assert error["code"] == "store.full" and error["category"] == "unavailable" and error["remedy"]
    layers = json.loads((answers / "layers.json").read_text())
    assert [layer["features"] for layer in layers] == [vectors.count(small)]
    assert vectors.count(answers / "kadastro.gpkg", "parsel") == vectors.count(small)
    assert int((answers / "left.kb").read_text()) < 500, "the rests of the refused loads fill the disk"
