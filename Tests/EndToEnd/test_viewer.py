"""The map viewer in a real browser without a window; its pictures are kept in .build/test-results/screens to be looked at."""
import os
import re
import shutil
import subprocess

import pytest
from PIL import Image

from support.places import ARTEFACTS

SCREENS = ARTEFACTS / "screens"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--use-angle=swiftshader",
         "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--hide-scrollbars", "--no-first-run",
         "--disable-background-networking", "--virtual-time-budget=30000")


def browse(tmp_path, url, size, *more, language="tr"):
    """Opens a page, and returns what the browser printed."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.fail("chromium is missing; run Scripts/install-dependencies test")
    # Every other host is sent nowhere: the page must do with this server alone.
    command = [chromium, *FLAGS, f"--window-size={size[0]},{size[1]}", f"--lang={language}",
               f"--user-data-dir={tmp_path / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
               *more, url]
    done = subprocess.run(command, capture_output=True, timeout=150, env={
        **os.environ, "HOME": str(tmp_path), "LANG": "C.UTF-8", "LANGUAGE": language})
    return done.stdout.decode("utf-8", "replace")


def picture(tmp_path, url, name, size):
    SCREENS.mkdir(parents=True, exist_ok=True)
    file = SCREENS / f"{name}.png"
    file.unlink(missing_ok=True)
    browse(tmp_path, url, size, f"--screenshot={file}")
    assert file.exists(), "the browser made no picture"
    image = Image.open(file).convert("RGB")
    assert image.size == size
    return image


@pytest.mark.parametrize("name, size", [("map-desktop", (1280, 800)), ("map-phone", (412, 915))])
def test_the_map_shows_the_town(city, tmp_path, name, size):
    image = picture(tmp_path, f"{city.url}/map", name, size)
    colours = image.getcolors(maxcolors=1 << 22)
    assert len(colours) > 200, "the map is nearly blank"
    most = max(count for count, _ in colours) / (size[0] * size[1])
    assert most < 0.85, f"one colour fills {most:.0%}"
    # The middle of the map, where the town is, must be drawn in many colours too.
    middle = image.crop((size[0] // 3, size[1] // 3, size[0] * 2 // 3, size[1] * 2 // 3))
    assert len(middle.getcolors(maxcolors=1 << 22)) > 60


def test_the_page_says_when_it_is_drawn_and_lists_the_layers(city, tmp_path):
    document = browse(tmp_path, f"{city.url}/map", (1280, 800), "--dump-dom")
    body = re.search(r"<body[^>]*>", document).group(0)
    assert 'data-ready="true"' in body
    assert document.count('type="checkbox"') >= 9
    assert "<canvas" in document


def test_the_page_speaks_turkish_and_english(city, tmp_path):
    turkish = browse(tmp_path, f"{city.url}/map", (1280, 800), "--dump-dom", "--accept-lang=tr", language="tr")
    english = browse(tmp_path, f"{city.url}/map", (1280, 800), "--dump-dom", "--accept-lang=en", language="en")
    assert "Katmanlar" in turkish and "Layers" in english
    assert re.search(r'<html[^>]* lang="tr"', turkish) and re.search(r'<html[^>]* lang="en"', english)


def test_everything_the_page_loads_comes_from_this_server(city):
    page = city.get("/map")
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    for address in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert not re.match(r"(https?:)?//", address), address
        if address.startswith("/"):
            assert city.get(address).status == 200, address


def test_the_licence_of_the_map_library_lies_beside_it(city):
    assert "BSD" in city.get("/web/maplibre-gl-LICENSE.txt").text
