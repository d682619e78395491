"""The abstract test suite of CQL2 (OGC 21-065r2, annex A) over its own data, in both encodings.

The predicates and the counts of the tables are in `data/`; the JSON encoding is made by a converter of our own.
"""
import csv
import random
from pathlib import Path

import pytest

from support import cql2, filters, vectors
from support.evaluation import Table
from support.places import SHARED
from support.program import initialised
from support.server import Server

DATA = SHARED / "data/cql2-conformance/ne110m4cql2.gpkg"
COUNTRIES, PLACES, RIVERS = (
    f"ne_110m_{name}" for name in ("admin_0_countries", "populated_places_simple", "rivers_lake_centerlines"))
ENCODINGS = ("cql2-text", "cql2-json")
# The data holds Chișinău, Chicago and Chengdu; see issue 1011 of opengeospatial/ogcapi-features.
ERRATA = {"ACCENTI(name) LIKE accenti('Ch%')": 3, "ACCENTI(CASEI(name)) LIKE accenti(casei('Chiș%'))": 1,
          "ACCENTI(CASEI(name)) LIKE accenti(casei('cHis%'))": 1}


def rows_of(name):
    with open(Path(__file__).parent / "data" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


PREDICATES = rows_of("cql2-predicates.tsv")
COMBINATIONS = rows_of("cql2-combinations.tsv")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if not DATA.exists():
        pytest.skip("the data of ../shared/data/cql2-conformance is not here")
    folder = tmp_path_factory.mktemp("cql2")
    pafta = initialised(folder / "kent")
    pafta.load(DATA)
    with Server(pafta, folder / "server.log") as server:
        yield server


@pytest.fixture(scope="module")
def tables():
    """The same features, read with GDAL."""
    return {name: Table(DATA, name, 4326) for name in (COUNTRIES, PLACES, RIVERS)}


def ask(server, encoding, wanted):
    """The answers to pairs of a collection and a filter's text."""
    targets = []
    for collection, text in wanted:
        parameters = filters.filter_parameters(encoding, cql2.parse(text), text)
        targets.append(filters.items_target(collection, skipGeometry="true", **parameters))
    return [filters.identifiers(answer) for answer in filters.ask_all(server, targets)]


def expect_counts(server, encoding, wanted, counts):
    got = [len(ids) if isinstance(ids, list) else ids for ids in ask(server, encoding, wanted)]
    assert [(*w, g, c) for w, g, c in zip(wanted, got, counts) if g != c] == []


def expect_evaluated(server, tables, encoding, wanted):
    """Each filter selects what an evaluation of our own selects."""
    expected = [tables[collection].selected(cql2.parse(text)) for collection, text in wanted]
    got = [sorted(ids) if isinstance(ids, list) else ids for ids in ask(server, encoding, wanted)]
    assert [(*w, g, e) for w, g, e in zip(wanted, got, expected) if g != sorted(e)] == []


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("conformance_class", dict.fromkeys(row["class"] for row in PREDICATES))
def test_predicates_select_the_expected_number(server, conformance_class, encoding):
    rows = [row for row in PREDICATES if row["class"] == conformance_class]
    expect_counts(server, encoding, [(row["collection"], row["predicate"]) for row in rows],
                  [ERRATA.get(row["predicate"], int(row["count"])) for row in rows])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_combinations_select_the_expected_number(server, encoding):
    form = "(NOT ({p2}) AND {p1}) OR ({p3} and {p4}) or not ({p1} OR {p4})"
    expect_counts(server, encoding, [(PLACES, form.format(**row)) for row in COMBINATIONS],
                  [int(row["count"]) for row in COMBINATIONS])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_random_combinations_of_four_predicates(server, tables, encoding):
    chance, wanted = random.Random(encoding), []
    for collection in (COUNTRIES, PLACES, RIVERS):
        known = [row["predicate"] for row in PREDICATES if row["collection"] == collection]
        for _ in range(15):
            p = [f"({text})" for text in chance.sample(known, 4)]
            wanted.append((collection, f"((NOT {p[0]} AND {p[1]}) OR ({p[2]} and NOT {p[3]}) or not ({p[0]} AND {p[3]}))"))
    expect_evaluated(server, tables, encoding, wanted)


def test_text_is_the_encoding_without_a_name(server):
    target = filters.items_target(PLACES, filter="name='København'")
    assert [f["properties"]["name"] for f in server.get(target).json["features"]] == ["København"]


def kind_of(table, name):
    """The CQL2 type of a property."""
    kind, subtype = table.types[name]
    ogr = vectors.ogr
    if subtype == ogr.OFSTBoolean:
        return "boolean"
    return {ogr.OFTString: "string", ogr.OFTInteger: "integer", ogr.OFTInteger64: "integer", ogr.OFTReal: "number",
            ogr.OFTDate: "date", ogr.OFTDateTime: "timestamp"}[kind]


LITERALS = {"string": "'foo'", "boolean": "true", "number": "3.14", "integer": "1",
            "timestamp": "TIMESTAMP('2022-04-14T14:48:46Z')", "date": "DATE('2022-04-14')"}
LISTS = {"string": "('foo','bar')", "boolean": "(true)", "number": "(1, 2, 3)", "integer": "(1, 2, 3)",
         "timestamp": "(TIMESTAMP('2022-04-14T14:52:56Z'), TIMESTAMP('2022-04-14T15:52:56Z'))",
         "date": "(DATE('2022-04-14'), DATE('2022-04-15'))"}
FORMS = {"string": ["{q} LIKE '%'", "{q} like '_%'", "{q} like ''", "{q} like '%%'", r"{q} like '\%\_'",
                    "CASEI({q}) = casei('foo')", "CASEI({q}) <> casei('FOO')", "CASEI({q}) LIKE casei('FOO%')",
                    "ACCENTI({q}) = accenti('äé')", "ACCENTI({q}) LIKE accenti('Ä%')",
                    "ACCENTI(CASEI({q})) LIKE accenti(casei('Ä%'))"],
         "number": ["{q} BETWEEN 0 AND 100", "{q} between 100.0 and 1.0", "{q} + 1 > 2", "-{q} * 2 <= {q} / 3"],
         "integer": ["{q} BETWEEN 0 AND 100", "{q} between 100.0 and 1.0", "{q} div 3 = {q} / 3", "{q} % 7 = 2"],
         "boolean": [], "date": [], "timestamp": []}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("collection", [COUNTRIES, PLACES, RIVERS])
def test_every_property_can_be_compared(server, tables, collection, encoding):
    """The tests of annex A that go over every queryable: comparison, is-null, like, between, in, casei, accenti."""
    table, wanted = tables[collection], []
    for name in table.types:
        kind, q = kind_of(table, name), f'"{name}"'
        forms = [f"{{q}} {sign} {LITERALS[kind]}" for sign in cql2.COMPARISONS]
        forms += [f"{LITERALS[kind]} {sign} {{q}}" for sign in cql2.COMPARISONS]
        forms += [f"{{q}} {sign} {{q}}" for sign in cql2.COMPARISONS]
        forms += ["{q} IS NULL", "{q} is not null", f"{{q}} in {LISTS[kind]}", *FORMS[kind]]
        wanted += [(collection, form.format(q=q)) for form in forms]
    expect_evaluated(server, tables, encoding, wanted)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [
    "start in ('2022-04-14T14:52:56Z', '2022-04-14T15:52:56Z')", "\"date\" in ('2022-04-14', '2022-04-15')"])
def test_moments_may_be_listed_as_texts(server, text, encoding):
    """Annex A writes the lists of the test `in` without DATE and TIMESTAMP."""
    (ids,) = ask(server, encoding, [(PLACES, text)])
    assert ids == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_values_are_compared_with_values(server, tables, encoding):
    wanted = [(RIVERS, f"{value} {sign} {value}") for value in LITERALS.values() for sign in cql2.COMPARISONS]
    expect_evaluated(server, tables, encoding, wanted + [(RIVERS, "true"), (RIVERS, "FALSE")])


MOMENTS = {"start": ("TIMESTAMP('2022-04-24T07:59:57Z')", "INTERVAL('2021-01-01T00:00:00Z','2021-12-31T23:59:59Z')"),
           '"date"': ("DATE('2022-04-24')", "INTERVAL('2021-01-01','2021-12-31')")}
RELATIONS = ("after", "before", "disjoint", "equals", "intersects", "contains", "during", "finishedBy", "finishes",
             "meets", "metBy", "overlappedBy", "overlaps", "startedBy", "starts")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_moments_and_intervals_are_compared(server, tables, encoding):
    wanted = [(PLACES, f"T_{relation.upper()}({name},{literal})")
              for name, literals in MOMENTS.items() for literal in literals for relation in RELATIONS[:5]]
    wanted += [(PLACES, f"T_{relation.upper()}(INTERVAL(start,end),{MOMENTS['start'][1]})") for relation in RELATIONS]
    expect_evaluated(server, tables, encoding, wanted)


SHAPES = ["BBOX(-180,-90,180,90)", "POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))", "POINT(7.02 49.92)",
          "LINESTRING(7 50, 10 51)", "MULTIPOINT(7 50,10 51)", "MULTIPOINT((7 50),(10 51))",
          "MULTILINESTRING((-180 -45, 0 -45), (0 45, 180 45))",
          "MULTIPOLYGON(((-180 -90, -90 -90, -90 90, -180 90, -180 -90), (-120 -50, -100 -50, -100 -40, -120 -40,"
          " -120 -50)),((0 0, 10 0, 10 10, 0 10, 0 0)))"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("collection", [COUNTRIES, PLACES, RIVERS])
def test_every_relation_with_every_kind_of_geometry(server, tables, collection, encoding):
    relations = ("INTERSECTS", "DISJOINT", "EQUALS", "TOUCHES", "CROSSES", "WITHIN", "CONTAINS", "OVERLAPS")
    wanted = [(collection, f"S_{relation}(geom,{shape})") for relation in relations for shape in SHAPES]
    wanted += [(collection, f"S_INTERSECTS(geom,GEOMETRYCOLLECTION(POINT(7.02 49.92),{SHAPES[1]}))")]
    expect_evaluated(server, tables, encoding, wanted)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [
    "S_INTERSECTS(geom,POINT(90 180))", "S_DISJOINT(geom,POINT(90 180))",
    "S_INTERSECTS(geom,MULTIPOINT((7.02 49.92),(90 180)))"])
def test_coordinates_outside_the_world_are_refused(server, text, encoding):
    parameters = filters.filter_parameters(encoding, cql2.parse(text), text)
    server.problem(filters.items_target(COUNTRIES, **parameters), 400, "filter.invalid")


# The trees are written out, since one name in parentheses is a list only here.
NAME, ASCII = {"property": "name"}, {"property": "nameascii"}
ARRAYS = [
    ("A_CONTAINS(('Berlin','Athens','foo'),(name))", {"op": "a_contains", "args": [["Berlin", "Athens", "foo"], [NAME]]}, 2),
    ("A_CONTAINEDBY((name,nameascii),('Berlin','Athens'))",
     {"op": "a_containedBy", "args": [[NAME, ASCII], ["Berlin", "Athens"]]}, 2),
    ("A_EQUALS((name),('Berlin'))", {"op": "a_equals", "args": [[NAME], ["Berlin"]]}, 1),
    ("A_OVERLAPS((name,'q'),('Berlin','Kiev'))", {"op": "a_overlaps", "args": [[NAME, "q"], ["Berlin", "Kiev"]]}, 2)]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text, tree, count", ARRAYS)
def test_lists_are_compared(server, text, tree, count, encoding):
    answer = server.get(filters.items_target(PLACES, **filters.filter_parameters(encoding, tree, text)))
    assert answer.status == 200, answer.text
    assert len(answer.json["features"]) == count


@pytest.mark.parametrize("written, meant", [
    ("'it''s'", "it's"), (r"'it\'s'", "it's"), ("'\t\n\r\x0b\x0c'", "\t\n\r\x0b\x0c"), ("'\x07\x08'", "\x07\x08"),
    ("'ÇĞİÖŞÜ çğıöşü 😀'", "ÇĞİÖŞÜ çğıöşü 😀")])
def test_escaped_characters_are_recovered(server, written, meant):
    for text in (f"{written} LIKE '{'_' * len(meant)}'", f"{written} = {cql2.text(meant)}"):
        answer = server.get(filters.items_target(RIVERS, filter=text))
        assert answer.status == 200 and len(answer.json["features"]) == 13, answer.text
    tree = {"op": "=", "args": [meant, meant]}
    parameters = filters.filter_parameters("cql2-json", tree, "")
    assert len(server.get(filters.items_target(RIVERS, **parameters)).json["features"]) == 13


def test_the_conformance_classes_are_declared(server):
    declared = set(server.get("/conformance").json["conformsTo"])
    classes = {row["class"] for row in PREDICATES} | {"cql2-text", "cql2-json", "array-functions", "functions"}
    assert {f"http://www.opengis.net/spec/cql2/1.0/conf/{name}" for name in classes} <= declared
    parts = {"ogcapi-features-3/1.0/conf/queryables", "ogcapi-features-3/1.0/conf/queryables-query-parameters",
             "ogcapi-features-3/1.0/conf/filter", "ogcapi-features-3/1.0/conf/features-filter",
             "ogcapi-features-2/1.0/conf/crs"}
    assert {f"http://www.opengis.net/spec/{part}" for part in parts} <= declared
