"""Malformed, hostile and absurd queries: always a problem document of the 4xx kind, quickly, in little memory."""
import json
import math
import re
import urllib.parse
from pathlib import Path

import pytest

from support import cql2, filters, invented, posting
from support.program import initialised
from support.server import Server

MEGABYTE = 1 << 20
ITEMS = "/collections/deneme/items"
# Time of the processor, which other programs on the machine do not change; the kernel counts it in hundredths.
CPU_SECONDS = 0.1 + 0.02


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    pafta = initialised(folder / "kent")
    pafta.load(invented.write(folder / "deneme.gpkg", "deneme", 5253, (529000, 4239000, 531000, 4241000), count=500, seed=5))
    with Server(pafta, folder / "server.log") as server:
        server.items("deneme", filter="kat > 1 AND S_INTERSECTS(geom,BBOX(27,38,28,39))", sortby="-kat")
        server.get("/api")
        yield server


class Meter:
    """What a request costs the server."""

    def __init__(self, server):
        self.server = server

    def __enter__(self):
        self.cpu, self.memory = self.server.cpu_seconds(), self.server.status("VmHWM")
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            assert self.server.cpu_seconds() - self.cpu <= CPU_SECONDS
            assert self.server.status("VmHWM") - self.memory <= 50 * MEGABYTE


def ask(server, text, language="cql2-text"):
    return server.get(filters.items_target("deneme", filter=text, filter_lang=language), Accept_Language="en")


def expect_problem(answer):
    assert 400 <= answer.status < 500, f"{answer.status}: {answer.raw[:300]!r}"
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json
    assert problem["status"] == answer.status and problem["code"] and problem["detail"] and problem["remedy"]
    assert len(answer.raw) < 4000, "a problem must not repeat what it was sent at length"
    assert not any(word in answer.text for word in ("no such column", "syntax error near", "/layers/", ".gpkg", ".swift")), answer.text
    return problem


def expect_alive(server):
    answer = server.get(f"{ITEMS}?limit=3&filter=kat%20IS%20NOT%20NULL&sortby=-kat")
    assert answer.status == 200 and len(answer.json["features"]) == 3


def short(value):
    return str(value)[:40].encode("ascii", "backslashreplace").decode()


def listed(name):
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()


# What breaks the grammar, with its place; what names or compares what it must not; and the same in the JSON encoding.
SYNTAX = ["", " ", "kat <> ", "metin = ''' ", "\u202ekat = 5", "\x00", "kat\x00 = 5", "kat = 5\x00",
          *listed("malformed-filters.txt")]
MEANING = listed("meaningless-filters.txt")
# Of those, what is CQL2 and names a property that is not there; `--` is minus, twice.
UNKNOWN = ("yok = 5", '"KAT" = 5', "fid = 5 AND yok2 = 1", "rowid = yok", "kat = :x", "kat = 5 -- c")
TREES = ["", "\ufefftrue x", *listed("malformed-trees.txt")]

PARAMETERS = [
    *({"filter": "kat = 5", "filter-lang": lang}
      for lang in ("", "cql", "cql-text", "cql2_text", "CQL2-TEXT", "ecql", "sql", "x" * 500)),
    *({name: value, **more} for name, more in (("crs", {}), ("bbox-crs", {"bbox": "1,2,3,4"}), ("filter-crs", {"filter": "kat = 5"}))
      for value in ("", "EPSG:4326:5253", "http://www.opengis.net/def/crs/EPSG/0/99999", "http://www.opengis.net/def/crs/EPSG/0/-1",
                    "http://www.opengis.net/def/crs/EPSG/0/5253'--", "file:///etc/passwd", "+proj=longlat", "GEOGCS[\"x\"]", "x" * 4000,
                    "http://www.opengis.net/def/crs/EPSG/0/4326http://www.opengis.net/def/crs/EPSG/0/4326", "/vsicurl/http://127.0.0.1/")),
    *({"bbox": value}
      for value in ("1;2;3;4", "1 2 3 4", "NaN,NaN,NaN,NaN", "Infinity,0,1,1", "1e400,0,1,1", "0,0,1", "0,0,1,1,1", "[0,0,1,1]",
                    "'0','0','1','1'", ",,,", "0,0,1,", "0x0,0,1,1", "-181,0,1,1", "0,-91,1,1", "0,2,1,1", "1,2,3,4;DROP TABLE")),
    *({"bbox": value, "bbox-crs": filters.crs_uri(5253)} for value in ("1,2,3", "5,5,1,1", "nan,1,2,3", "1e308,0,1e309,1")),
    *({"sortby": value}
      for value in ("yok", "kat,yok", "geom", "kat desc", "kat;", "1", "RANDOM()", "(SELECT 1)", "kat,,kod", ",", "x" * 3000)),
    *({"properties": value} for value in ("yok", "*", "kat;", "geom'", "kat,(SELECT 1)")), {"exclude-properties": "yok"},
    {"skipGeometry": "2"}, {"limit": "NaN"}, {"limit": "-5"}, {"limit": "0x10"}, {"cursor": "AAAA"}, {"cursor": "' OR 1=1"},
    {"datetime": "2022-02-30"}, {"datetime": "NaN"}, {"filter-lang": "cql2-json", "filter": "kat = 5"}]

RAW = ["filter=%FF%FE", "filter=kat%20=%20%C3", "filter=%80", "filter=%ED%A0%80", "filter=%F4%90%80%80", "filter=%C0%AF",
       "filter=%", "filter=%zz", "filter=kat%3D5&filter=kat%3D6", "filter-crs=a&filter-crs=b&filter=kat%3D5", "crs=%FF", "sortby=%FF", "properties=%C3%28",
       "filter=" + "(" * 9000, "filter=" + "a" * 20000, "sortby=" + "kat," * 3000]


def test_there_are_enough():
    assert len(SYNTAX) + len(MEANING) + len(TREES) + len(PARAMETERS) + len(RAW) >= 330
    assert all(len(set(map(str, listed))) == len(listed) for listed in (SYNTAX, MEANING, TREES, PARAMETERS, RAW))


@pytest.mark.parametrize("text", SYNTAX, ids=short)
def test_a_malformed_filter_is_refused_with_its_place(server, text):
    with Meter(server):
        problem = expect_problem(ask(server, text))
    if "\u0000" not in text:                         # an address with a zero is refused before anybody reads the filter
        assert problem["code"] in ("filter.invalid", "parameter.invalid")
        assert re.search(r"character \d", problem["detail"]) or not text.strip(), problem["detail"]


@pytest.mark.parametrize("text", MEANING, ids=short)
def test_a_filter_without_meaning_is_refused(server, text):
    with Meter(server):
        problem = expect_problem(ask(server, text))
    assert problem["code"] == ("property.unknown" if text in UNKNOWN else "filter.invalid")
    assert re.search(r"character \d", problem["detail"]), problem["detail"]


@pytest.mark.parametrize("tree", TREES, ids=short)
def test_a_malformed_tree_is_refused(server, tree):
    with Meter(server):
        expect_problem(ask(server, tree, "cql2-json"))


@pytest.mark.parametrize("parameters", PARAMETERS, ids=short)
def test_a_hostile_parameter_is_refused(server, parameters):
    with Meter(server):
        expect_problem(server.get(f"{ITEMS}?{urllib.parse.urlencode(parameters)}"))


@pytest.mark.parametrize("query", RAW, ids=short)
def test_a_broken_address_is_refused(server, query):
    with Meter(server):
        expect_problem(server.get(f"{ITEMS}?{query}"))


def test_the_server_answers_normally_right_after(server):
    expect_alive(server)
    assert server.process.poll() is None
    assert len(server.items("deneme")) == 500, "nothing was deleted"


def ring(corners):
    return ",".join(f"{27 + math.cos(i * math.tau / corners):.9f} {38 + math.sin(i * math.tau / corners):.9f}"
                    for i in [*range(corners), 0])


def chain(depth):
    return '{"op":"not","args":[' * depth + "true" + "]}" * depth


LONG = {
    "ten thousand parentheses": ("cql2-text", lambda: "(" * 10_000 + "kat = 5" + ")" * 10_000),
    "ten thousand open parentheses": ("cql2-text", lambda: "(" * 10_000),
    "ten thousand NOTs": ("cql2-text", lambda: "NOT " * 10_000 + "kat = 5"),
    "ten thousand minus signs": ("cql2-text", lambda: "kat = " + "-(" * 10_000 + "5" + ")" * 10_000),
    "ten thousand CASEIs": ("cql2-text", lambda: "CASEI(" * 10_000 + "metin" + ")" * 10_000 + " = 'x'"),
    "ten thousand nested lists": ("cql2-text", lambda: f"A_EQUALS({'(' * 10_000}{')' * 10_000},(1))"),
    "ten thousand nested collections": (
        "cql2-text", lambda: f"S_INTERSECTS(geom,{'GEOMETRYCOLLECTION(' * 10_000}POINT(1 2){')' * 10_000})"),
    "a hundred thousand ANDs": ("cql2-text", lambda: " AND ".join(["kat = 5"] * 100_000)),
    "powers of powers": ("cql2-text", lambda: "kat = " + "^".join(["9"] * 50_000)),
    "a million listed": ("cql2-text", lambda: f"kat IN ({','.join(['1'] * 1_000_000)})"),
    "a text of 50 MB": ("cql2-text", lambda: f"metin = '{'a' * 50_000_000}'"),
    "a pattern of 50 MB": ("cql2-text", lambda: f"metin LIKE '{'%_' * 25_000_000}'"),
    "a number of 5 MB": ("cql2-text", lambda: f"kat = {'9' * 5_000_000}"),
    "a name of 5 MB": ("cql2-text", lambda: f"{'k' * 5_000_000} = 5"),
    "blanks of 50 MB": ("cql2-text", lambda: " " * 50_000_000),
    "a polygon of a million corners": ("cql2-text", lambda: f"S_WITHIN(geom,POLYGON(({ring(1_000_000)})))"),
    "a hundred thousand polygons": (
        "cql2-text", lambda: f"S_WITHIN(geom,MULTIPOLYGON({','.join(['((0 0,1 0,1 1,0 0))'] * 100_000)}))"),
    "ten thousand nested nots as a tree": ("cql2-json", lambda: chain(10_000)),
    "a hundred thousand brackets": ("cql2-json", lambda: "[" * 100_000),
    "ten thousand nested objects": ("cql2-json", lambda: '{"op":' * 10_000),
    "a tree with a text of 50 MB": ("cql2-json", lambda: '{"op":"=","args":[{"property":"metin"},"' + "a" * 50_000_000 + '"]}'),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_hostile_filter_is_refused(server, name):
    """By POST; the time to read the body, 50 MB at worst, is not counted as time to refuse the filter."""
    language, make = LONG[name]
    _path, media = posting.operation(server)
    text = make()
    if media.startswith("application/x-www-form-urlencoded"):
        raw = b"filter-lang=" + language.encode() + b"&filter=" + urllib.parse.quote_plus(text).encode()
    else:
        member = text if language == "cql2-json" else json.dumps(text)
        raw = f'{{"collections":["deneme"],"filter-lang":"{language}","filter":{member}}}'.encode()
    memory, cpu = server.status("VmHWM"), server.cpu_seconds()
    problem = expect_problem(posting.post(server, "deneme", raw=raw))
    assert server.status("VmHWM") - memory <= 50 * MEGABYTE
    assert server.cpu_seconds() - cpu <= CPU_SECONDS + len(raw) / 500e6
    assert problem["code"] in ("filter.invalid", "filter.tooLarge", "request.tooLarge", "request.malformed")
    expect_alive(server)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{", b"[]", b"null", b"filter", b"filter=%FF", b"a=b&" * 10000, b"\0" * 1000])
def test_a_broken_body_is_refused(server, body):
    with Meter(server):
        expect_problem(posting.post(server, "deneme", raw=body))


# These mean something, though nobody would ask for it: they are answered, and quickly.
ABSURD = [
    "1 = 1 AND kat = kat", "kat BETWEEN 5 AND 1", "metin LIKE '" + "%a" * 60 + "%'", "metin LIKE '" + "%_" * 60 + "'", "metin LIKE ''",
    "kat IN (" + ",".join(map(str, range(2000))) + ")", "(" * 40 + "kat = 5" + ")" * 40,
    " OR ".join(f"kat = {i}" for i in range(500)),
    "kat = 1e308", "kat = -1e-308", "kat = 99999999999999999999999999", "kat / 0 = 1", "kat % 0 = 1", "kat div 0 = 1", "0 ^ -1 = kat",
    "9 ^ 999 > kat", "S_INTERSECTS(geom,BBOX(-180,-90,180,90))", "S_INTERSECTS(geom,BBOX(179,-90,-179,90))", "S_EQUALS(geom,POINT(0 0))",
    "gun = DATE('0001-01-01')", "gun < DATE('9999-12-31')", "TRUE", "FALSE",
    "metin = '" + "x" * 3000 + "'", "metin = '''; DROP TABLE deneme; --'", "'a' LIKE 'a'"]


@pytest.mark.parametrize("text", ABSURD, ids=short)
def test_an_absurd_filter_is_answered(server, text):
    with Meter(server):
        answer = server.get(filters.items_target("deneme", filter=text, skipGeometry="true"))
        assert answer.status == 200, answer.text
    assert len(answer.json["features"]) <= 500


def test_a_polygon_that_crosses_itself_does_no_harm(server):
    with Meter(server):
        text = "S_INTERSECTS(geom,POLYGON((27 38,28 39,28 38,27 39,27 38)))"
        assert server.get(filters.items_target("deneme", filter=text)).status in (200, 400)


def test_memory_has_not_grown_in_the_end(server):
    before = server.status("VmHWM")
    for text in (*SYNTAX, *MEANING):
        server.get(filters.items_target("deneme", filter=text))
    assert server.status("VmHWM") - before < 10 * MEGABYTE
    expect_alive(server)


def test_what_is_absurd_is_no_mistake():
    for text in ABSURD:
        cql2.parse(text)
