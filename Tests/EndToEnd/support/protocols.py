"""Sharing: an invented layer of estates with their owners, protocols over it, keys, and partners who ask with them."""

import hashlib
import http.client
import json
import random
import re
from dataclasses import dataclass

import shapely

from . import deliveries
from .homes import Home, configure
from .program import initialised
from .server import Answer

ogr = deliveries.ogr
X, Y, SIZE, STEP, COLUMNS = 379000.0, 4540500.0, 20.0, 24.0, 20
FIELDS = (
    ("no", ogr.OFTInteger),
    ("ada", ogr.OFTString),
    ("mahalle", ogr.OFTString),
    ("durum", ogr.OFTString),
    ("malik", ogr.OFTString),
    ("tckn", ogr.OFTString),
    ("telefon", ogr.OFTString),
    ("eposta", ogr.OFTString),
    ("vergi_no", ogr.OFTString),
    ("yuzolcum", ogr.OFTReal),
    ("deger", ogr.OFTInteger),
    ("alim", ogr.OFTDate),
    ("aciklama", ogr.OFTString),
)
PERSONAL = ("malik", "tckn", "telefon", "eposta")
TYPES = {"integer": ogr.OFTInteger, "real": ogr.OFTReal, "date": ogr.OFTDate, "text": ogr.OFTString}
NAMES = ("Ayşe", "Ali", "Fatma", "Ferhat", "Gül", "Mehmet", "Murat", "Zeynep")
FAMILIES = ("Uydurma", "Umulmaz", "Hayali", "Hiçyok", "Olmaz", "Örnek")
#: What a partner of `terms` sees.
SHOWN = ["no", "ada", "mahalle", {"name": "malik", "mask": "initials"}]


def template() -> str:
    """The template of the layer, which says what tells of persons."""
    types = {kind: name for name, kind in TYPES.items()}
    lines = [
        'name = "tasinmaz"',
        'title = { en = "Estates", tr = "Taşınmazlar" }',
        'theme = "tapu"',
        'geometry = "MultiPolygon"',
        'key = ["no"]',
        'access = "partner"',
    ]
    for name, kind in FIELDS:
        lines += ["", "[[field]]", f'name = "{name}"', f'type = "{types[kind]}"']
        if name in PERSONAL:
            lines.append('personal = "personal"')
    return "\n".join(lines) + "\n"


def estate(number, chance) -> deliveries.Feature:
    column, row = number % COLUMNS, number // COLUMNS
    x, y = X + column * STEP, Y + row * STEP
    owner = f"{chance.choice(NAMES)} {chance.choice(FAMILIES)}"
    values = {
        "no": number,
        "ada": str(100 + number // 10),
        "mahalle": ("Kuzey", "Güney", "Doğu")[number % 3],
        "durum": "pasif" if number % 7 == 3 else "aktif",
        "malik": owner,
        "tckn": deliveries.not_a_person(chance),
        "telefon": f"0500 {chance.randint(100, 999)} {chance.randint(1000, 9999)}",
        "eposta": f"kisi{number}@uydurma.example",
        "vergi_no": str(chance.randint(10**9, 10**10 - 1)),
        "yuzolcum": 100.0 + 10 * chance.randint(0, 40) + chance.choice((-4.25, 0.0, 3.5)),
        "deger": chance.choice((50, 150, 350, 900)) * 1000 + chance.randint(0, 999),
        "alim": f"{chance.randint(1998, 2024)}/{chance.randint(1, 12):02d}/{chance.randint(1, 28):02d}",
        "aciklama": f"iç not {chance.randint(0, 10**6)}",
    }
    return deliveries.Feature(values, shapely.box(x, y, x + SIZE, y + SIZE))


def estates(count=300, seed=5) -> list:
    chance = random.Random(seed)
    return [estate(number, chance) for number in range(count)]


def load_estates(home, rows, folder, name="tasinmaz", *arguments):
    """Loads them, or brings the layer in step with them."""
    file = deliveries.write(folder / f"{name}.gpkg", name, rows, FIELDS)
    home.load(file, "--as", "tasinmaz", "--layer", name, *arguments)


def new_home(folder, settings="", rows=None) -> Home:
    """A home with the layer `tasinmaz`, about which nothing was declared but by its template."""
    home = Home(initialised(folder / "kent", undeclared="staff").home)
    configure(home, settings)
    (home.home / "templates").mkdir(exist_ok=True)
    (home.home / "templates/tasinmaz.toml").write_text(template(), encoding="utf-8")
    load_estates(home, estates() if rows is None else rows, folder)
    return home


def terms(number, layers=None, **more) -> dict:
    """A protocol as a document; `more` replaces whole sections."""
    layers = layers or [
        {"layer": "tasinmaz", "fields": SHOWN, "filter": "durum = 'aktif'", "deltas": True, "history": True}
    ]
    return {
        "number": number,
        "title": "Deneme",
        "giver": {"name": "Işıklıova Belediyesi", "kind": "public"},
        "receiver": {"name": "Uydurma Dağıtım Kurumu", "kind": "public"},
        "legal_basis": {"law": "5393", "article": "75"},
        "purpose": {"text": "Şebeke planlaması", "code": "planlama"},
        "fee": {"kind": "free"},
        "layers": layers,
        "personal_data": {"included": True, "ground": "kvkk-5", "ground_text": "5/2-ç", "categories": ["kimlik"]},
        "delivery": {"channels": ["api"]},
        "limits": {},
        "term": {"start": "2026-01-01", "end": "2030-12-31"},
        "secrecy": {"grade": "tasnif-disi"},
        **more,
    }


def approved(home, document, folder) -> int:
    """Saves and approves a document; returns the number of its version."""
    file = folder / "protokol.json"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    version = home.run("protocol save", file, "--json").json["version"]
    home.run(
        "protocol approve",
        document["number"],
        "--document",
        "EBYS-1",
        "--approver",
        "Ada Uydurma",
        "--title",
        "Genel Sekreter",
        "--date",
        "2026-01-02",
    )
    return version


def new_key(home, number, *arguments) -> str:
    return home.run("key new", "--protocol", number, *arguments).out.strip()


def prefix(key) -> str:
    return key.split("_")[1]


@dataclass
class Partner:
    """Somebody who asks with a key over one connection that stays open."""

    server: object
    key: str = None
    host: str = None

    def __post_init__(self):
        self.connection = None

    def ask(self, target, method="GET", body=None, **headers) -> Answer:
        """One request; header names are written with `_` for `-`."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.key:
            sent.setdefault("X-API-Key", self.key)
        if self.host:
            sent["Host"] = self.host
        for attempt in (1, 2):
            kept, self.connection = self.connection, self.connection or self.server.connection()
            try:
                self.connection.request(method, target, body, sent)
                answer = self.connection.getresponse()
                return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
            except (http.client.HTTPException, ConnectionError):
                self.connection.close()
                self.connection = None
                if kept is None or attempt == 2:
                    raise

    def json(self, target, status=200, **headers):
        answer = self.ask(target, **headers)
        assert answer.status == status, f"{target}: {answer.status} {answer.raw[:300]!r}"
        return answer.json

    def layers(self) -> list:
        return [layer["id"] for layer in self.json("/collections?f=json")["collections"]]

    def features(self, collection="tasinmaz", **parameters) -> list:
        query = "".join(f"&{name}={value}" for name, value in parameters.items())
        return self.json(f"/collections/{collection}/items?f=json&limit=100000{query}")["features"]

    def changes(self, collection="tasinmaz", since=None, limit=1000):
        since = f"&since={since}" if since else ""
        return self.json(f"/collections/{collection}/changes?limit={limit}{since}")


def limits(answer) -> dict:
    """The field `RateLimit`: what is left, by policy."""
    return {name: int(left) for name, left in re.findall(r'"([a-z-]+)";r=(\d+)', answer.headers.get("ratelimit", ""))}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
