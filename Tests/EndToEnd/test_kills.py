"""Loads, changes and reverts that are killed at a random moment leave the state before or after, never one between."""
import functools
import os
import random
import shutil
import signal
import time

import pytest

from support import deliveries, edits, homes, reports
from support.program import Pafta
from support.state import expect_sound

BLOCKS = (3, 8)  # 480 parcels, so that a command takes a fraction of a second
MOMENTS = {"load": 17, "apply": 17, "revert": 16}           # 50 in all
WATCHED = "parsel"


class Scene:
    """A home before a command, that command, and the layer before and after it."""

    def __init__(self, kind, before, command, folder):
        self.kind, self.home, self.command = kind, before.home, command
        self.before = self.state(before)
        self.seconds = 1e9
        for number in range(3):                             # the first run may take longer than the others
            finished = self.copy(folder / f"{number}")
            self.seconds = min(self.seconds, finished.run(*command).seconds)
        self.after = self.state(finished)
        assert self.before != self.after

    def copy(self, folder) -> Pafta:
        shutil.copytree(self.home, folder, symlinks=True)
        return Pafta(folder)

    @staticmethod
    def state(pafta):
        """What the layer holds, with what it held at first; nothing if there is none."""
        if WATCHED not in pafta.collections():
            return None
        return homes.state(pafta, WATCHED)


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    """Sets the scene for a kind of command, once."""
    folder = tmp_path_factory.mktemp("kills")
    city = deliveries.city(BLOCKS)
    a = deliveries.write_parcels(folder / "a.gpkg", city.parcels)
    b = deliveries.write_parcels(folder / "b.gpkg", edits.edited(city, city.parcels, 0.1).parcels)
    empty = homes.configured(folder / "bos")

    def loaded(former, name, file):
        pafta = Pafta(shutil.copytree(former.home, folder / name))
        return pafta, reports.load(pafta, file, "parsel", folder / f"rapor-{name}", code=0)

    @functools.cache
    def scene(kind) -> Scene:
        if kind == "load":
            return Scene(kind, empty, ("load", a, "--as", "parsel"), folder / kind)
        first, _ = loaded(empty, f"{kind}-ilk", a)
        if kind == "apply":
            return Scene(kind, first, ("load", b, "--as", "parsel"), folder / kind)
        second, report = loaded(first, f"{kind}-ikinci", b)
        return Scene(kind, second, ("revert", report.json["load"]), folder / kind)

    return scene


def killed(pafta, command, seconds) -> bool:
    """Starts a command and kills it with all its processes after so many seconds; whether it still ran."""
    process = pafta.start(*command)
    time.sleep(seconds)
    was_running = process.poll() is None
    try:
        os.killpg(process.pid, signal.SIGKILL)              # it leads a group of its own
    except ProcessLookupError:
        pass
    process.communicate()
    return was_running


@pytest.mark.parametrize("kind, count", MOMENTS.items())
def test_a_killed_command_leaves_the_state_before_or_after(scenes, tmp_path, kind, count):
    scene, chance = scenes(kind), random.Random(f"kills {kind}")
    # Stratified: a random moment in each of equal stretches, up to a little beyond the end.
    shares = [(stretch + chance.random()) / count * 1.05 for stretch in range(count)]
    chance.shuffle(shares)
    seen = []
    for number, share in enumerate(shares):
        pafta = scene.copy(tmp_path / f"{number}")
        was_running = killed(pafta, scene.command, share * scene.seconds)
        homes.expect_healthy(pafta)
        state = scene.state(pafta)
        assert state in (
            scene.before,
            scene.after,
        ), f"killed after {share:.2f} of {scene.seconds:.3f} s: neither before nor after"
        expect_sound(pafta)
        seen.append((was_running, state == scene.after))
        if number % 3 == 0:
            expect_repeatable(scene, pafta, is_done=state == scene.after)
        shutil.rmtree(pafta.home)
    interrupted = sum(was_running and not is_done for was_running, is_done in seen)
    assert interrupted >= count // 3, f"only {interrupted} of {count} were interrupted before their end"


def expect_repeatable(scene, pafta, is_done):
    """What was killed can be done again; what was done all the same is known to be done."""
    again = pafta.run(*scene.command, "--json", check=False)
    if not is_done:
        assert again.code == 0, f"cannot be repeated: {again.code}\n{again.err}\n{again.out}"
        assert scene.state(pafta) == scene.after
    elif scene.kind != "revert":
        if again.code == 0:
            assert again.json["outcome"] == "unchanged"
        else:
            assert (again.code, again.error["code"]) == (73, "load.repeated")
        assert scene.state(pafta) == scene.after
    homes.expect_healthy(pafta)


def test_history_is_before_or_after_as_well(scenes, tmp_path):
    """The former state can still be read, whatever the moment."""
    scene, chance = scenes("apply"), random.Random(77)
    moment = homes.now()
    for number in range(4):
        pafta = scene.copy(tmp_path / f"{number}")
        at_first = homes.state(pafta, WATCHED, "--at", moment)
        killed(pafta, scene.command, (0.5 + 0.5 * chance.random()) * scene.seconds)
        assert homes.state(pafta, WATCHED, "--at", moment) == at_first == scene.before
        changesets = [entry["changeset"] for entry in homes.history(pafta)]
        assert changesets == ([2, 1] if scene.state(pafta) == scene.after else [1])


def test_a_killed_command_leaves_no_rests_behind(scenes, tmp_path):
    """The next run takes away what a killed one left."""
    scene = scenes("apply")
    reference = scene.copy(tmp_path / "whole")
    reference.run(*scene.command)
    pafta = scene.copy(tmp_path / "killed")
    for share in (0.3, 0.5, 0.7, 0.8):
        killed(pafta, scene.command, share * scene.seconds)
        if scene.state(pafta) == scene.after:
            break
    else:
        pafta.run(*scene.command)
    size = lambda home: sum(
        f.stat().st_size for f in home.rglob("*") if f.is_file() and not f.name.endswith(("-wal", "-shm"))
    )
    assert size(pafta.home) < 1.5 * size(reference.home) + 200_000
