"""Makes a layer of 25 copies of the benchmark's city, and measures pages of 1,000 features of it.

    bench_large.py make CITY.gpkg LARGE.gpkg
    bench_large.py measure PLAN.json SERVER-PROCESS PORT
"""
import json
import random
import sqlite3
import struct
import subprocess
import sys
import time
import urllib.request

STEP = 31_000.0  # metres from one copy to the next; the city is a little smaller
SIDE = range(-2, 3)


def shifted(blob, east, north):
    """Returns a GeoPackage polygon moved by some metres; only what the city consists of is understood."""
    flags = blob[3]
    envelope = {0: 0, 1: 32}[(flags >> 1) & 7]
    place = 8 + envelope
    order, kind, rings = struct.unpack_from("<BII", blob, place)
    assert (order, kind) == (1, 3), "the city consists of little-endian polygons"
    result = bytearray(blob)
    if envelope:
        west, east_edge, south, north_edge = struct.unpack_from("<4d", blob, 8)
        struct.pack_into("<4d", result, 8, west + east, east_edge + east, south + north, north_edge + north)
    place += 9
    for _ in range(rings):
        (count,) = struct.unpack_from("<I", blob, place)
        place += 4
        numbers = struct.unpack_from(f"<{2 * count}d", blob, place)
        moved = [number + (north if index & 1 else east) for index, number in enumerate(numbers)]
        struct.pack_into(f"<{2 * count}d", result, place, *moved)
        place += 16 * count
    return bytes(result)


def make(city, target):
    """Writes the copies into a new GeoPackage without a spatial index."""
    options = ["-f", "GPKG", "-lco", "SPATIAL_INDEX=NO", "-limit", "0"]
    subprocess.run(["ogr2ogr", *options, target, city, "parcels"], check=True)
    database = sqlite3.connect(target)
    for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    database.execute("DELETE FROM gpkg_ogr_contents")
    database.execute("PRAGMA journal_mode = OFF")
    columns = [row[1] for row in database.execute("PRAGMA table_info(parcels)") if row[1] not in ("fid", "geom")]
    source = sqlite3.connect(f"file:{city}?mode=ro", uri=True)
    rows = source.execute(f"SELECT geom, {', '.join(columns)} FROM parcels").fetchall()
    number = columns.index("parcel_id")
    insert = f"INSERT INTO parcels (geom, {', '.join(columns)}) VALUES ({', '.join('?' * (len(columns) + 1))})"
    for copy, (column, line) in enumerate((column, line) for column in SIDE for line in SIDE):
        def moved(row):
            values = list(row[1:])
            values[number] += copy * len(rows)
            return [shifted(row[0], column * STEP, line * STEP), *values]

        database.executemany(insert, map(moved, rows))
        database.commit()


def measure(plan, process, port):
    """Asks for boxes that hold about 1,000 parcels, once cold and three times warm."""
    draw = random.Random(4)
    addresses = []
    with open(plan, encoding="utf-8") as file:
        boxes = json.load(file)["w1_1000"]
    for box in boxes:
        for _ in range(4):
            # About the same shift in degrees at the city's latitude; the filled square is wider than the error.
            east, north = draw.choice(SIDE) * STEP / 87_000, draw.choice(SIDE) * STEP / 111_000
            edges = (box["minx"] + east, box["miny"] + north, box["maxx"] + east, box["maxy"] + north)
            query = f"f=json&limit=1000&bbox={','.join(f'{edge:.6f}' for edge in edges)}"
            addresses.append(f"http://127.0.0.1:{port}/collections/parcels/items?{query}")

    def ask(address):
        start = time.perf_counter()
        with urllib.request.urlopen(address, timeout=60) as answer:
            body = answer.read()
        return (time.perf_counter() - start) * 1_000, len(json.loads(body)["features"])

    def spent():
        with open(f"/proc/{process}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 10

    for _ in range(50):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=5).close()
            break
        except OSError:
            time.sleep(0.2)
    first = sorted(ask(address)[0] for address in addresses)
    before = spent()
    answers = [ask(address) for _ in range(3) for address in addresses]
    cost = (spent() - before) / len(answers)
    times = sorted(answer[0] for answer in answers)
    counts = sorted(answer[1] for answer in answers)
    print(f"requests {len(times)}, features {counts[0]} to {counts[-1]}, median {counts[len(counts) // 2]}")
    print(f"first time: median {first[len(first) // 2]:.1f} ms, at most {first[-1]:.1f} ms")
    tail = times[int(len(times) * 0.95)]
    print(f"warm: median {times[len(times) // 2]:.1f} ms, 95 of 100 within {tail:.1f} ms, at most {times[-1]:.1f} ms")
    print(f"server: {cost:.2f} ms CPU a request")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(*sys.argv[2:4])
    else:
        measure(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
