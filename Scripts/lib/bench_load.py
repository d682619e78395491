"""Loads the same shapefile with Pafta and with ogr2ogr in turn, and notes wall time, CPU time and peak memory of each.

bench_load.py ROUNDS; needs PEERS_WORK and PAFTA_BINARY, writes PEERS_WORK/results/pafta.load.json
"""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

WORK, BINARY = Path(os.environ["PEERS_WORK"]), os.environ["PAFTA_BINARY"]
SOURCE = WORK / "delivery/parcels.shp"


def measured(command) -> dict:
    """Seconds and kilobytes of a command, as /usr/bin/time tells them."""
    note = WORK / "time.txt"
    subprocess.run(["/usr/bin/time", "-o", note, "-f", "%e %U %S %M", *map(str, command)], check=True,
                   stdout=subprocess.DEVNULL, stderr=open(WORK / "log/load.log", "w"))
    wall, user, system, kilobytes = note.read_text().split()
    return {"wall_s": float(wall), "cpu_s": float(user) + float(system), "peak_mb": int(kilobytes) / 1024}


def load_with_pafta() -> dict:
    home = WORK / "load-test"
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run([BINARY, "init", home], check=True, stdout=subprocess.DEVNULL)
    return measured([BINARY, "load", SOURCE, "--home", home, "--layer", "parcels"])


def load_with_ogr2ogr() -> dict:
    target = WORK / "load-test.gpkg"
    for file in WORK.glob("load-test.gpkg*"):
        file.unlink()
    return measured(["ogr2ogr", "-f", "GPKG", target, SOURCE])


def main(rounds: int):
    if not SOURCE.exists():
        SOURCE.parent.mkdir(exist_ok=True)
        subprocess.run(["ogr2ogr", "-f", "ESRI Shapefile", SOURCE, WORK / "city.gpkg", "parcels", "-lco", "ENCODING=UTF-8"],
                       check=True, stderr=subprocess.DEVNULL)
    runs = {"pafta": [], "ogr2ogr": []}
    for _ in range(rounds):                                   # in turn: both meet the same disturbances
        runs["ogr2ogr"].append(load_with_ogr2ogr())
        runs["pafta"].append(load_with_pafta())
    best = {name: {key: round(min(run[key] for run in found), 2) for key in found[0]} for name, found in runs.items()}
    best["pafta"]["peak_mb"] = round(max(run["peak_mb"] for run in runs["pafta"]), 1)
    (WORK / "results/pafta.load.json").write_text(json.dumps(best))
    shutil.rmtree(WORK / "load-test", ignore_errors=True)
    for file in WORK.glob("load-test.gpkg*"):
        file.unlink()


if __name__ == "__main__":
    main(int(sys.argv[1]))
