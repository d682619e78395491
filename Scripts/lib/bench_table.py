"""Prints the table of ratios from the results in PEERS_WORK; with --note-peak notes Pafta's greatest resident memory.

A ratio says how many times as much CPU time (or memory, or wall time) another server takes for the same work.
"""
import json
import os
import platform
import re
import sys
from datetime import date
from pathlib import Path

WORK = Path(os.environ["PEERS_WORK"])
RESULTS = WORK / "results"
PEAK = RESULTS / "pafta.peak.json"


def read(name):
    file = RESULTS / name
    return json.loads(file.read_text()) if file.exists() else None


def note_peak():
    """The greatest resident memory of the server so far, as the kernel counted it; taken after the whole-layer answer."""
    process = (WORK / "run/pafta.pid").read_text().strip()
    kilobytes = re.search(r"^VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(), re.M).group(1)
    PEAK.write_text(json.dumps({"resident_mb": round(int(kilobytes) / 1024, 1)}))


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def head(*names):
    row(*names)
    print("|" + "---|" * len(names))


def requests():
    """CPU time for one request, one client at a time, the least of all rounds."""
    results = read("run.json")
    if not results:
        return
    cpu, exact = {}, results["checks"]
    for key, runs in results["load"].items():
        peer, workload, clients = key.split()
        if clients == "1":
            cpu.setdefault(workload, {})[peer] = min(run["cpu_ms"] for run in runs)
    peers = sorted({peer for found in cpu.values() for peer in found} - {"pafta"})
    print("\nCPU milliseconds per request, one client; in brackets how many times Pafta's\n")
    head("workload", "pafta", *peers, "answers right", "others' CPU")
    for workload, found in cpu.items():
        if "pafta" not in found:
            continue
        own, check = max(found["pafta"], 0.01), exact[f"pafta {workload}"]    # the kernel counts in steps of 10 ms
        cells = [f"{found[p]:.2f} ({found[p] / own:.1f}x)" if p in found else "–" for p in peers]
        right = f"{check['exact']}/{check['of']}" if "exact" in check else f"errors: {check['errors']}"
        if workload.startswith("w3") and "expected" in check:      # tiles rightly hold what their buffer meets too
            right = f"{check['features']:g} features, {check['expected']:g} without the buffer"
        busy = max(run["others_cpu"] for run in results["load"][f"pafta {workload} 1"])
        row(workload, f"{own:.2f}", *cells, right, f"{busy:.0%}")


def exports():
    found = {name: answer for name in ("pafta", "mapserver", "qgis", "tipg", "pygeoapi-pg")
             if (answer := read(f"{name}.export.json")) and "server_cpu_s" in answer}
    if "pafta" not in found:
        return
    print("\nThe whole layer in one GeoJSON answer\n")
    head("server", "features", "first byte s", "wall s", "CPU s", "CPU, times Pafta's", "peak memory MB (proportional)")
    for name, answer in found.items():
        row(name, answer.get("features", answer.get("error", "")), answer.get("first_byte_s", "–"), answer["total_s"],
            answer["server_cpu_s"], f"{answer['server_cpu_s'] / max(found['pafta']['server_cpu_s'], 0.01):.1f}x",
            answer["peak_mb"])
    if PEAK.exists():
        print(f"\nPafta's greatest resident memory during it: {json.loads(PEAK.read_text())['resident_mb']} MB")


def loads():
    found = read("pafta.load.json")
    if not found:
        return
    print("\nLoading a shapefile (best wall and CPU time of the rounds, greatest resident memory of Pafta)\n")
    head("program", "wall s", "CPU s", "peak resident MB")
    for name in ("ogr2ogr", "pafta"):
        row(name, *(found[name][key] for key in ("wall_s", "cpu_s", "peak_mb")))
    print(f"\nPafta takes {found['pafta']['wall_s'] / found['ogr2ogr']['wall_s']:.2f} of the wall time of ogr2ogr")


def starts():
    found = {name: answer for name in ("pafta", "mapserver", "qgis", "tipg", "tegola-pg") if (answer := read(f"{name}.cold.json"))}
    if not found:
        return
    print("\nFrom a cold start to the first answer, and memory then\n")
    head("server", "seconds", "proportional set size MB")
    for name, answer in found.items():
        row(name, answer["startup_s"], answer["idle_mb"])


def main():
    parcels = json.loads((WORK / "plan.json").read_text()).get("parcels", "?")
    print(f"{date.today()}, {parcels} parcels, {os.cpu_count()} processors, {platform.platform()}, Scripts/bench")
    requests()
    exports()
    loads()
    starts()


if __name__ == "__main__":
    note_peak() if "--note-peak" in sys.argv else main()
