"""A load that dies at any moment leaves the former layer whole and served, and nothing in the way of the next load."""
import signal
import time

import pytest

from support import vectors
from support.places import SAMPLE_CITY
from support.program import finish, initialised
from support.state import expect_sound, served_state, size_of_rests

FORMER = SAMPLE_CITY / "kadastro/parsel.shp"
MOMENTS = (0.02, 0.15, 0.35, 0.55, 0.75, 0.88, 0.97)       # shares of the time that a whole load takes


@pytest.fixture
def loaded(home):
    home.load(FORMER, "--layer", "parsel", "--theme", "kadastro")
    return home


@pytest.fixture(scope="module")
def whole_load(tmp_path_factory, big_shapefile):
    """How long the big delivery takes to load at least, in seconds."""
    pafta = initialised(tmp_path_factory.mktemp("whole") / "kent")
    return min(pafta.load(big_shapefile, "--layer", "parsel", "--replace").seconds for _ in range(3))


def replace(pafta, file):
    return pafta.start("load", file, "--layer", "parsel", "--theme", "kadastro", "--replace")


def test_a_killed_load_leaves_the_former_layer_whole_and_served(loaded, serve, big_shapefile, whole_load):
    server = serve(loaded)
    former, interrupted = served_state(server, "parsel"), 0
    for share in MOMENTS:
        process = replace(loaded, big_shapefile)
        time.sleep(share * whole_load)
        was_running = process.poll() is None
        finish(process, signal.SIGKILL)
        if served_state(server, "parsel") != former:
            # It had just finished: then the whole new layer is there. Put the former one back.
            assert loaded.collections()["parsel"]["features"] == vectors.count(big_shapefile)
            assert share > 0.5 or not was_running
            loaded.load(FORMER, "--layer", "parsel", "--theme", "kadastro", "--replace")
            assert served_state(server, "parsel") == former
        else:
            interrupted += was_running
            assert loaded.collections()["parsel"]["features"] == vectors.count(FORMER)
        expect_sound(loaded)
    assert interrupted >= 4, "hardly a load was interrupted; is the delivery too small?"


def test_what_a_killed_load_left_does_not_break_the_next_and_is_cleared(loaded, serve, big_shapefile, whole_load):
    server = serve(loaded)
    for share in (0.3, 0.6, 0.8):
        process = replace(loaded, big_shapefile)
        time.sleep(share * whole_load)
        finish(process, signal.SIGKILL)
    loaded.load(big_shapefile, "--layer", "parsel", "--theme", "kadastro", "--replace")
    count = vectors.count(big_shapefile)
    assert len(server.items("parsel")) == count
    expect_sound(loaded)
    assert size_of_rests(loaded) < 1_000_000, "the rests of killed loads lie around"


def test_a_load_killed_while_it_packs_leaves_no_half_a_copy(loaded, serve, big_shapefile):
    packs = loaded.home / "derived/packs"
    halves = lambda: [file.name for file in packs.iterdir() if file.name != "parsel.pack"]
    process = replace(loaded, big_shapefile)
    while process.poll() is None and not halves():
        time.sleep(0.001)
    finish(process, signal.SIGKILL)
    assert halves(), "the load was not caught while it packed"
    assert len(serve(loaded).items("parsel")) == vectors.count(big_shapefile)
    loaded.load(FORMER, "--layer", "parsel", "--theme", "kadastro", "--replace")
    assert halves() == [], "the next load, or the server, takes away what is of no use"


def test_an_interrupted_first_load_leaves_no_layer(home, big_shapefile, whole_load):
    process = home.start("load", big_shapefile, "--layer", "parsel")
    time.sleep(0.5 * whole_load)
    finish(process, signal.SIGKILL)
    layers = home.collections()
    assert layers == {} or layers["parsel"]["features"] == vectors.count(big_shapefile)
    home.load(big_shapefile, "--layer", "parsel", "--replace")
    assert home.collections()["parsel"]["features"] == vectors.count(big_shapefile)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_cancelled_load_says_so_and_leaves_the_former_layer(loaded, serve, big_shapefile, whole_load, sent):
    server = serve(loaded)
    former = served_state(server, "parsel")
    process = replace(loaded, big_shapefile)
    time.sleep(0.3 * whole_load)
    assert process.poll() is None, "the load was over too soon"
    began = time.monotonic()
    code = finish(process, sent, seconds=10)
    assert code in ((130,) if sent == signal.SIGINT else (130, 143, -signal.SIGTERM))
    assert time.monotonic() - began < 5
    assert served_state(server, "parsel") == former
    expect_sound(loaded)
    assert size_of_rests(loaded) < 1_000_000 or sent == signal.SIGTERM


def test_two_loads_at_once_both_end_and_one_after_the_other(loaded, big_shapefile):
    processes = [loaded.start("load", big_shapefile, "--layer", f"parsel_{i}", "--theme", "kadastro") for i in (1, 2)]
    codes = [finish(process, seconds=120) for process in processes]
    layers = loaded.collections()
    assert set(codes) <= {0, 75} and 0 in codes
    assert sum(name in layers for name in ("parsel_1", "parsel_2")) == codes.count(0)
    expect_sound(loaded)


def test_readers_never_see_half_a_replacement(loaded, serve, big_shapefile):
    server = serve(loaded)
    sizes = {vectors.count(FORMER), vectors.count(big_shapefile)}
    process, seen = replace(loaded, big_shapefile), set()
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        seen.add(len(server.get("/collections/parsel/items?limit=1000000").json["features"]))
    seen.add(len(server.items("parsel")))
    assert finish(process) == 0
    assert seen <= sizes and vectors.count(big_shapefile) in seen
