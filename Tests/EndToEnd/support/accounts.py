"""People of the municipality who sign in, and what the audit trail says of them."""
import http.client
import json
import re
import subprocess
import urllib.parse

from .program import SECONDS, environment
from .server import Answer

FORM = "application/x-www-form-urlencoded"


def add_account(home, name, password, *arguments):
    """`pafta user add`, with the password on its input."""
    done = subprocess.run(home.command("user add", name, *arguments), input=password + "\n", capture_output=True,
                          text=True, timeout=SECONDS, env=environment())
    assert done.returncode == 0, done.stderr


def post(server, path, fields=(), cookie=None, body=None, **headers) -> Answer:
    """Sends a form as a browser does that tells no origin; header names are written with `_` for `-`."""
    body = urllib.parse.urlencode(fields).encode() if body is None else body
    sent = {"Content-Type": FORM} | {name.replace("_", "-"): value for name, value in headers.items()}
    if cookie:
        sent["Cookie"] = cookie
    connection = server.connection()
    try:
        connection.request("POST", path, body, sent)
        answer = connection.getresponse()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def sign_in(server, name, password, next_path="/", **headers) -> Answer:
    return post(server, "/login", {"account": name, "password": password, "next": next_path}, **headers)


def cookie_of(answer) -> str:
    """The cookie that an answer sets, as it is sent back."""
    return answer.headers["set-cookie"].split(";")[0]


def form_token(page: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def records(home, event=None) -> list:
    """The records of the audit trail, in their order."""
    lines = [line for file in sorted((home.home / "audit").glob("*.jsonl"))
             for line in file.read_text(encoding="utf-8").splitlines()]
    found = [json.loads(line) for line in lines]
    return [record for record in found if event in (None, record["event"])]
