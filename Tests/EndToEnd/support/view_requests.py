"""Invents requests to everything a partner can reach, about what the partner sees and what it does not."""

import json
import random
import urllib.parse

from . import tiles
from .protocols import FAMILIES, NAMES

VISIBLE = {
    "no": "number",
    "ada": "text",
    "mahalle": "text",
    "malik": "text",
    "telefon": "text",
    "eposta": "text",
    "vergi_no": "text",
    "yuzolcum": "number",
    "deger": "text",
    "alim": "number",
}
INVISIBLE = {"tckn": "text", "aciklama": "text", "durum": "text"}
FORMATS = ("json", "jsonfg", "csv", "ndjson", "geojson-seq", "fgb", "gml", "html")
LAYERS = ("tasinmaz", "sayac", "kisi")
DOCUMENTS = (
    "/",
    "/conformance",
    "/collections",
    "/api",
    "/protocol",
    "/functions",
    "/tileMatrixSets",
    *(
        f"/collections/{layer}{path}"
        for layer in (*LAYERS, "yok")
        for path in ("", "/schema", "/queryables", "/sortables", "/tiles", "/tiles/WebMercatorQuad", "/nothing")
    ),
    *(f"/tiles/{layer}.json" for layer in LAYERS),
)


class Generator:
    """The same seed gives the same requests; `values` are those of hidden fields, which a probing partner may guess."""

    def __init__(self, seed, box, values, moments):
        self.chance, self.box, self.values, self.moments = random.Random(seed), box, values, moments

    def request(self) -> tuple:
        """Method, target, body, and how many pages to follow."""
        kind = self.chance.choices(
            ("items", "filter", "item", "tile", "document", "query", "changes", "walk"), (24, 34, 8, 12, 8, 8, 3, 3)
        )[0]
        return getattr(self, kind)()

    def target(self, path, parameters) -> str:
        return path + ("?" + urllib.parse.urlencode(parameters) if parameters else "")

    def some(self, *choices):
        return self.chance.choice(choices)

    def layer(self) -> str:
        return self.chance.choices((*LAYERS, "yok"), (70, 20, 9, 1))[0]

    def name(self) -> str:
        names = self.some(
            (*VISIBLE,), (*VISIBLE,), (*VISIBLE,), (*INVISIBLE,), ("abone", "ad", "geom", "fid", "rowid", "id")
        )
        return self.chance.choice(names)

    def literal(self) -> str:
        number = self.some(0, 1, 7, 150, 230, 1999, 2010, 2022, 150000, self.chance.randint(0, 300), 104.5, -3)
        text = self.some(
            *NAMES,
            *FAMILIES,
            "A*** U***",
            "Kuzey",
            "Doğu",
            "aktif",
            "pasif",
            "100–200",
            "< 100000",
            "",
            "*******1234",
            "2010-05-06",
            *self.chance.sample(self.values, 8),
        )
        return self.some(str(number), str(number), "'" + str(text).replace("'", "''") + "'", "DATE('2010-05-06')")

    def place(self) -> list:
        x0, y0, x1, y1 = self.box
        x, y = self.chance.uniform(x0, x1), self.chance.uniform(y0, y1)
        w, h = (x1 - x0) * self.some(0.001, 0.05, 0.3, 1), (y1 - y0) * self.some(0.001, 0.05, 0.3, 1)
        return [round(v, 7) for v in (x - w, y - h, x + w, y + h)]

    def condition(self, depth=0) -> str:
        kind = self.chance.randrange(12 if depth < 2 else 8)
        name, literal = self.name(), self.literal()
        if kind <= 2:
            return f"{name} {self.some('=', '<>', '<', '>', '<=', '>=')} {literal}"
        if kind == 3:
            pattern = self.some("A%", "%a%", "G*** %", "%1", "0%", self.chance.choice(self.values)[:3] + "%")
            return f"{name} LIKE '{pattern}'"
        if kind == 4:
            return f"{name} IN ({literal},{self.literal()},{self.literal()})"
        if kind == 5:
            return f"{name} IS {self.some('', 'NOT ')}NULL"
        if kind == 6:
            return f"{name} BETWEEN {self.some(0, 100, 2000)} AND {self.some(230, 2012, 400000)}"
        if kind == 7:
            x0, y0, x1, y1 = self.place()
            return (
                f"{self.some('S_INTERSECTS', 'S_WITHIN', 'S_DISJOINT')}({self.some('geom', 'geom', 'geometry')},"
                f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0})))"
            )
        if kind == 8:
            return f"CASEI({name}) = CASEI({literal})"
        if kind == 9:
            return f"NOT ({self.condition(depth + 1)})"
        return f"({self.condition(depth + 1)}) {self.some('AND', 'OR')} ({self.condition(depth + 1)})"

    def parameters(self, formats=FORMATS) -> dict:
        chance, made = self.chance, {}
        if chance.random() < 0.9:
            made["f"] = self.some(*formats)
        if chance.random() < 0.7:
            made["limit"] = self.some(1, 3, 10, 50, 1000)
        if chance.random() < 0.3:
            made["bbox"] = ",".join(map(str, self.place()))
        if chance.random() < 0.25:
            made["sortby"] = ",".join(self.some("", "-", "+") + self.name() for _ in range(self.some(1, 1, 2)))
        if chance.random() < 0.2:
            made["properties"] = ",".join({self.name() for _ in range(self.some(1, 2, 4))})
        if chance.random() < 0.12:
            made["as-of"] = self.some(*self.moments, "2020-01-01", "2031-01-01", "dün")
        if chance.random() < 0.06:
            made["datetime"] = self.some(*self.moments, "../2010-01-01", "2010-01-01/..")
        if chance.random() < 0.08:
            made["crs"] = self.some(
                "http://www.opengis.net/def/crs/EPSG/0/5258", "http://www.opengis.net/def/crs/EPSG/0/3857"
            )
        if chance.random() < 0.08:
            made[self.some("q", "skipGeometry", "tolerance", "zoom-level", self.name())] = self.some(
                "true", "5", "Ayşe", "Kuzey"
            )
        return made

    def items(self):
        return "GET", self.target(f"/collections/{self.layer()}/items", self.parameters()), None, 1

    def filter(self):
        parameters = self.parameters(("json", "json", "csv", "ndjson", "html")) | {"filter": self.condition()}
        parameters.pop("q", None)
        return "GET", self.target(f"/collections/{self.layer()}/items", parameters), None, 1

    def walk(self):
        parameters = {
            "f": "json",
            "limit": self.some(3, 20),
            "sortby": self.some("malik", "-yuzolcum", "deger,no", "alim", "no"),
        }
        return "GET", self.target("/collections/tasinmaz/items", parameters), None, 4

    def item(self):
        chosen = {
            k: v for k, v in self.parameters().items() if k in ("f", "properties", "as-of", "crs", "skipGeometry")
        }
        number = self.some(self.chance.randint(0, 310), self.chance.randint(0, 310), "x", -1)
        return "GET", self.target(f"/collections/{self.layer()}/items/{number}", chosen), None, 1

    def tile(self):
        layer, zoom = self.layer(), self.some(0, 8, 12, 14, 16, 17, 18, 19, 21)
        x0, y0, x1, y1 = self.box
        tile = tiles.tile_at(self.chance.uniform(x0, x1), self.chance.uniform(y0, y1), zoom)
        column, row = tile[-2], tile[-1]
        if self.chance.random() < 0.5:
            return "GET", f"/tiles/{layer}/{zoom}/{column}/{row}.mvt", None, 1
        return "GET", f"/collections/{layer}/tiles/WebMercatorQuad/{zoom}/{row}/{column}", None, 1

    def document(self):
        parameters = {"f": self.some("json", "json", "html", "xsd", "yok")} if self.chance.random() < 0.7 else {}
        return "GET", self.target(self.some(*DOCUMENTS), parameters), None, 1

    def query(self):
        parameters = self.parameters(("json",))
        members = {"collections": [self.layer()], "filter": self.condition(), "filter-lang": "cql2-text"}
        if "limit" in parameters:
            members["limit"] = parameters["limit"]
        for name in ("sortby", "properties"):
            if name in parameters:
                members[name] = parameters[name].split(",")
        return "POST", "/query", json.dumps(members).encode(), 1

    def changes(self):
        return "GET", self.target(f"/collections/{self.layer()}/changes", {"limit": self.some(7, 60, 1000)}), None, 12
