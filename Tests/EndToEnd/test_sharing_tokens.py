"""Tokens of the sign-in service let their bearers in; every forged one gets the same answer."""

import base64
import hashlib
import hmac
import json
import time

import pytest

from support.certificates import openssl
from support.protocols import Partner, approved, new_home, terms
from support.server import Server

ISSUER, AUDIENCE = "https://giris.uydurma.example/realms/belediye", "pafta"
ITEMS = "/collections/tasinmaz/items?f=json&limit=5"


class Signer:
    """An RSA key that signs tokens."""

    def __init__(self, folder, name="anahtar"):
        self.file = folder / f"{name}.pem"
        openssl("genrsa", "-out", self.file, "2048")
        self.pem = openssl("rsa", "-in", self.file, "-pubout")
        self.der = openssl("rsa", "-in", self.file, "-pubout", "-outform", "DER")
        self.modulus = int(openssl("rsa", "-in", self.file, "-noout", "-modulus").decode().split("=")[1], 16)

    def sign(self, text) -> bytes:
        return openssl("dgst", "-sha256", "-sign", self.file, input=text)

    def jwk(self, **more) -> dict:
        return {"kty": "RSA", "kid": "bir", "n": number(self.modulus), "e": "AQAB", **more}


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    return Signer(tmp_path_factory.mktemp("imza"))


def encoded(data) -> str:
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value) -> str:
    return encoded(value.to_bytes((value.bit_length() + 7) // 8, "big"))


@pytest.fixture(scope="module")
def home(tmp_path_factory, signer):
    folder = tmp_path_factory.mktemp("hostile")
    keys = {"keys": [signer.jwk(use="sig", alg="RS256")]}
    (folder / "jwks.json").write_text(json.dumps(keys))
    home = new_home(
        folder,
        f'[access.tokens]\nissuer = "{ISSUER}"\naudience = "{AUDIENCE}"\n'
        f'keys_file = "{folder / "jwks.json"}"\nprotocol_claim = "protokol"\n',
    )
    approved(home, terms("2026/1"), folder)
    home.run("user add", "memur", "--role", "reader", "--no-password")
    return home


@pytest.fixture
def server(home, tmp_path):
    """A server of its own for each test, as an address that guesses too often is locked out."""
    with Server(home, tmp_path / "serve.log") as server:
        yield server


def plain(answer) -> tuple:
    return answer.status, {k: v for k, v in answer.headers.items() if k != "date"}, answer.body


def token(claims, key=None, algorithm="RS256", header=(), secret=None, **changes) -> str:
    now = int(time.time())
    claims = (
        {"iss": ISSUER, "aud": AUDIENCE, "exp": now + 600, "iat": now, "sub": "7", "preferred_username": "memur"}
        | claims
        | changes
    )
    claims = {name: value for name, value in claims.items() if value is not None}
    head = encoded({"alg": algorithm, "kid": "bir", "typ": "JWT"} | dict(header))
    signed = f"{head}.{encoded(claims)}"
    if key:
        signature = key.sign(signed.encode())
    else:
        signature = hmac.new(secret, signed.encode(), hashlib.sha256).digest() if secret is not None else b""
    return f"{signed}.{encoded(signature)}"


def test_a_token_of_the_issuer_is_accepted(server, signer):
    answer = Partner(server).ask(ITEMS, Authorization=f"Bearer {token({}, signer)}")
    assert answer.status == 200 and answer.json["features"]
    partner = Partner(server).ask(ITEMS, Authorization=f"Bearer {token({'protokol': '2026/1'}, signer)}")
    assert set(partner.json["features"][0]["properties"]) == {"no", "ada", "mahalle", "malik"}


def forged(signer) -> dict:
    other = Signer(signer.file.parent, "baska")
    now, good = int(time.time()), token({}, signer)
    head, body, signature = good.split(".")
    return {
        "alg none": token({}, algorithm="none"),
        "alg None": token({}, algorithm="nOnE"),
        "no signature": f"{head}.{body}.",
        "HS256 with the public key": token({}, algorithm="HS256", secret=signer.pem),
        "HS256 with DER": token({}, algorithm="HS256", secret=signer.der),
        "HS256 empty": token({}, algorithm="HS256", secret=b""),
        "another key": token({}, other),
        "another kid": token({}, signer, header={"kid": "iki"}),
        "own jwk": token({}, other, header={"jwk": other.jwk()}),
        "jku": token({}, other, header={"jku": "https://evil.example/jwks"}),
        "crit": token({}, signer, header={"crit": ["b64"], "b64": False}),
        "wrong issuer": token({"iss": "https://evil.example"}, signer),
        "issuer's prefix": token({"iss": ISSUER + "/"}, signer),
        "no subject": token({"sub": None}, signer),
        "no issuer": token({"iss": None}, signer),
        "wrong audience": token({"aud": "baska"}, signer),
        "no audience": token({"aud": None}, signer),
        "expired": token({"exp": now - 120}, signer),
        "no end": token({"exp": None}, signer),
        "not yet": token({"nbf": now + 600}, signer),
        "from the future": token({"iat": now + 6000}, signer),
        "end as a text": token({"exp": str(now + 600)}, signer),
        "huge end": token({"exp": 1e300}, signer),
        "changed claims": f"{head}.{encoded({'preferred_username': 'memur', 'iss': ISSUER})}.{signature}",
        "unknown protocol": token({"protokol": "1999/1"}, signer),
        "four parts": good + ".x",
        "two parts": f"{head}.{body}",
        "long": token({"x": "a" * 9000}, signer),
        "twice": f"{good}, {good}",
    }


def test_forged_tokens_are_refused_alike(server, signer):
    answers = {
        name: plain(Partner(server).ask(ITEMS, Authorization=f"Bearer {text}")) for name, text in forged(signer).items()
    }
    first = answers["alg none"]
    assert first[0] == 401
    assert [name for name, answer in answers.items() if answer != first] == []
    assert Partner(server).ask(ITEMS, Authorization=f"Bearer {token({}, signer)}").status == 200
