"""The view law: two homes that differ only in what a view hides or masks give byte-equal answers to every request."""

import contextlib
import os
import re
import shutil
import sqlite3
import struct
import threading
import time
from collections import Counter

import pytest

from support import deliveries, homes, protocols
from support.homes import Home
from support.protocols import Partner, approved, estates, load_estates, new_home, new_key, terms
from support.server import Server
from support.view_requests import Generator

COUNT = int(os.environ.get("VIEW_LAW_REQUESTS", "5200"))
NUMBER = "2026/7"
FIELDS = [
    "no",
    "ada",
    "mahalle",
    {"name": "malik", "mask": "initials"},
    {"name": "telefon", "mask": "last:4"},
    {"name": "eposta", "mask": "hidden"},
    {"name": "vergi_no", "mask": "hash"},
    {"name": "yuzolcum", "mask": "round:10"},
    {"name": "deger", "mask": "classes:100000,200000,500000"},
    {"name": "alim", "mask": "year"},
]
AREA = (protocols.X - 50, protocols.Y - 50, protocols.X + 400, protocols.Y + 300)


def document() -> dict:
    x0, y0, x1, y1 = AREA
    area = {
        "wkt": f"POLYGON (({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))",
        "crs": "EPSG:5258",
        "clip": "cut",
    }
    right = {"history": True, "deltas": True}
    return terms(
        NUMBER,
        [
            {"layer": "tasinmaz", "fields": FIELDS, "filter": "durum = 'aktif'", "area": area, **right},
            {"layer": "sayac", "fields": ["no", "tur"], "geometry": "snapped:10", **right},
            {"layer": "kisi", "fields": ["no", {"name": "ad", "mask": "initials"}], "geometry": "hidden", **right},
        ],
    )


def points(folder, name, fields, values, shift):
    """A layer of points that lie a metre beside the nodes of a grid of ten metres."""
    rows = [
        deliveries.Feature(
            values(n), deliveries.shapely.Point(379000 + 10 * (n % 20) + shift, 4540500 + 10 * (n // 20) + shift)
        )
        for n in range(100)
    ]
    return deliveries.write(folder / f"{name}.gpkg", name, rows, fields, kind=deliveries.ogr.wkbPoint)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Two homes, the key of a partner, and moments with different former states."""
    folder = tmp_path_factory.mktemp("law")
    home = new_home(folder)
    text, whole = deliveries.ogr.OFTString, deliveries.ogr.OFTInteger
    home.load(
        points(
            folder,
            "sayac",
            (("no", whole), ("tur", text), ("abone", text)),
            lambda n: {"no": n, "tur": "su", "abone": f"Abone {n}"},
            1.0,
        ),
        "--layer",
        "sayac",
        "--theme",
        "sebeke",
    )
    home.load(
        points(folder, "kisi", (("no", whole), ("ad", text)), lambda n: {"no": n, "ad": "Ali Uydurma"}, 1.0),
        "--layer",
        "kisi",
        "--theme",
        "sebeke",
    )
    first = homes.now()
    rows = estates()
    for number, row in enumerate(rows):
        if number % 11 == 0:
            row.values |= {"ada": "999", "malik": "Yeni Malik", "aciklama": "sonradan"}
        if number % 13 == 0:
            row.values |= {"tckn": "10000000146"}
    load_estates(home, rows[5:] + estates(312)[300:], folder)
    second = homes.now()
    approved(home, document(), folder)
    key = new_key(home, NUMBER)
    other = Home(shutil.copytree(home.home, folder / "other", symlinks=True))
    for each in (home, other):
        shutil.rmtree(each.home / "derived/packs")
        (each.home / "derived/packs").mkdir()
    disturb(other)
    return home, other, key, (first, second)


@contextlib.contextmanager
def without_triggers(file):
    """Opens a GeoPackage so that nothing but values changes: no log, no counter, not even the schema's version."""
    database = sqlite3.connect(file, isolation_level=None)
    (version,) = database.execute("PRAGMA schema_version").fetchone()
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    database.execute("BEGIN")
    for name, _ in triggers:
        database.execute(f'DROP TRIGGER "{name}"')
    yield database
    for _, text in triggers:
        database.execute(text)
    database.execute("COMMIT")
    database.execute(f"PRAGMA schema_version = {version}")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def disturb(home):
    """Changes every value that the view hides or masks, in the present and in the past, and nothing else."""
    for file in home.files():
        with without_triggers(file) as database:
            database.create_function("other_name", 1, other_name)
            for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                disturb_table(database, table)


def disturb_table(database, table):
    layer = table.removeprefix("pafta_history_")
    if layer == "tasinmaz":
        disturb_estates(database, table)
    elif layer == "sayac":
        database.execute(f"UPDATE {table} SET abone = abone || ' gizli' WHERE abone IS NOT NULL")
        move(database, table, 2.0)
    elif layer == "kisi":
        database.execute(f"UPDATE {table} SET ad = other_name(ad)")
        move(database, table, 37.0)


def other_name(name):
    """Another name with the same initials."""
    return name and " ".join(part[0] + "başka" for part in name.split())


def disturb_estates(database, table):
    database.execute(f"""UPDATE {table} SET malik = other_name(malik), telefon = '0599 111' || substr(telefon, -5),
        eposta = 'x' || eposta, yuzolcum = round(yuzolcum / 10) * 10 + 1.25, tckn = 'T' || tckn, aciklama = NULL,
        deger = CASE WHEN deger < 100000 THEN 7 WHEN deger < 200000 THEN 123456 WHEN deger < 500000 THEN 400001
        ELSE 999999 END, alim = substr(alim, 1, 4) || '-06-15' WHERE malik IS NOT NULL""")
    database.execute(
        f"""UPDATE {table} SET ada = 'GIZLI', mahalle = NULL, malik = 'Baskasi', vergi_no = '1', yuzolcum = 77777,
        deger = NULL, alim = '1950-01-01' WHERE durum = 'pasif'"""
    )
    database.execute(f"UPDATE {table} SET durum = 'bitti' WHERE durum = 'pasif'")


def move(database, table, metres):
    """Moves points, along with the index of their places."""
    for row, blob in database.execute(f"SELECT rowid, geom FROM {table} WHERE geom IS NOT NULL").fetchall():
        x, y = struct.unpack_from("<dd", blob, len(blob) - 16)
        x, y = x - 1.0 + metres, y - 1.0 + metres
        header = 8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
        changed = bytearray(blob)
        struct.pack_into("<dd", changed, len(blob) - 16, x, y)
        if header > 8:
            struct.pack_into("<dddd", changed, 8, x, x, y, y)
        database.execute(f"UPDATE {table} SET geom = ? WHERE rowid = ?", (bytes(changed), row))
        database.execute(
            f"UPDATE rtree_{table}_geom SET minx = ?, maxx = ?, miny = ?, maxy = ? WHERE id = ?", (x, x, y, y, row)
        )


UNSTABLE = [
    (re.compile(rb'("timeStamp"\s*:\s*|timeStamp=)"[^"]*"'), rb'\1""'),
    (re.compile(rb'(since=)[^"&<]+'), rb"\1"),
    (re.compile(rb'("next"\s*:\s*)"[^"]*"'), rb'\1""'),
]


def settled(answer) -> tuple:
    """An answer without what differs from one moment to the next."""
    headers = {k: v for k, v in answer.headers.items() if k not in ("date", "content-length", "server-timing")}
    headers["server-timing"] = re.sub(r"dur=[\d.]+", "", answer.headers.get("server-timing", ""))
    body = answer.body
    for pattern, replacement in UNSTABLE:
        body = pattern.sub(replacement, body)
    return answer.status, headers, body


def answers(server, key, requests, into):
    """Asks everything over one connection; pages are followed by their own links."""
    partner = Partner(server, key, host="harita.example")
    for method, target, body, pages in requests:
        got = []
        while target and len(got) < pages:
            headers = {"Content_Type": "application/json"} if body else {}
            answer = partner.ask(target, method, body, **headers)
            got.append(settled(answer))
            target = answer.link("next") if pages > 1 and answer.status == 200 else None
            target = target and target.removeprefix("http://harita.example")
        into.append(got)


def both(servers, key, requests) -> tuple:
    results = ([], [])
    threads = [
        threading.Thread(target=answers, args=(server, key, requests, into)) for server, into in zip(servers, results)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results[0]) == len(results[1]) == len(requests)
    return results


@pytest.fixture(scope="module")
def servers(pair, tmp_path_factory):
    home, other, _, _ = pair
    logs = tmp_path_factory.mktemp("log")
    with Server(home, logs / "one.log") as one, Server(other, logs / "two.log") as two:
        yield one, two


def secrets(home) -> list:
    """Values that the view does not show."""
    found = []
    for file in home.files():
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
            if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'tasinmaz'").fetchone():
                for row in database.execute(
                    "SELECT malik, tckn, telefon, eposta, aciklama, alim FROM tasinmaz LIMIT 60"
                ):
                    found += [value for value in row if value and len(str(value)) > 8]
    return found


def test_the_two_homes_differ_in_what_is_hidden(pair, tmp_path):
    home, other, _, _ = pair
    for query in ("tasinmaz", "sayac", "kisi"):
        one, two = (each.run("query", query, "--output", "geojson", "--crs", "EPSG:5258").out for each in (home, other))
        assert one != two and one.count('"Feature"') == two.count('"Feature"')


def test_every_request_gets_the_same_answer_from_both(pair, servers):
    home, other, key, moments = pair
    extent = Partner(servers[0], key).json("/collections/tasinmaz?f=json")["extent"]["spatial"]["bbox"][0]
    generator = Generator(1, extent, secrets(home) + secrets(other), moments)
    requests = [generator.request() for _ in range(COUNT)]
    began = time.monotonic()
    one, two = both(servers, key, requests)
    seconds = time.monotonic() - began
    different = [(request, a, b) for request, a, b in zip(requests, one, two) if a != b]
    statuses = Counter(page[0] for got in one for page in got)
    print(f"{sum(map(len, one))} answers of each home in {seconds:.1f} s: {dict(statuses)}")
    assert not different, f"{len(different)} differ, first: " + tell(*different[0])
    assert statuses[200] > COUNT // 3 and statuses[400] > COUNT // 20 and statuses[404] and not statuses[500]
    assert set(statuses) <= {200, 204, 304, 400, 404, 405, 406, 409, 501}, statuses


def tell(request, one, two) -> str:
    for a, b in zip(one, two):
        for part, x, y in zip(("status", "headers", "body"), a, b):
            if x != y:
                at = (
                    next((i for i, (p, q) in enumerate(zip(x, y)) if p != q), min(len(x), len(y)))
                    if part == "body"
                    else 0
                )
                return (
                    f"{request}: {part}\n{x[max(0, at - 100):at + 200] if part == 'body' else x}\n"
                    f"{y[max(0, at - 100):at + 200] if part == 'body' else y}"
                )
    return f"{request}: {len(one)} and {len(two)} pages"


def test_no_answer_holds_a_hidden_value(pair, servers):
    home, _, key, _ = pair
    values = [value.encode() for value in secrets(home)]
    partner = Partner(servers[0], key)
    for target in (
        "/collections/tasinmaz/items?f=json&limit=1000",
        "/collections/tasinmaz/items?f=csv&limit=1000",
        "/collections/tasinmaz/changes",
        "/collections/tasinmaz/items?f=html&limit=1000",
        "/collections/tasinmaz/items?f=gml&limit=1000",
        "/collections/tasinmaz/items?f=fgb&limit=1000",
        "/api",
    ):
        body = partner.ask(target).body
        assert body and not [value for value in values if value in body], target


def test_fields_outside_the_view_are_as_unknown_as_those_that_never_were(pair, servers):
    _, _, key, _ = pair
    partner = Partner(servers[0], key)
    for target in ("filter={}%3D'1'", "sortby={}", "properties={}", "filter=CASEI({})%3D'a'", "{}=1"):
        hidden, never = (
            partner.ask("/collections/tasinmaz/items?f=json&" + target.format(name)) for name in ("tckn", "tckm")
        )
        assert hidden.status == never.status == 400
        assert hidden.body.replace(b"tckn", b"tckm") == never.body
