"""The delta law: a full pull and the changes since are a fresh full pull, whatever is edited, agreed or killed."""

import random
import signal
import sqlite3
import time

import pytest

from support import deliveries, homes, server as servers, vectors
from support.program import finish
from support.protocols import SHOWN, Partner, approved, estate, estates, load_estates, new_home, new_key, terms
from support.server import Server

NUMBER = "2026/14"
ROUNDS = 10


class Replica:
    """A partner's copy, kept by `pafta pull`."""

    def __init__(self, home, server, key, folder, name="kopya"):
        self.home, self.server, self.file = home, server, folder / f"{name}.gpkg"
        self.key_file = folder / "anahtar"
        self.key_file.write_text(key + "\n")
        self.words = ["pull", server.url, "--collection", "tasinmaz", "--into", self.file, "--key-file", self.key_file]

    def pull(self, *words, **options):
        return self.home.run(*self.words, *words, "--json", **options)

    def rows(self) -> dict:
        """Every feature byte for byte, by its identifier."""
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as database:
            table = database.execute(
                "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
            ).fetchone()[0]
            shown = sorted(
                row[1] for row in database.execute(f"PRAGMA table_info('{table}')") if row[1] not in ("fid", "id")
            )
            listed = ", ".join(f'"{column}"' for column in shown)
            found = database.execute(f'SELECT "id", {listed} FROM "{table}"').fetchall()
        return {"columns": shown, **{row[0]: row[1:] for row in found}}


def fresh(replica, folder) -> dict:
    """What a pull that begins anew gets."""
    other = Replica(
        replica.home, replica.server, replica.key_file.read_text().strip(), folder, f"taze-{time.monotonic_ns()}"
    )
    other.pull()
    return other.rows()


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """A home, its server, which keeps its port when it is started again, a key, and a replica."""
    home = new_home(tmp_path)
    approved(home, terms(NUMBER), tmp_path)
    port = servers.free_port()
    monkeypatch.setattr(servers, "free_port", lambda: port)
    server = Server(home, tmp_path / "serve.log").start()
    yield home, server, Replica(home, server, new_key(home, NUMBER), tmp_path)
    if server.process.poll() is None:
        server.stop()


def edit(home, *statements):
    """Edits a layer as QGIS does, through GDAL."""
    dataset = vectors.ogr.Open(str(home.home / "layers/tapu.gpkg"), 1)
    for statement in statements:
        dataset.ExecuteSQL(statement)
    dataset = None
    assert dataset is None


def kinds(page) -> dict:
    return {change["id"]: change["kind"] for change in page["changes"]}


def partner(replica) -> Partner:
    return Partner(replica.server, replica.key_file.read_text().strip())


def ids(who) -> dict:
    return {f["properties"]["no"]: f["id"] for f in who.features()}


def latest(who) -> str:
    """The cursor behind everything."""
    page = who.changes()
    while page["hasMore"]:
        page = who.changes(since=page["next"])
    return page["next"]


def test_changes_say_what_became_of_each_feature(shared):
    home, _, replica = shared
    who = partner(replica)
    known, cursor = ids(who), latest(who)
    edit(
        home,
        "UPDATE tasinmaz SET ada = 'yeni' WHERE no = 0",
        "DELETE FROM tasinmaz WHERE no = 1",
        "UPDATE tasinmaz SET durum = 'pasif' WHERE no = 2",
        "UPDATE tasinmaz SET durum = 'aktif' WHERE no = 3",
        "UPDATE tasinmaz SET tckn = '1', deger = 0, aciklama = 'gizli' WHERE no = 4",
        "UPDATE tasinmaz SET malik = malik || 'oğlu' WHERE no = 5",
        "UPDATE tasinmaz SET ada = 'x' WHERE no = 10",
        "UPDATE tasinmaz SET ada = 'x' WHERE no = 6",
        "UPDATE tasinmaz SET ada = '100' WHERE no = 6",
    )
    page = who.changes(since=cursor)
    entered = ids(who)[3]
    assert kinds(page) == {known[0]: "updated", known[1]: "deleted", known[2]: "left", entered: "entered"}
    assert not page["hasMore"]
    told = {change["id"]: change for change in page["changes"]}
    assert told[known[0]]["feature"]["properties"] == {
        "no": 0,
        "ada": "yeni",
        "mahalle": "Kuzey",
        "malik": who.features(filter="no%3D0")[0]["properties"]["malik"],
    }
    assert "feature" not in told[known[1]] and "feature" not in told[known[2]]
    again = who.changes(since=cursor)
    assert kinds(again) == kinds(page) and again["next"] != page["next"], "cursors are sealed anew each time"
    assert who.changes(since=page["next"])["changes"] == []


def test_pages_hold_each_change_once(shared):
    home, _, replica = shared
    who = partner(replica)
    cursor = latest(who)
    edit(
        home, "UPDATE tasinmaz SET mahalle = 'Batı' WHERE no < 100", "DELETE FROM tasinmaz WHERE no >= 100 AND no < 120"
    )
    expected = [n for n in range(120) if n % 7 != 3]
    seen, page = [], {"hasMore": True, "next": cursor}
    while page["hasMore"]:
        page = who.changes(since=page["next"], limit=7)
        assert len(page["changes"]) <= 7
        seen += [change["id"] for change in page["changes"]]
    assert len(seen) == len(set(seen)) == len(expected)


def test_a_new_version_of_the_protocol_is_a_change_of_the_view(shared, tmp_path):
    home, _, replica = shared
    who = partner(replica)
    known, cursor = ids(who), latest(who)
    replica.pull()
    layer = {"layer": "tasinmaz", "fields": SHOWN, "filter": "durum = 'aktif' AND mahalle <> 'Kuzey'", "deltas": True}
    approved(home, terms(NUMBER, [layer]), tmp_path)
    page = who.changes(since=cursor)
    left = {known[n] for n in known if n % 3 == 0}
    assert kinds(page) == {identifier: "left" for identifier in left}
    replica.pull("--verify")
    assert replica.rows() == fresh(replica, tmp_path)


@pytest.mark.parametrize("forge", ["x", "flip", "cut", "empty", "long", "other protocol", "other layer", "old secret"])
def test_forged_cursors_are_refused(shared, tmp_path, forge):
    home, _, replica = shared
    who, other = partner(replica), None
    cursor = latest(who)
    if forge in ("other protocol", "other layer"):
        load_estates(home, estates(20), tmp_path, "ikinci")
        layers = [{"layer": name, "fields": ["no"], "deltas": True} for name in ("tasinmaz", "ikinci")]
        approved(home, terms("2026/2", layers), tmp_path)
        other = Partner(who.server, new_key(home, "2026/2"))
    middle = len(cursor) // 2
    flipped = cursor[:middle] + ("A" if cursor[middle] != "A" else "B") + cursor[middle + 1 :]
    if forge == "other layer":
        made = latest(other)
        assert other.ask(f"/collections/ikinci/changes?since={made}").status == 400
        return
    made = {
        "x": "abc",
        "flip": flipped,
        "cut": cursor[:-4],
        "empty": "%20",
        "long": "A" * 5000,
        "old secret": "A" * len(cursor),
        "other protocol": other and latest(other),
    }[forge]
    answer = who.ask(f"/collections/tasinmaz/changes?since={made}")
    assert answer.status == 400 and answer.json["code"] == "cursor.invalid"


def test_who_has_no_right_to_changes_gets_none(shared, tmp_path):
    home, server, _ = shared
    approved(home, terms("2026/3", [{"layer": "tasinmaz", "fields": ["no"]}]), tmp_path)
    for who in (Partner(server, new_key(home, "2026/3")), Partner(server)):
        answer = who.ask("/collections/tasinmaz/changes")
        assert answer.status in (404, 501) and "features" not in answer.text


def test_a_cursor_that_reaches_too_far_back_is_gone_and_the_replica_recovers(shared, tmp_path):
    home, _, replica = shared
    who = partner(replica)
    cursor = latest(who)
    replica.pull()
    load_estates(
        home, [estate(n, random.Random(n)) for n in range(40, 90)], tmp_path, "tasinmaz", "--replace", "--force"
    )
    answer = who.ask(f"/collections/tasinmaz/changes?since={cursor}")
    assert answer.status == 410 and answer.json["code"] == "cursor.gone", answer.text
    assert replica.pull().json["restarted"] is True
    assert replica.rows() == fresh(replica, tmp_path)


def test_a_replica_tells_edits_of_its_own_and_repairs_them(shared, tmp_path):
    _, _, replica = shared
    replica.pull()
    right = replica.rows()
    dataset = vectors.ogr.Open(str(replica.file), 1)
    dataset.ExecuteSQL("UPDATE tasinmaz SET ada = 'bozuk' WHERE no = 0")
    dataset = None
    assert dataset is None and replica.pull("--verify", check=False).code != 0
    replica.pull("--fresh")
    assert replica.rows() == right


def test_a_key_never_stands_among_the_arguments(shared):
    home, server, replica = shared
    replica.pull()
    key = replica.key_file.read_text().strip()
    done = home.run("pull", server.url, "--collection", "tasinmaz", "--into", replica.file, PAFTA_KEY=key)
    assert key not in done.out + done.err
    replica.key_file.write_text("pafta_aaaaaaaa_" + "a" * 43)
    assert replica.pull(check=False).code not in (0, 70)


class Editor:
    """Makes random deliveries, edits, reverts and new versions of the protocol."""

    def __init__(self, home, folder, seed):
        self.home, self.folder, self.chance = home, folder, random.Random(seed)
        self.rows, self.number = {n: f for n, f in enumerate(estates())}, 1000

    def deliver(self):
        chance = self.chance
        for number in chance.sample(sorted(self.rows), 25):
            row = self.rows[number]
            action = chance.randrange(4)
            if action == 0:
                del self.rows[number]
            elif action == 1:
                row.shape = deliveries.shapely.affinity.translate(row.shape, 0.5, 0.25)
            else:
                row.values |= {
                    "malik": chance.choice(("Yeni Ad", "Öbür Soyad")),
                    "durum": chance.choice(("aktif", "pasif")),
                    "deger": chance.randint(1, 10**6),
                }
        for _ in range(6):
            self.number += 1
            row = estate(self.number % 300, chance)
            row.values["no"] = self.number
            self.rows[self.number] = row
        load_estates(self.home, list(self.rows.values()), self.folder)

    def edit(self):
        a = self.chance.randint(0, 250)
        edit(
            self.home,
            f"UPDATE tasinmaz SET durum = 'pasif' WHERE no BETWEEN {a} AND {a + 9}",
            f"UPDATE tasinmaz SET mahalle = 'Batı {a}', aciklama = 'x' WHERE no BETWEEN {a + 5} AND {a + 20}",
            f"DELETE FROM tasinmaz WHERE no BETWEEN {a + 30} AND {a + 33}",
            f"UPDATE tasinmaz SET durum = 'aktif' WHERE no BETWEEN {a + 50} AND {a + 60}",
        )

    def revert(self):
        last = homes.history(self.home, "tasinmaz")[0]["changeset"]
        self.home.run("revert", "--layer", "tasinmaz", "--changeset", last, check=False)

    def agree(self):
        fields = self.chance.choice(
            (
                SHOWN,
                ["no", "ada", "deger"],
                ["no", "mahalle", {"name": "deger", "mask": "round:1000"}],
                [{"name": "malik", "mask": "hash"}, "no"],
            )
        )
        layer = {"layer": "tasinmaz", "fields": fields, "deltas": True}
        layer |= (
            {"filter": self.chance.choice(("durum = 'aktif'", "no < 200", "deger > 100000"))}
            if self.chance.random() < 0.8
            else {}
        )
        layer |= {"geometry": "centroid"} if self.chance.random() < 0.3 else {}
        approved(self.home, terms(NUMBER, [layer]), self.folder)

    def act(self):
        for _ in range(self.chance.randint(1, 3)):
            self.chance.choice((self.deliver, self.edit, self.edit, self.revert, self.agree))()


def killed_pull(replica, seconds):
    process = replica.home.start(*replica.words, "--limit", "9")
    time.sleep(seconds)
    was_running = process.poll() is None
    finish(process, signal.SIGKILL)
    return was_running


def test_a_replica_equals_a_fresh_pull_whatever_is_killed(shared, tmp_path):
    home, server, replica = shared
    editor, chance, interrupted = Editor(home, tmp_path, 11), random.Random(12), 0
    replica.pull()
    spent = replica.pull("--fresh", "--limit", "9").seconds
    for number in range(ROUNDS):
        editor.act()
        interrupted += killed_pull(replica, chance.uniform(0.1, 0.9) * spent)
        pull = home.start(*replica.words, "--limit", "9", *(["--fresh"] if number % 3 == 0 else []))
        time.sleep(chance.uniform(0.1, 0.9) * spent)
        server.process.kill()
        server.process.wait()
        if number % 2:
            editor.act()
        server.start()
        assert finish(pull, seconds=60) == 0, "it waits for a server that comes back"
        replica.pull("--limit", "50", "--verify")
        expected = fresh(replica, tmp_path)
        got = replica.rows()
        assert got["columns"] == expected["columns"]
        different = [
            identifier for identifier in got.keys() | expected.keys() if got.get(identifier) != expected.get(identifier)
        ]
        assert (
            not different
        ), f"round {number}: {len(different)} differ, such as {got.get(different[0])} and {expected.get(different[0])}"
    print(f"{interrupted} of {ROUNDS} pulls were killed before their end")
    assert interrupted
