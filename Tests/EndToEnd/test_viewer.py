"""The map viewer in a real browser without a window; its pictures are kept in .build/test-results/screens to be looked at."""
import re

import pytest
from PIL import Image

from support import city as deliveries
from support import vectors
from support.browser import Browser
from support.places import ARTEFACTS

SCREENS = ARTEFACTS / "screens"
READY = 'document.body && document.body.dataset.ready === "true"'


@pytest.fixture
def page(city, tmp_path):
    """The map on a desk, drawn."""
    with Browser(tmp_path) as browser:
        browser.open(f"{city.url}/map")
        browser.wait_for(READY)
        yield browser


def colours(image):
    return len(image.getcolors(maxcolors=1 << 22))


@pytest.mark.parametrize("name, size, phone", [("map-desktop", (1280, 800), False), ("map-phone", (412, 915), True)])
def test_the_map_shows_the_town(city, tmp_path, name, size, phone):
    with Browser(tmp_path, size=size, phone=phone) as browser:
        browser.open(f"{city.url}/map")
        browser.wait_for(READY)
        browser.screenshot(SCREENS / f"{name}.png")
        assert browser.console == [] and browser.failed == []
        west, south, east, north = browser.evaluate("paftaMap.getBounds().toArray().flat()")
    image = Image.open(SCREENS / f"{name}.png").convert("RGB")
    assert image.size == size
    assert colours(image) > 200, "the map is nearly blank"
    middle = image.crop((size[0] // 3, size[1] // 3, size[0] * 2 // 3, size[1] * 2 // 3))
    assert colours(middle) > 60, "the middle of the map, where the town is, is nearly blank"
    # The whole town is in view, and fills the map.
    x0, y0, x1, y1 = vectors.shapely.total_bounds([f.shape for f in deliveries.features("parsel", to=4326)])
    assert west < x0 and south < y0 and east > x1 and north > y1
    assert (x1 - x0) / (east - west) > 0.3 or (y1 - y0) / (north - south) > 0.3


def test_parcels_roads_and_labels_are_drawn(page):
    drawn = page.evaluate("""(() => {
        const count = {};
        for (const f of paftaMap.queryRenderedFeatures()) count[f.source] = (count[f.source] || 0) + 1;
        return count; })()""")
    assert drawn["parsel"] > 500 and drawn["yol"] > 50 and drawn["bina"] > 100
    page.evaluate("void paftaMap.jumpTo({ zoom: 17 })")
    page.wait_for("paftaMap.areTilesLoaded() && paftaMap.loaded()")
    page.screenshot(SCREENS / "map-near.png")
    assert page.console == []


def test_every_layer_is_listed_with_a_switch(page):
    assert page.evaluate("document.querySelectorAll('#layer-list input[type=checkbox]').length") >= len(
        deliveries.FILES)
    shown = "paftaMap.queryRenderedFeatures().filter(f => f.source === 'parsel').length"
    assert page.evaluate(shown) > 0
    page.evaluate("""[...document.querySelectorAll('#layer-list input[type=checkbox]')].filter(box =>
        box.closest('li, label, div').textContent.trim().startsWith('parsel'))[0].click()""")
    page.wait_for(f"{shown} === 0", seconds=10)


def test_a_click_tells_the_attributes(page, city):
    parcel = city.items("parsel")[20]
    x, y = vectors.shapely.geometry.shape(parcel["geometry"]).representative_point().coords[0]
    page.evaluate(f"void paftaMap.jumpTo({{ center: [{x}, {y}], zoom: 18 }})")
    page.wait_for("paftaMap.loaded() && paftaMap.areTilesLoaded()")
    at = page.evaluate(f"""(() => {{ const p = paftaMap.project([{x}, {y}]);
        const r = document.querySelector('#map').getBoundingClientRect(); return [p.x + r.left, p.y + r.top]; }})()""")
    page.click(*at)
    text = page.wait_for("document.querySelector('#features').innerText", seconds=15)
    assert parcel["properties"]["ADA"] in text and parcel["properties"]["NITELIK"] in text


def test_a_search_for_ada_and_parsel_flies_there(page, city):
    parcel = city.items("parsel")[-1]
    numbers, neighbourhood = parcel["properties"], parcel["properties"]["MAHALLE"]
    page.evaluate("document.querySelector('#search-text').focus()")
    page.type_text(f"{numbers['ADA']}/{numbers['PARSEL']}")
    page.wait_for("document.querySelectorAll('#search-hits li').length > 0 || paftaMap.isMoving()")
    # The same numbers occur in several neighbourhoods; then the page offers them to choose from.
    page.evaluate(f"""[...document.querySelectorAll('#search-hits li')].filter(hit =>
        hit.textContent.includes('{neighbourhood}')).forEach(hit => (hit.querySelector('button, a') || hit).click())""")
    x, y = vectors.shapely.geometry.shape(parcel["geometry"]).centroid.coords[0]
    page.wait_for(f"!paftaMap.isMoving() && paftaMap.getZoom() > 15 && paftaMap.getBounds().contains([{x}, {y}])",
                  seconds=20)
    assert numbers["NITELIK"] in page.wait_for("document.querySelector('#features').innerText")


@pytest.mark.parametrize("language, word", [("tr", "Katmanlar"), ("en", "Layers")])
def test_the_page_speaks_the_language_of_the_browser(city, tmp_path, language, word):
    with Browser(tmp_path, language=language) as browser:
        browser.open(f"{city.url}/map")
        browser.wait_for(READY)
        assert word in browser.evaluate("document.body.innerText")
        assert browser.evaluate("document.documentElement.lang") == language


def test_everything_comes_from_this_server(page, city):
    foreign = [address for address in page.requested if not address.startswith((city.url, "data:", "blob:"))]
    assert foreign == [] and len(page.requested) > 10
    answer = city.get("/map")
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
    for address in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
        assert not re.match(r"(https?:)?//", address), address


def test_an_empty_home_has_a_map_too(home, serve, tmp_path):
    with Browser(tmp_path / "browser") as browser:
        browser.open(f"{serve(home).url}/map")
        browser.wait_for(READY)
        assert browser.console == []


def test_the_licence_of_the_map_library_lies_beside_it(city):
    assert "BSD" in city.get("/web/maplibre-gl-LICENSE.txt").text
