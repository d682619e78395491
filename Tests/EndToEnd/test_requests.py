"""What the server answers to right and wrong requests."""
import json
import re

import pytest

from support import city as deliveries
from support import vectors
from support.server import Server

ITEMS = "/collections/parsel/items"


@pytest.mark.parametrize("query", [
    "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=1,2,3,4,5,6,7", "bbox=", "bbox=a,b,c,d", "bbox=nan,0,1,1", "bbox=0,0,inf,1",
    "bbox=29,41,30,40", "bbox=0,0,1e999,1", "bbox=-200,0,0,1", "bbox=0,-91,1,1", "bbox=0,0,9,1,1,1",
    "limit=0", "limit=-1", "limit=1.5", "limit=abc", "limit=", "datetime=yesterday", "datetime=2026-13-01",
    "datetime=2026-02-01/2026-01-01", "datetime=..%2F..", "f=xml", "f=", "cursor=abc", "cursor=a.b", "crs=x", "bbox-crs=x"])
def test_a_malformed_parameter_is_refused(city, query):
    city.problem(f"{ITEMS}?{query}", 400, "parameter.invalid")


@pytest.mark.parametrize("query, code", [
    ("colour=red", "parameter.unknown"), ("LIMIT=1", "parameter.unknown"),
    ("limit=1&limit=2", "parameter.repeated"), ("ADA=1&ADA=1", "parameter.repeated")])
def test_an_unknown_or_repeated_parameter_is_refused(city, query, code):
    city.problem(f"{ITEMS}?{query}", 400, code)


@pytest.mark.parametrize("path", ["/", "/conformance", "/api", "/collections", "/collections/parsel",
                                  f"{ITEMS}/1", "/tiles/parsel.json"])
def test_an_unknown_parameter_is_refused_everywhere(city, path):
    city.problem(f"{path}?nonsense=1", 400, "parameter.unknown")


@pytest.mark.parametrize("path, code", [
    ("/collections/yok", "collection.unknown"), ("/collections/yok/items", "collection.unknown"),
    ("/collections/PARSEL/items", "collection.unknown"), ("/tiles/yok/10/1/1.mvt", "collection.unknown"),
    ("/tiles/yok.json", "collection.unknown"), (f"{ITEMS}/999999999", "feature.unknown"),
    (f"{ITEMS}/-1", "feature.unknown"), (f"{ITEMS}/abc", "feature.unknown"),
    (f"{ITEMS}/99999999999999999999999", "feature.unknown"), ("/nowhere", "path.unknown"),
    ("/collections/parsel/things", "path.unknown"), ("/web/../pafta.toml", "path.unknown"),
    ("/web/%2e%2e%2fpafta.toml", "path.unknown"), ("/collections/parsel%00/items", "request.malformed"),
    ("/collections/parsel/tiles/Nowhere/1/1/1", "tileMatrixSet.unknown")])
def test_what_does_not_exist_is_not_found(city, path, code):
    city.problem(path, 400 if code == "request.malformed" else 404, code)


@pytest.mark.parametrize("target", ["/collections/%", "/collections/%zz", "/collections/%ff%fe", f"{ITEMS}?ADA=%C3",
                                    f"{ITEMS}?%=1", "/" + "a" * 20000])
def test_a_malformed_address_is_refused(city, target):
    answer = city.get(target)
    assert answer.status in (400, 414) and "code" in answer.json


@pytest.mark.parametrize("request_bytes", [
    b"GARBAGE\r\n\r\n", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20,
    b"GET / HTTP/1.1\r\n" + b"X: " + b"a" * 200000 + b"\r\n\r\n", b"\r\n\r\n\r\n"])
def test_bytes_that_are_no_http_do_no_harm(city, request_bytes):
    answer = city.raw(request_bytes, seconds=3)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 ")
    assert not answer.startswith(b"HTTP/1.1 5") or b" 505 " in answer[:20] or b" 501 " in answer[:20]
    assert city.get("/health").status == 200


@pytest.mark.parametrize("value", ["' OR 1=1 --", '"; DROP TABLE parsel; --', "%' OR '1'='1", "\\", "x" * 3000])
def test_a_filter_is_never_part_of_a_command(city, value):
    from urllib.parse import quote

    answer = city.get(f"{ITEMS}?ADA={quote(value)}")
    assert answer.status == 200 and answer.json["features"] == []
    assert len(city.items("parsel")) == deliveries.count("parsel")


def test_a_huge_limit_is_served_at_the_maximum(city):
    for limit in ("1000000000", "9" * 40):
        answer = city.get(f"{ITEMS}?limit={limit}")
        assert answer.status == 200 and answer.json["numberReturned"] == deliveries.count("parsel")


def test_without_a_limit_a_page_has_a_hundred_features(city):
    page = city.get(ITEMS).json
    assert page["numberReturned"] == len(page["features"]) == 100
    assert page["numberMatched"] == deliveries.count("parsel")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", page["timeStamp"])
    assert page["type"] == "FeatureCollection" and all(f["type"] == "Feature" for f in page["features"])


@pytest.mark.parametrize("limit", [1, 7, 100, 333])
def test_next_links_visit_every_feature_once(city, limit):
    collection = "mahalle" if limit == 1 else "parsel"
    visited = [f["id"] for f in city.items(collection, limit=limit)]
    assert len(visited) == len(set(visited)) == deliveries.count(collection)


def middle(collection, share=0.5):
    x0, y0, x1, y1 = vectors.shapely.total_bounds([f.shape for f in deliveries.features(collection, to=4326)])
    x, y, w, h = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) * share / 2, (y1 - y0) * share / 2
    return x - w, y - h, x + w, y + h


@pytest.mark.parametrize("limit", [13, 1000])
@pytest.mark.parametrize("collection", ["parsel", "yol", "kapi"])
def test_next_links_keep_the_box(city, collection, limit):
    box = middle(collection)
    text = ",".join(f"{v:.7f}" for v in box)
    shape = vectors.shapely.box(*(float(v) for v in text.split(",")))
    inside = {f["id"] for f in city.items(collection)
              if shape.intersects(vectors.shapely.geometry.shape(f["geometry"]))}
    visited = [f["id"] for f in city.items(collection, bbox=text, limit=limit)]
    assert len(visited) == len(set(visited))
    assert 0 < len(inside) < deliveries.count(collection)
    # Coordinates are written with seven decimals: what touches the box within that may fall on either side.
    doubtful = {f["id"] for f in city.items(collection)
                if shape.boundary.distance(vectors.shapely.geometry.shape(f["geometry"])) < 2e-7}
    assert set(visited) - doubtful == inside - doubtful


def test_a_box_with_heights_selects_as_without(city):
    x0, y0, x1, y1 = middle("parsel")
    flat = city.items("parsel", bbox=f"{x0},{y0},{x1},{y1}")
    high = city.items("parsel", bbox=f"{x0},{y0},-100,{x1},{y1},5000")
    assert [f["id"] for f in flat] == [f["id"] for f in high] != []


def test_a_box_across_the_antimeridian_goes_round_the_back(city):
    x0, y0, x1, y1 = vectors.shapely.total_bounds([f.shape for f in deliveries.features("parsel", to=4326)])
    assert city.items("parsel", bbox="170,30,-170,50") == []
    around = city.items("parsel", bbox=f"{x0 - 1},30,{x0 - 2},50")          # all the way round to the east
    assert len(around) == deliveries.count("parsel")
    half = city.items("parsel", bbox=f"{(x0 + x1) / 2},30,-170,50")
    assert 0 < len(half) < deliveries.count("parsel")


def test_filters_combine(city):
    wanted = city.items("parsel")[11]
    numbers = {name: wanted["properties"][name] for name in ("ADA", "PARSEL")}
    found = city.items("parsel", **numbers)
    assert wanted["id"] in [f["id"] for f in found]
    assert all(numbers.items() <= f["properties"].items() for f in found)
    assert city.items("parsel", bbox="0,0,1,1", **numbers) == []


def test_one_feature_equals_its_entry_in_the_list(city):
    for listed in city.items("parsel")[:5]:
        answer = city.get(f"{ITEMS}/{listed['id']}")
        assert answer.headers["content-type"].startswith("application/geo+json")
        assert {k: answer.json[k] for k in ("id", "geometry", "properties", "type")} == {
            k: listed[k] for k in ("id", "geometry", "properties", "type")}
        assert answer.link("collection") and answer.link("self")


@pytest.mark.parametrize("path", ["/", "/conformance", "/api", "/collections", "/collections/parsel", f"{ITEMS}?limit=5",
                                  f"{ITEMS}/1", "/map", "/health"])
def test_head_has_the_headers_of_get_and_no_body(city, path):
    got, head = city.get(path), city.get(path, method="HEAD")
    assert head.status == got.status == 200 and head.raw == b""
    for name in ("content-type", "etag", "last-modified"):
        assert head.headers.get(name) == got.headers.get(name)


@pytest.mark.parametrize("path", ["/", ITEMS, "/tiles/parsel/10/1/1.mvt"])
def test_options_tells_methods_to_other_sites(city, path):
    answer = city.get(path, method="OPTIONS", Origin="https://example.org", Access_Control_Request_Method="GET")
    assert answer.status in (200, 204)
    assert "GET" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert city.get(ITEMS + "?limit=1", Origin="https://example.org").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(city, method):
    answer = city.get(ITEMS, method=method)
    assert answer.status == 405 and "GET" in answer.headers["allow"]
    assert answer.json["code"] == "method.notAllowed"


@pytest.mark.parametrize("path", ["/", "/collections", "/collections/parsel", f"{ITEMS}?limit=5", f"{ITEMS}/1", "/api"])
def test_a_copy_that_is_still_good_is_not_sent_again(city, path):
    first = city.get(path)
    tag = first.headers["etag"]
    for condition in (tag, f'"other", {tag}', "*"):
        again = city.get(path, If_None_Match=condition)
        assert again.status == 304 and again.raw == b"" and again.headers["etag"] == tag
    assert city.get(path, If_None_Match='"other"').status == 200


def test_the_tag_of_an_answer_depends_on_its_form(city):
    json_tag = city.get(f"{ITEMS}?limit=5").headers["etag"]
    assert city.get(f"{ITEMS}?limit=5", Accept="text/html").headers["etag"] != json_tag
    assert city.get(f"{ITEMS}?limit=6").headers["etag"] != json_tag
    assert "accept" in city.get(f"{ITEMS}?limit=5").headers["vary"].lower()


def test_an_old_copy_by_date(city):
    answer = city.get("/collections/parsel/items/1")
    if date := answer.headers.get("last-modified"):
        assert city.get("/collections/parsel/items/1", If_Modified_Since=date).status == 304
        assert city.get("/collections/parsel/items/1",
                        If_Modified_Since="Thu, 01 Jan 2015 00:00:00 GMT").status == 200


@pytest.mark.parametrize("path", ["/api", f"{ITEMS}?limit=1000", "/map", "/collections"])
@pytest.mark.parametrize("accepted, coding", [
    ("gzip, br", "gzip"), ("gzip, deflate, br, zstd", "zstd"), ("zstd;q=0.5, gzip", "gzip")])
def test_answers_are_compressed_for_those_who_ask(city, path, accepted, coding):
    plain, packed = city.get(path), city.get(path, Accept_Encoding=accepted)
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == coding and len(packed.raw) < len(plain.raw) * 0.8
    mask = lambda body: re.sub(rb'"timeStamp":"[^"]*"', b"", body)
    assert mask(packed.body) == mask(plain.body)
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert "content-encoding" not in city.get(path, Accept_Encoding="gzip;q=0").headers


@pytest.mark.parametrize("accept, expected", [
    ("text/html", "text/html"), ("application/geo+json", "application/geo+json"), ("*/*", "application/geo+json"),
    ("application/json", "application/geo+json"), ("text/html;q=0.2, application/geo+json;q=0.9", "application/geo+json"),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")])
def test_accept_chooses_the_form(city, accept, expected):
    answer = city.get(f"{ITEMS}?limit=2", Accept=accept)
    assert answer.status == 200 and answer.headers["content-type"].startswith(expected)


def test_f_is_stronger_than_accept(city):
    assert city.get(f"{ITEMS}?limit=2&f=html", Accept="application/geo+json").headers["content-type"].startswith(
        "text/html")
    assert city.get(f"{ITEMS}?limit=2&f=json", Accept="text/html").headers["content-type"].startswith(
        "application/geo+json")


def test_what_no_one_offers_is_not_acceptable(city):
    city.problem(f"{ITEMS}?limit=2", 406, "format.notAcceptable", Accept="image/png")


@pytest.mark.parametrize("path", ["/", "/conformance", "/collections", "/collections/parsel", f"{ITEMS}?limit=3",
                                  f"{ITEMS}/1"])
@pytest.mark.parametrize("language, other", [("tr", "en"), ("en", "tr")])
def test_pages_are_in_the_language_of_the_browser(city, path, language, other):
    page = city.get(path, Accept="text/html", Accept_Language=f"{language},{other};q=0.5")
    assert page.status == 200 and page.headers["content-language"] == language
    assert re.search(rf'<html[^>]* lang="{language}"', page.text)
    foreign = city.get(path, Accept="text/html", Accept_Language=f"{other},{language};q=0.5")
    assert foreign.text != page.text


def test_errors_speak_the_language_of_the_client(city):
    assert "collection" in city.get("/collections/yok", Accept_Language="en").json["detail"]
    assert "katman" in city.get("/collections/yok", Accept_Language="tr").json["detail"]
    assert city.get("/collections/yok", Accept="text/html").headers["content-type"].startswith("text/html")


def test_pages_escape_what_clients_send(city):
    answer = city.get("/collections/%3Cscript%3Ealert(1)%3C%2Fscript%3E", Accept="text/html")
    assert answer.status == 404 and "<script>alert" not in answer.text


def test_links_lead_somewhere(city):
    seen, waiting = set(), [city.url + "/"]
    while waiting:
        address = waiting.pop()
        if address in seen or "{" in address or not address.startswith(city.url) or len(seen) > 150:
            continue
        seen.add(address)
        answer = city.get(address)
        assert answer.status == 200, f"{address}: {answer.status}"
        if "json" in answer.headers["content-type"] and "/items" not in address:
            body = json.dumps(answer.json)
            waiting += [link for link in re.findall(r'"href": "([^"]+)"', body)]
    assert len(seen) > 40


def test_the_landing_page_has_the_links_of_the_standard(city):
    relations = {link["rel"] for link in city.get("/").json["links"]}
    assert {"self", "alternate", "service-desc", "conformance", "data"} <= relations
    classes = city.get("/conformance").json["conformsTo"]
    for name in ("core", "oas30", "html", "geojson"):
        assert f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" in classes


def test_every_collection_is_described(city):
    collections = {c["id"]: c for c in city.get("/collections").json["collections"]}
    assert set(collections) == set(deliveries.FILES)
    for name, collection in collections.items():
        assert collection["title"] and {"items", "self"} <= {link["rel"] for link in city.get(
            f"/collections/{name}").json["links"]} | {"self"}
        west, south, east, north = collection["extent"]["spatial"]["bbox"][0]
        x0, y0, x1, y1 = vectors.shapely.total_bounds([f.shape for f in deliveries.features(name, to=4326)])
        assert west <= x0 + 1e-7 and south <= y0 + 1e-7 and east >= x1 - 1e-7 and north >= y1 - 1e-7
        assert west == pytest.approx(x0, abs=0.001) and north == pytest.approx(y1, abs=0.001)


def test_the_api_definition_is_valid(city):
    from openapi_spec_validator import OpenAPIV30SpecValidator, validate

    answer = city.get("/api")
    assert answer.headers["content-type"].startswith("application/vnd.oai.openapi+json;version=3.0")
    definition = answer.json
    validate(definition, cls=OpenAPIV30SpecValidator)
    assert "/collections" in definition["paths"] and "/conformance" in definition["paths"]
    assert any("/items" in path for path in definition["paths"])
    turkish = city.get("/api", Accept_Language="tr").json
    validate(turkish, cls=OpenAPIV30SpecValidator)


def test_every_operation_of_the_definition_answers(city):
    definition = city.get("/api").json
    for path, operations in definition["paths"].items():
        target = (path.replace("{collectionId}", "parsel").replace("{featureId}", "1")
                  .replace("{tileMatrixSetId}", "WebMercatorQuad"))
        if "{" not in target and "get" in operations:
            assert city.get(target).status == 200, target


def test_health_and_readiness(city):
    assert city.get("/health").json["status"] == "ok"
    assert city.get("/ready").json["status"] == "ready"


def test_answers_may_not_be_guessed_at(city):
    for path in ("/", "/map", f"{ITEMS}?limit=1", "/collections/yok"):
        assert city.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_second_server_on_the_port_is_refused(city, home):
    outcome = home.run("serve", "--port", str(city.port), check=False, seconds=30)
    assert outcome.code == 75 and str(city.port) in outcome.err


def test_a_folder_that_is_no_home_is_refused(tmp_path):
    from support.program import Pafta

    outcome = Pafta(tmp_path).run("serve", "--port", "1", check=False, seconds=30)
    assert outcome.code == 66 and "home.missing" in outcome.err


def test_an_empty_home_is_served(home, serve):
    server: Server = serve(home)
    assert server.get("/collections").json["collections"] == []
    assert server.get("/", Accept="text/html").status == 200 and server.get("/map").status == 200
