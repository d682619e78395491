"""Random CQL2 filters select the same features as an evaluation of our own over what GDAL reads from the same files."""
import random

import pytest

from support import cql2, filters, invented, posting
from support.evaluation import Table
from support.filter_generator import Generator, geojson
from support.program import initialised
from support.server import Server

TUREF, DEGREES = 5253, 4326
BOXES = {TUREF: (529000, 4239000, 531000, 4241000), DEGREES: (27.33, 38.28, 27.36, 38.30)}
# A layer, the CRS it is stored in, the CRS of the geometries in its filters (as in a request; None: CRS84), how many.
CASES = [
    ("deneme", TUREF, TUREF, 420), ("deneme", TUREF, None, 260), ("deneme", TUREF, DEGREES, 160),
    ("derece", DEGREES, None, 360), ("derece", DEGREES, DEGREES, 160), ("derece", DEGREES, TUREF, 160),
    ("bina", TUREF, TUREF, 160), ("bina", TUREF, None, 80), ("yol", TUREF, TUREF, 120), ("imar_fonksiyon", TUREF, TUREF, 120)]


@pytest.fixture(scope="module")
def invented_home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("random")
    pafta = initialised(folder / "kent")
    for layer, crs in (("deneme", TUREF), ("derece", DEGREES)):
        pafta.load(invented.write(folder / f"{layer}.gpkg", layer, crs, BOXES[crs], count=260, seed=crs))
    return pafta, folder


@pytest.fixture(scope="module")
def invented_server(invented_home, tmp_path_factory):
    with Server(invented_home[0], tmp_path_factory.mktemp("log") / "random.log") as server:
        yield server


@pytest.fixture(scope="module")
def tables(invented_home, city_home):
    """What GDAL reads: from the delivered files, and for the city, whose features got their numbers when they were
    loaded, from the GeoPackages of its home."""
    pafta, folder = invented_home
    found = {layer: Table(folder / f"{layer}.gpkg", layer, crs) for layer, crs in (("deneme", TUREF), ("derece", DEGREES))}
    for file, layer in (("yapi", "bina"), ("ulasim", "yol"), ("imar", "imar_fonksiyon")):
        found[layer] = Table(city_home.home / f"layers/{file}.gpkg", layer, TUREF, identifier="feature_id")
    return found


def test_there_are_two_thousand():
    assert sum(count for *_, count in CASES) == 2000


@pytest.mark.parametrize("layer, stored, written, count", CASES)
def test_filters_select_what_an_evaluation_selects(invented_server, city, tables, layer, stored, written, count):
    chance, table = random.Random(f"{layer} {written}"), tables[layer]
    generator = Generator(chance, table, written or DEGREES)
    trees = [generator.filter() for _ in range(count)]
    targets = []
    for number, tree in enumerate(trees):
        sent = cql2.turned(tree) if written else tree           # these two put north first, CRS84 does not
        encoding = ("cql2-text", "cql2-json")[number % 2]
        parameters = filters.filter_parameters(encoding, sent, cql2.text(sent))
        targets.append(filters.items_target(layer, skipGeometry="true", properties=next(iter(table.types)),
                                            filter_crs=filters.crs_uri(written) if written else None, **parameters))
    server = invented_server if layer in ("deneme", "derece") else city
    wrong, selective = [], 0
    for tree, answer in zip(trees, filters.ask_all(server, targets)):
        got, expected = filters.identifiers(answer), table.selected(tree, generator.crs)
        selective += 0 < len(expected) < len(table)
        if isinstance(got, str) or sorted(got) != sorted(expected):
            differing = got if isinstance(got, str) else sorted(set(got) ^ set(expected))
            wrong.append((cql2.text(tree), differing))
    assert wrong == [], f"{len(wrong)} of {count} differ"
    assert selective > count / 3, "many filters must select some features and leave others out"


@pytest.mark.parametrize("encoding", ["cql2-text", "cql2-json"])
def test_a_filter_too_long_for_an_address_is_posted(invented_server, tables, encoding):
    chance, table = random.Random(encoding), tables["derece"]
    x0, y0, x1, y1 = BOXES[DEGREES]
    ring = invented.star(chance, (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, 5000)
    tree = {"op": "s_within", "args": [{"property": table.geometry_name}, geojson(ring)]}
    members = {"filter": tree if encoding == "cql2-json" else cql2.text(tree), "filter-lang": encoding, "limit": 1000}
    if posting.operation(invented_server)[1].startswith("application/x-www-form-urlencoded"):
        members["limit"] = "1000"
    answer = posting.post(invented_server, "derece", members)
    assert answer.status == 200, answer.text[:500]
    expected = table.selected(tree, DEGREES)
    assert sorted(f["id"] for f in answer.json["features"]) == sorted(expected) and len(expected) > 3
