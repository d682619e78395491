"""Homes with settings, and what `pafta query` and `pafta doctor` say of them."""
import datetime
import time

from .places import BINARY
from .program import Pafta, initialised

SORT = "mahalle_kod,ada,parsel"


class Home(Pafta):
    """The program with one home; commands may be of two words, as `layers set`."""

    def command(self, name, *arguments):
        return [str(BINARY), *name.split(), "--home", str(self.home), *map(str, arguments)]


def configured(folder, settings="", boundary=None) -> Home:
    """A new home with more settings at the end of its `pafta.toml`."""
    pafta = Home(initialised(folder).home)
    configure(pafta, settings, boundary)
    return pafta


def configure(pafta, settings="", boundary=None):
    file = pafta.home / "pafta.toml"
    text = file.read_text(encoding="utf-8")
    if boundary:
        text = text.replace("[municipality]\n", f'[municipality]\nboundary = "{boundary}"\n', 1)
    file.write_text(f"{text}\n{settings}\n", encoding="utf-8")


def with_surroundings(folder, surroundings, settings="") -> Pafta:
    """A home with the mahalles and the boundary of a city, as `deliveries.write_surroundings` wrote them."""
    mahalles, boundary = surroundings
    pafta = configured(folder, settings)
    pafta.load(mahalles, "--as", "mahalle")
    pafta.load(boundary, "--layer", "belediye_siniri", "--theme", "idari")
    configure(pafta, boundary="belediye_siniri")
    return pafta


def state(pafta, layer="parsel", *arguments, sort=SORT) -> str:
    """The whole layer as GeoJSON in the CRS it is stored in, in the order of its key."""
    return pafta.run("query", layer, "--sort", sort, "--output", "geojson", "--crs", "EPSG:5258", *arguments).out


def expect_healthy(pafta):
    outcome = pafta.run("doctor", "--json", check=False)
    assert outcome.code == 0, f"pafta doctor: {outcome.code}\n{outcome.err}\n{outcome.out}"


def now() -> str:
    """The moment that is now, as `--at` takes it; what came before and what comes later is at least 30 ms away."""
    time.sleep(0.03)
    moment = datetime.datetime.now(datetime.timezone.utc)
    time.sleep(0.03)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def history(pafta, layer="parsel") -> list:
    """The changesets of a layer, the latest first."""
    return pafta.run("history", layer, "--json").json


def differences(pafta, layer, *states) -> list:
    """The changes between two states: of each what was done, the key, and for an update the fields with both values.

    The geometry is the field `geometry`, with no values.
    """
    changes = pafta.run("diff", layer, *states, "--json").json["changes"]
    fields = [
        dict(change.get("fields") or {}) | ({"geometry": None} if change.get("geometryChanged") else {})
        for change in changes
    ]
    return [(change["action"], change["key"], changed) for change, changed in zip(changes, fields)]
