"""Order, paging in any order, selection of properties, and the documents that say what can be asked for."""
import itertools
import random
import urllib.parse

import pytest

from support import filters, invented
from support.evaluation import Table
from support.program import initialised
from support.server import Server

FIELDS = [name for name, _ in invented.FIELDS]


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sorting")
    return invented.write(folder / "deneme.gpkg", "deneme", 5253, (529000, 4239000, 531000, 4241000), count=300, seed=21)


@pytest.fixture(scope="module")
def server(delivered):
    pafta = initialised(delivered.parent / "kent")
    pafta.load(delivered)
    with Server(pafta, delivered.parent / "server.log") as server:
        yield server


@pytest.fixture(scope="module")
def table(delivered):
    return Table(delivered, "deneme", 5253)


def ranks(table, name, is_descending):
    """For each feature, its place among the values of a property; what has none comes last in either direction."""
    values = table.columns[name]
    order = {v: i for i, v in enumerate(sorted({v for v in values if v is not None}, reverse=is_descending))}
    return [order.get(v, len(order)) for v in values]


def keys_of(sortby):
    return [(key.lstrip("+-"), key.startswith("-")) for key in sortby.split(",")]


def expect_order(table, ids, sortby):
    """The identifiers are in the order wanted; equals may stand in any order."""
    keys = list(zip(*(ranks(table, name, down) for name, down in keys_of(sortby))))
    of = dict(zip(table.ids, keys))
    got = [of[i] for i in ids]
    assert got == sorted(got)


SORTS = ["kat", "+kat", "-kat", "tam", "-tam", "gercek", "-gercek", "metin", "-metin", "kod,-tam", "gun", "-gun", "an", "-an",
         "dogru", "-dogru", "dogru,-kat,metin", "-oran,kod,-gun,an", "kat,-kat", "-kod,-dogru,-kat"]


@pytest.mark.parametrize("sortby", SORTS)
def test_features_come_in_the_order_wanted(server, table, sortby):
    ids = [f["id"] for f in server.items("deneme", sortby=sortby, skipGeometry="true")]
    assert sorted(ids) == sorted(table.ids)
    expect_order(table, ids, sortby)


@pytest.mark.parametrize("limit", [1, 7, 50, 299, 300])
@pytest.mark.parametrize("sortby", ["-kat", "kod,-tam", "dogru,-an", "-oran,metin", "gun"])
def test_next_links_visit_every_feature_once_in_order(server, table, sortby, limit):
    if limit == 1 and sortby != "-kat":
        pytest.skip("one at a time is asked for in one order only")
    whole = [f["id"] for f in server.items("deneme", sortby=sortby, skipGeometry="true")]
    paged = [f["id"] for f in server.items("deneme", sortby=sortby, skipGeometry="true", limit=limit)]
    assert paged == whole and len(set(paged)) == len(table)


def test_paging_keeps_filter_box_and_order(server, table):
    # Features without geometry belong to every box.
    expected = {i for i, kat, shape in zip(table.ids, table.columns["kat"], table.geometries(5253))
                if kat is not None and kat > 3 and (shape is None or shape.bounds[0] < 530000)}
    query = {"filter": "kat > 3", "bbox": "4238000,528000,4242000,530000", "bbox-crs": filters.crs_uri(5253)}
    ids = [f["id"] for f in server.items("deneme", sortby="-kat,kod", limit=11, skipGeometry="true", **query)]
    assert len(ids) == len(set(ids)) and set(ids) == expected
    expect_order(table, ids, "-kat,kod")
    unsorted = [f["id"] for f in server.items("deneme", skipGeometry="true", **query)]
    assert sorted(unsorted) == sorted(ids) and 20 < len(ids) < len(table)


def test_a_cursor_of_another_order_is_refused(server):
    page = server.get(filters.items_target("deneme", sortby="kat", limit=5))
    cursor = urllib.parse.parse_qs(urllib.parse.urlsplit(page.link("next")).query)["cursor"][0]
    for sortby in ("-kat", "kod", "kat,kod", None):
        answer = server.get(filters.items_target("deneme", sortby=sortby, limit=5, cursor=cursor))
        assert answer.status in (400, 409), answer.text


def test_a_page_reached_by_random_sizes_is_the_same(server):
    chance = random.Random(7)
    whole = [f["id"] for f in server.items("deneme", sortby="kod,-gercek", skipGeometry="true")]
    found, target = [], filters.items_target("deneme", sortby="kod,-gercek", skipGeometry="true", limit=9)
    for _ in itertools.takewhile(lambda _: target, range(300)):
        answer = server.get(target)
        found += [f["id"] for f in answer.json["features"]]
        target = answer.link("next")
        target = target and target.replace("limit=9", f"limit={chance.randint(1, 40)}")
    assert found[:len(whole)] == whole


@pytest.mark.parametrize("sortby", ["yok", "-yok", "geom", "kat,", ",", "", "kat,,tam", "kat;DROP TABLE deneme", "*kat", "1", "--kat",
                                    "kat desc", "'kat'", "kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,kat,yok"])
def test_a_wrong_order_is_refused(server, sortby):
    answer = server.get(filters.items_target("deneme", sortby=sortby))
    assert answer.status == 400 and answer.json["code"].startswith("parameter.") and answer.json["remedy"], answer.text


def test_a_plus_that_became_a_blank_still_means_ascending(server, table):
    """In an address `+` stands for a blank; clients send it unescaped all the same."""
    answer = server.get("/collections/deneme/items?sortby=+kat,-tam&skipGeometry=true&limit=1000")
    assert answer.status == 200
    expect_order(table, [f["id"] for f in answer.json["features"]], "kat,-tam")


@pytest.mark.parametrize("wanted", [["kat"], ["metin", "kat"], ["gun", "an", "dogru"], FIELDS])
def test_only_the_properties_wanted_come(server, table, wanted):
    features = server.items("deneme", properties=",".join(wanted))
    assert len(features) == len(table)
    values = {i: {n: table.columns[n][row] for n in wanted} for row, i in enumerate(table.ids)}
    for feature in features:
        assert set(feature["properties"]) <= set(wanted)
        for name in {"kat", "metin", "dogru"} & set(wanted):
            assert feature["properties"].get(name) == values[feature["id"]][name]


def test_properties_are_left_out(server):
    features = server.items("deneme", **{"exclude-properties": "metin,kod,tam"})
    names = set().union(*(f["properties"] for f in features))
    assert names == set(FIELDS) - {"metin", "kod", "tam"}
    assert any(f["geometry"] for f in features)


def test_one_feature_can_be_selected_from(server):
    identifier = server.items("deneme", limit=1000)[0]["id"]
    feature = server.get(f"/collections/deneme/items/{identifier}?properties=kat,kod").json
    assert set(feature["properties"]) <= {"kat", "kod"} and feature["id"] == identifier


def test_a_filter_and_an_order_may_use_what_is_not_selected(server, table):
    features = server.items("deneme", properties="kod", filter="kat > 5", sortby="-tam")
    assert all(set(f["properties"]) <= {"kod"} for f in features)
    assert len(features) == sum(1 for v in table.columns["kat"] if v is not None and v > 5)
    expect_order(table, [f["id"] for f in features], "-tam")


@pytest.mark.parametrize("value, has_geometry", [("true", False), ("false", True)])
def test_geometry_can_be_left_out(server, value, has_geometry):
    features = server.items("deneme", skipGeometry=value)
    assert any(f["geometry"] for f in features) == has_geometry and all("geometry" in f for f in features)


@pytest.mark.parametrize("query", ["properties=yok", "properties=kat,yok", "exclude-properties=yok", "skipGeometry=maybe",
                                   "skipGeometry=", "properties=kat&exclude-properties=kat"])
def test_a_wrong_selection_is_refused(server, query):
    answer = server.get(f"/collections/deneme/items?{query}")
    assert answer.status == 400 and answer.json["code"].startswith("parameter."), answer.text


TYPES = {"tam": ("integer", None), "kat": ("integer", None), "gercek": ("number", None), "oran": ("number", None),
         "metin": ("string", None), "kod": ("string", None), "gun": ("string", "date"), "bitis": ("string", "date"),
         "an": ("string", "date-time"), "son": ("string", "date-time"), "dogru": ("boolean", None)}


def schema_of(server, path):
    """A schema after the checks that OGC 23-058r2, clause 7, wants of every one."""
    answer = server.get(f"/collections/deneme/{path}", Accept="application/schema+json")
    assert answer.status == 200 and answer.headers["content-type"].split(";")[0] == "application/schema+json"
    from jsonschema import Draft202012Validator

    schema = answer.json
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema" and schema["type"] == "object"
    assert schema["$id"] == f"{server.url}/collections/deneme/{path}"
    for name, described in schema["properties"].items():
        if described.get("format", "").startswith("geometry-"):
            assert "type" not in described and "$ref" not in described
        else:
            assert described["type"] in ("string", "number", "integer", "boolean", "array", "object"), name
    roles = [p["x-ogc-role"] for p in schema["properties"].values() if "x-ogc-role" in p]
    assert roles.count("id") <= 1 and roles.count("primary-geometry") <= 1
    return schema


@pytest.mark.parametrize("path", ["queryables", "sortables", "schema"])
def test_schemas_describe_the_properties(server, path):
    properties = schema_of(server, path)["properties"]
    for name, (kind, form) in TYPES.items():
        assert properties[name]["type"] == kind
        assert form is None or properties[name]["format"] == form
    geometries = [n for n, p in properties.items() if p.get("format", "").startswith("geometry-")]
    assert geometries == ([] if path == "sortables" else ["geom"])


@pytest.mark.parametrize("path", ["queryables", "sortables"])
def test_what_is_not_listed_cannot_be_asked_for(server, path):
    assert schema_of(server, path)["additionalProperties"] is False


def test_everything_listed_can_be_asked_for(server):
    for name, described in schema_of(server, "queryables")["properties"].items():
        assert server.get(filters.items_target("deneme", filter=f'"{name}" IS NULL')).status == 200, name
    for name in schema_of(server, "sortables")["properties"]:
        assert server.get(filters.items_target("deneme", sortby=f"-{name}")).status == 200, name


def test_collections_link_to_their_schemas(server):
    links = {link["rel"]: link["href"] for link in server.get("/collections/deneme").json["links"]}
    for name in ("queryables", "sortables", "schema"):
        relation = next(rel for rel in links if rel.rstrip("]").endswith(f"/rel/ogc/1.0/{name}") or rel == f"[ogc-rel:{name}]")
        assert links[relation].startswith(f"{server.url}/collections/deneme/{name}")


KINDS = {"string", "number", "integer", "datetime", "geometry", "boolean"}


def test_functions_are_listed_as_part_3_says(server):
    functions = server.get("/functions", Accept="application/json").json["functions"]
    assert functions and len({f["name"] for f in functions}) == len(functions)
    for function in functions:
        assert function["name"] and set(function["returns"]) <= KINDS and function["returns"]
        for argument in function.get("arguments", []):
            assert argument["type"] and set(argument["type"]) <= KINDS


def test_functions_have_a_page(server):
    names = [f["name"] for f in server.get("/functions?f=json").json["functions"]]
    for language, word in (("tr", "Süzgeç işlevleri"), ("en", "Functions for filters")):
        page = server.get("/functions", Accept="text/html", Accept_Language=language)
        assert page.headers["content-type"].startswith("text/html") and word in page.text
        assert all(f"<code>{name}(" in page.text for name in names)
    landing = server.get("/", Accept="text/html").text
    assert f"{server.url}/functions?f=html" in landing


SAMPLES = {"string": "'İstanbul'", "number": "2.5", "integer": "3", "datetime": "DATE('2022-04-16')", "boolean": "TRUE",
           "geometry": "POINT(27.34 38.29)"}
RESULTS = {"string": "= 'x'", "number": "> 0", "integer": "> 0", "datetime": "= DATE('2022-04-16')", "boolean": "= TRUE",
           "geometry": "IS NULL"}


def test_every_function_can_be_called(server):
    """Conformance class `functions`: each in predicates with different operators."""
    for function in server.get("/functions", Accept="application/json").json["functions"]:
        arguments = ",".join(SAMPLES[argument["type"][0]] for argument in function.get("arguments", []))
        call, result = f"{function['name']}({arguments})", function["returns"][0]
        for text in (f"{call} {RESULTS[result]}", f"NOT ({call} IS NULL)"):
            answer = server.get(filters.items_target("deneme", filter=text))
            assert answer.status == 200, f"{text}: {answer.text}"


@pytest.mark.parametrize("pattern", ["'%{}%'", "trfold('%{}%')"])
@pytest.mark.parametrize("word, value", [("ATATURK", "Atatürk"), ("atatürk", "Atatürk"), ("ISIK", "Işık"), ("isik", None),
                                         ("İGDE", "İğde"), ("igde", "İğde"), ("IĞDE", None)])
def test_search_folds_the_turkish_way(server, table, pattern, word, value):
    """"ATATURK" finds "Atatürk"; I/ı and İ/i are two letters. The pattern is folded by the server, or by its writer too."""
    text = f"trfold(metin) LIKE {pattern.format(word)}"
    answer = server.get(filters.items_target("deneme", skipGeometry="true", filter=text))
    assert answer.status == 200, answer.text
    expected = {i for i, v in zip(table.ids, table.columns["metin"]) if v and value and value in v}
    assert {f["id"] for f in answer.json["features"]} == expected and bool(expected) == bool(value)
