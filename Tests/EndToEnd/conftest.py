"""What the end-to-end tests share: homes, servers, the loaded sample city."""
import os
import subprocess

import pytest

from support.places import BINARY, RIZE, ROOT, SAMPLE_CITY
from support.program import Pafta, initialised
from support.server import Server

os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"


def pytest_configure(config):
    if not BINARY.exists():
        pytest.exit(f"{BINARY} is missing; run: swift build -c release --product pafta", returncode=3)


@pytest.fixture
def home(tmp_path) -> Pafta:
    """A new, empty home."""
    return initialised(tmp_path / "kent")


@pytest.fixture
def serve(tmp_path):
    """Starts a server for a home; it is stopped when the test ends."""
    running = []

    def start(pafta: Pafta) -> Server:
        server = Server(pafta, tmp_path / f"serve-{len(running)}.log").start()
        running.append(server)
        return server

    yield start
    for server in running:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="session")
def city_home(tmp_path_factory) -> Pafta:
    """A home with the sample city, loaded by the commands of its README; tests only read it."""
    if not SAMPLE_CITY.exists():
        pytest.fail("Data/sample-city is missing")
    folder = tmp_path_factory.mktemp("sample") / "kent"
    pafta = initialised(folder)
    done = subprocess.run(
        ["bash", "-c", '. Scripts/lib/sample-city.sh; load_sample_city "$1" "$2"', "load", str(BINARY), str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
    return pafta


@pytest.fixture(scope="session")
def city(city_home, tmp_path_factory):
    """The server of the sample city; tests only read it."""
    with Server(city_home, tmp_path_factory.mktemp("log") / "city.log") as server:
        yield server


@pytest.fixture(scope="session")
def rize():
    """Real deliveries, which lie beside the project."""
    if not RIZE.exists():
        pytest.skip("the deliveries of ../shared/data/rize-derived are not here")
    return RIZE


@pytest.fixture(scope="session")
def big_shapefile(tmp_path_factory):
    """A delivery that takes a second or two to load, for loads that are interrupted and answers that are long."""
    folder = tmp_path_factory.mktemp("big")
    done = subprocess.run([str(BINARY), "sample-city", "--parcels", "100000", "--seed", "3", "--out", str(folder / "city")],
                          capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return folder / "city/kadastro/parsel.shp"
