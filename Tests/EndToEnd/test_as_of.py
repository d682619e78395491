"""Former states over HTTP: `as-of`, and `datetime` where features have no time, give what was served then."""
import json
import re
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import deliveries, edits, homes, vectors
from support.server import Server

SMALL = (5, 8)
ALL = "limit=1000000"
FORMATS = ("json", "jsonfg", "csv", "ndjson", "geojson-seq", "fgb", "gml")
TIMELESS = tuple(field for field in deliveries.FIELDS if field[0] != "kaynak_tarihi")
GARBAGE = ("", "dün", "now", "2026-13-01", "2026-02-30", "2026-11-21T25:00:00Z", "2026-11-21T10:00:00", "..", "1795262400",
           "2026-11-21'--", "2026-11-21\n", "9" * 300)


class Story:
    """A served layer that is loaded, delivered anew and edited; what was served after each, and moments in between."""

    def __init__(self, folder):
        city = deliveries.city(SMALL)
        delta = edits.edited(city, city.parcels, 0.05)
        self.pafta = homes.configured(folder / "kent")
        self.before = homes.now()
        self.load(folder / "a.geojson", city.parcels)
        self.only_a = homes.configured(folder / "eski")
        self.only_a.load(folder / "a.geojson", "--layer", "parsel", "--theme", "kadastro")
        with Server(self.pafta, folder / "story.log") as server:
            self.states, self.moments = [self.bodies(server)], [homes.now()]
            self.load(folder / "b.geojson", delta.parcels, "--update", "--key", ",".join(deliveries.KEY))
            self.note(server)
            self.edit()
            self.note(server)

    def load(self, file, parcels, *arguments):
        deliveries.write(file, "parsel", parcels, TIMELESS, driver="GeoJSON")
        self.pafta.load(file, "--layer", "parsel", "--theme", "kadastro", *arguments)

    def note(self, server):
        self.states.append(self.bodies(server))
        self.moments.append(homes.now())

    @staticmethod
    def bodies(server) -> dict:
        return {f: server.get(f"/collections/parsel/items?f={f}&{ALL}").body for f in FORMATS}

    def edit(self):
        """Changes, deletes and adds parcels of the live layer with GDAL, as QGIS does."""
        dataset = vectors.gdal.OpenEx(str(self.pafta.files()[0]), vectors.gdal.OF_VECTOR | vectors.gdal.OF_UPDATE)
        layer = dataset.GetLayerByName("parsel")
        features = [layer.GetNextFeature() for _ in range(6)]
        layer.StartTransaction()
        features[0]["nitelik"] = "Düzeltildi"
        layer.SetFeature(features[0])
        features[1].SetGeometry(features[1].GetGeometryRef().Buffer(-0.5))
        layer.SetFeature(features[1])
        layer.DeleteFeature(features[2].GetFID())
        copy = vectors.ogr.Feature(layer.GetLayerDefn())
        copy.SetFrom(features[3])
        copy["parsel"] = "7001"
        copy.SetFID(-1)
        layer.CreateFeature(copy)
        layer.CommitTransaction()


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return Story(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def server(story, tmp_path_factory):
    with Server(story.pafta, tmp_path_factory.mktemp("log") / "as-of.log") as running:
        yield running


@pytest.fixture(scope="module")
def untouched(story, tmp_path_factory):
    """A server to which only the first delivery came."""
    with Server(story.only_a, tmp_path_factory.mktemp("log") / "only-a.log") as running:
        yield running


def features_of(body: bytes) -> bytes:
    """The member `features` of a document, byte for byte; what follows it holds links and the time of the answer."""
    return re.search(rb'"features":\[.*\](?=,"number)', body, re.S).group()


def same(name, got: bytes, expected: bytes) -> bool:
    if name in ("json", "jsonfg"):
        return features_of(got) == features_of(expected)
    # The envelope at the head of a GML document holds what was there since, too.
    start = b"<sf:featureMember>" if name == "gml" else b""
    return got[got.index(start):] == expected[expected.index(start):]


def items(server, query, **headers):
    return server.get(f"/collections/parsel/items?{ALL}&{query}", **headers)


@pytest.mark.parametrize("parameter", ["as-of={}", "datetime={}", "datetime=../{}", "datetime=2001-01-01/{}"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_state_is_served_as_it_was_byte_for_byte(story, server, parameter, name):
    assert len({state[name] for state in story.states}) == 3
    for moment, state in zip(story.moments, story.states):
        answer = items(server, f"f={name}&{parameter.format(moment)}")
        assert answer.status == 200 and same(name, answer.body, state[name])


def test_moments_may_be_in_the_time_of_turkey(story, server):
    day, hour = story.moments[0][:10], int(story.moments[0][11:13]) + 3
    if hour > 23:
        pytest.skip("it is another day there")
    moment = urllib.parse.quote(f"{day}T{hour:02d}{story.moments[0][13:-1]}+03:00")
    assert same("json", items(server, f"as-of={moment}").body, story.states[0]["json"])


@pytest.mark.parametrize("parameter", [
    "as-of=2999-01-01", "datetime=2999-01-01", "datetime=2001-01-01/..", "datetime=2001-01-01/"])
def test_what_is_still_to_come_and_an_open_end_are_the_present(story, server, parameter):
    assert same("json", items(server, parameter).body, story.states[-1]["json"])


@pytest.mark.parametrize("query", [
    "filter=ada%3D%27104%27%20AND%20tapu_alani%3E740", "ada=104", "bbox=40.564,40.992,40.571,40.996", "sortby=-tapu_alani,parsel",
    "crs=EPSG:5258&properties=ada,parsel,geom", "skipGeometry=true", "tolerance=5"])
def test_former_states_are_asked_like_the_present_one(story, server, untouched, query):
    expected = items(untouched, query)
    assert expected.status == 200 and expected.json["features"]
    assert same("json", items(server, f"as-of={story.moments[0]}&{query}").body, expected.body)


@pytest.mark.parametrize("order", ["", "&sortby=-tapu_alani,ada"])
def test_pages_of_a_former_state_hold_every_feature_once(story, server, order):
    whole = items(server, f"as-of={story.moments[0]}{order}").json["features"]
    target, paged = f"/collections/parsel/items?limit=97&as-of={story.moments[0]}{order}", []
    while target:
        answer = server.get(target)
        assert answer.status == 200
        paged += answer.json["features"]
        target = answer.link("next")
    assert paged == whole


def test_counts_are_those_of_then(story, server):
    for moment, state in zip(story.moments, story.states):
        answer = server.get(f"/collections/parsel/items?limit=1&as-of={moment}")
        assert answer.json["numberMatched"] == len(json.loads(state["json"])["features"])


def test_single_features_are_as_they_were(story, server):
    states = [json.loads(state["json"])["features"] for state in story.states]
    former, present = ({f["id"]: f for f in features} for features in (states[0], states[-1]))
    changed = [number for number in former if present.get(number) != former[number]]
    gone = [number for number in former if number not in present]
    came = [number for number in present if number not in former]
    assert changed and gone and came
    for number in changed[:5] + gone[:2]:
        answer = server.get(f"/collections/parsel/items/{number}?as-of={story.moments[0]}").json
        assert {name: answer[name] for name in former[number]} == former[number]
    server.problem(f"/collections/parsel/items/{gone[0]}", 404, "feature.unknown")
    server.problem(f"/collections/parsel/items/{came[0]}?as-of={story.moments[0]}", 404, "feature.unknown")


def test_a_body_may_ask_for_a_state(story, server):
    body = json.dumps({"collections": ["parsel"], "as-of": story.moments[0], "limit": 1000000}).encode()
    connection = server.connection()
    connection.request("POST", "/query", body, {"Content-Type": "application/ogc-query+json"})
    answer = connection.getresponse()
    assert answer.status == 200 and same("json", answer.read(), story.states[0]["json"])
    connection.close()


def test_entity_tags_differ_and_hold(story, server):
    tags = [items(server, f"as-of={moment}").headers["etag"] for moment in story.moments] + [items(server, "").headers["etag"]]
    assert len(set(tags)) == len(tags)
    for moment, tag in zip(story.moments, tags):
        assert items(server, f"as-of={moment}", If_None_Match=tag).status == 304


def test_before_the_first_load_there_is_nothing(story, server):
    for moment in (story.before, "2001-01-01", "0000-01-01T00:00:00Z"):
        server.problem(f"/collections/parsel/items?as-of={moment}", 404, "history.tooEarly")
        server.problem(f"/collections/parsel/items/1?as-of={moment}", 404, "history.tooEarly")
        answer = items(server, f"datetime={moment}")
        assert answer.status == 200 and answer.json["features"] == [] and answer.json["numberMatched"] == 0


@pytest.mark.parametrize("text", GARBAGE)
def test_a_moment_must_be_one(server, text):
    value = urllib.parse.quote(text)
    for target in ("items?as-of=", "items/1?as-of="):
        server.problem(f"/collections/parsel/{target}{value}", 400, "parameter.invalid")
    server.problem(f"/collections/parsel/items?datetime={value}", 400, "parameter.invalid")


def test_states_are_asked_for_in_one_way_and_not_of_tiles(story, server):
    moment = story.moments[0]
    server.problem(f"/collections/parsel/items?as-of={moment}&datetime={moment}", 400, "parameter.invalid")
    server.problem(f"/collections/parsel/items?as-of={moment}&as-of={moment}", 400, "parameter.repeated")
    server.problem(f"/collections/parsel/tiles?as-of={moment}", 400, "parameter.unknown")


def test_features_with_a_time_keep_datetime(story, tmp_path):
    """Time in the data and time of the data are two things, and both may be asked for at once."""
    file = deliveries.write(tmp_path / "p.gpkg", "tarihli", deliveries.city((5, 8)).parcels)
    story.pafta.load(file, "--layer", "tarihli", "--theme", "plan")
    with Server(story.pafta, tmp_path / "serve.log") as server:
        whole = server.items("tarihli")
        wanted = [f["id"] for f in whole if f["properties"]["kaynak_tarihi"] <= "2024-03-31"]
        answer = server.get(f"/collections/tarihli/items?{ALL}&datetime=../2024-03-31")
        assert 0 < len(wanted) < len(whole) and [f["id"] for f in answer.json["features"]] == wanted
        both = server.get(f"/collections/tarihli/items?{ALL}&datetime=../2024-03-31&as-of={homes.now()}")
        assert [f["id"] for f in both.json["features"]] == wanted
        server.problem(f"/collections/tarihli/items?datetime=../2024-03-31&as-of={story.before}", 404, "history.tooEarly")


def test_the_page_of_a_state_leads_to_features_of_it(story, server):
    page = server.get(f"/collections/parsel/items?limit=2&as-of={story.moments[0]}&f=html")
    assert page.status == 200
    links = re.findall(r'href="([^"]*/items/\d+\?[^"]*)"', page.text)
    assert links and all("as-of=" in link for link in links)
    assert server.get(links[0].replace("&amp;", "&")).status == 200


def test_many_clients_may_ask_for_many_states_at_once(story, server):
    """Connections to the store pass from one answer to the next; none may be used by two."""
    paths = [f"/collections/parsel/items?as-of={urllib.parse.quote(moment)}&{query}"
             for moment in story.moments for query in (ALL, f"{ALL}&sortby=-tapu_alani,ada", "sortby=ada&limit=3")]
    alone = {path: features(server.get(path)) for path in paths}
    with ThreadPoolExecutor(8) as clients:
        together = clients.map(lambda path: (path, features(server.get(path))), paths * 20)
        assert all(answer == alone[path] for path, answer in together)


def features(response) -> list:
    """What an answer holds, without its time."""
    return [feature["id"] for feature in json.loads(response.body)["features"]]
