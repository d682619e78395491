"""Runs the command line as a user does."""
import json
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .places import BINARY

SECONDS = 120


@dataclass
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def json(self):
        """What `--json` printed."""
        return json.loads(self.out)

    @property
    def error(self):
        """The error that `--json` reports."""
        return self.json["error"]


def environment(**more):
    """The caller's environment without what would change the answers."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PAFTA_", "LC_", "LANG", "OGR_", "GDAL_"))}
    return {**kept, "LANG": "C.UTF-8", **{k: str(v) for k, v in more.items()}}


class Pafta:
    """The program with one home."""

    def __init__(self, home: Path):
        self.home = Path(home)

    def command(self, name, *arguments):
        return [str(BINARY), name, "--home", str(self.home), *map(str, arguments)]

    def run(self, name, *arguments, check=True, seconds=SECONDS, prefix=(), **variables) -> Outcome:
        """Runs a command to its end; `check` expects exit status 0."""
        began = time.monotonic()
        done = subprocess.run(
            [*prefix, *self.command(name, *arguments)], capture_output=True, text=True, encoding="utf-8",
            timeout=seconds, stdin=subprocess.DEVNULL, env=environment(**variables))
        outcome = Outcome(done.returncode, done.stdout, done.stderr, time.monotonic() - began)
        if check:
            assert outcome.code == 0, f"{name} {arguments} ended with {outcome.code}:\n{outcome.err}\n{outcome.out}"
        return outcome

    def start(self, name, *arguments) -> subprocess.Popen:
        """Starts a command and returns at once."""
        return subprocess.Popen(
            self.command(name, *arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment(), start_new_session=True)

    def load(self, file, *arguments, **options) -> Outcome:
        return self.run("load", file, *arguments, "--json", **options)

    def refused(self, name, *arguments, code: int, error: str, **options) -> Outcome:
        """Runs a command that must fail with this exit status and this error code."""
        outcome = self.run(name, *arguments, "--json", check=False, **options)
        assert outcome.code == code, f"exit status {outcome.code}, expected {code}:\n{outcome.err}\n{outcome.out}"
        assert outcome.error["code"] == error
        assert outcome.error["message"]
        return outcome

    def files(self):
        return sorted((self.home / "layers").glob("*.gpkg"))

    def collections(self) -> dict:
        """The layers by name, as `pafta layers --json` tells them."""
        return {layer["collection"]: layer for layer in self.run("layers", "--json").json}


def initialised(folder: Path, undeclared="public") -> Pafta:
    """Makes a new home; whoever asks sees its layers, unless `undeclared` says otherwise."""
    done = subprocess.run([str(BINARY), "init", str(folder), "--undeclared-layers", undeclared], capture_output=True, text=True, timeout=SECONDS,
                          env=environment())
    assert done.returncode == 0, done.stderr
    return Pafta(folder)


def finish(process: subprocess.Popen, sent=None, seconds=20) -> int:
    """Sends a signal, waits, and returns the exit status; a process that does not end is killed and fails the test."""
    if sent is not None and process.poll() is None:
        process.send_signal(sent)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        raise AssertionError(f"the process did not end within {seconds} s after {sent}") from None
    return process.returncode
