"""Hostile and broken input: nothing crashes the intake and the frame, nothing holds them up."""

import importlib.util
import io
import json
import random
import resource
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from garant.errors import InputError
from garant.model import Document
from garant.reading.frame import frame
from garant.reading.intake import sources

spec = importlib.util.spec_from_file_location(
    "documents", Path(__file__).parent / "reading" / "intake" / "documents.py"
)
documents = importlib.util.module_from_spec(spec)
spec.loader.exec_module(documents)

MUTATIONS = 2_000
SECONDS = 10
BYTES = 1 << 30

TEXT = (
    "Le Grand Quotidien\nINTERNATIONAL\n\nParis promet des soldats, Rome hésite\n\n"
    "Publié le 4 septembre 2025 à 7h05 - Mis à jour à 21h48\n\n"
    "PARIS, 4 sept. (Hexapresse) - La France enverra « deux mille » soldats, a dit M. Macron.\n\n"
    'Lire aussi : Rome dit non\n\nQui paiera ?\n\n"Personne", dit une source à l’Élysée.\n\n© 2025'
)
RECORDS = "\n".join(
    json.dumps(record, ensure_ascii=False)
    for record in (
        {"id": 1, "text": TEXT, "date": "2025-09-04", "source": {"name": "Hexa"}},
        {"html": "<p>Un <b>mot</b>.</p><h2>Deux</h2>", "url": "https://x.example/1"},
    )
)
SEEDS = [
    seed.encode() if isinstance(seed, str) else seed
    for seed in (
        TEXT,
        TEXT.replace("\n", "\r\n"),
        documents.PAGE,
        RECORDS,
        documents.RSS,
        documents.ATOM,
        json.dumps([{"text": TEXT}], indent=1),
        documents.pdf(["La France enverra des soldats en Ukraine"], ["Page deux, et fin."]),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
    )
]
# What breaks parsers when it stands where it should not.
PIECES = [
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"<", b">", b"</p>", b"<p>" * 40, b"<!--", b"<![CDATA[",
    b"&#x110000;", b"&amp", b"<!DOCTYPE x [", b'"', b"\\ud800", b"{", b"}", b"[" * 60, b"1e999",
    b"\xe2\x80\xa8", b"\x0c", b"\xc2\xa0", b"\r", b"\n\n", b"31/02/2025", b"99:99", b"(", b"*",
    "٤ سبتمبر".encode(), "ſİıǅ".encode(), "\U0001f1fa\U0001f1e6".encode(), b"%PDF-1.7", b"%%EOF",
]  # fmt: skip


def read_all(data):
    told = []
    taken = sources(["-"], stdin=io.BytesIO(data), on_error=told.append)
    documents_read = [frame(source) for source in taken]
    return documents_read, told


def mutated(chance):
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data) + 1)
        kind = chance.randrange(6)
        if kind == 0 and data:
            data[place % len(data)] = chance.randrange(256)
        elif kind == 1:
            data[place:place] = chance.choice(PIECES)
        elif kind == 2:
            del data[place : place + chance.randint(1, 60)]
        elif kind == 3:
            data[place:place] = chance.randbytes(chance.randint(1, 12))
        elif kind == 4:
            end = min(place + chance.randint(1, 200), len(data))
            data[place:place] = data[place:end] * chance.randint(1, 3)
        else:
            other = chance.choice(SEEDS)
            cut = chance.randrange(len(other))
            data[place:] = other[cut : cut + 1_500]
    return bytes(data)


def test_mutated_input_never_crashes():
    """Seeded, so that a failure can be run again; hypothesis shrinks what it finds below."""
    chance = random.Random(20250904)
    for number in range(MUTATIONS):
        data = mutated(chance)
        try:
            read, told = read_all(data)
        except Exception as error:
            raise AssertionError(f"mutation {number} crashed: {data!r}") from error

        assert all(isinstance(document, Document) for document in read)
        assert all("\n" not in str(error) for error in told)
        assert all(isinstance(error, InputError) for error in told)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_any_bytes_are_read_or_refused(data):
    read, told = read_all(data)

    assert read or told


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=40)),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["text", "html", "title", "date", "id", "url", "source", "lang", "x"]
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=12,
    )
)
def test_any_record_is_read_or_refused(value):
    read, told = read_all(json.dumps({"text": "Une phrase assez longue.", "date": value}).encode())
    more, refused = read_all(
        json.dumps({"record": 1} | (value if isinstance(value, dict) else {})).encode()
    )

    assert read or told
    assert more or refused


STRING = chr(34) + chr(92)
ARTICLE = f"<p>{documents.SENTENCE}</p>" * 3


def page(inside):
    return f"<html><body><article>{inside}{ARTICLE}</article></body></html>"


BOMBS = {
    "nested.html": lambda: page("<div>" * 100_000),
    "links.html": lambda: page('<a href="/x">lien</a> ' * 200_000),
    "paragraphs.html": lambda: page("<p>mot" * 200_000),
    "inline.html": lambda: page("x<i>y</i>" * 100_000),
    "tables.html": lambda: page("<table><tr><td>" * 50_000),
    "attributes.html": lambda: page("<p " + " ".join(f"a{i}" for i in range(300_000)) + ">"),
    "long.html": lambda: page("a" * 4_900_000),
    "spaces.html": lambda: page(" \n" * 2_400_000),
    "entities.html": lambda: page("&amp;" * 900_000),
    "comments.html": lambda: page("<!-- x -->" * 400_000),
    "open.html": lambda: page("<!-- " * 900_000),
    "brackets.html": lambda: "<html>" + "<" * 4_900_000,
    "dates.html": lambda: page("2025-09-04 " * 400_000),
    "strings.html": lambda: page(f"<script type='application/ld+json'>{STRING * 900_000}</script>"),
    "data.html": lambda: page(f'<script type="application/ld+json">{chr(34) + chr(92)}' * 90_000),
    "siblings.html": lambda: page("<p>" + "x<b>y</b>" * 9_900 + "</p>"),
    "laughs.xml": lambda: (
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
        + "]><rss><channel><item><title>&i;</title></item></channel></rss>"
    ),
    "nested.xml": lambda: "<rss><channel>" + "<item>" * 200_000,
    "nested.jsonl": lambda: '{"text": ' + "[" * 1_000_000,
    "digits.jsonl": lambda: '{"text": ' + "9" * 1_000_000 + "}",
    "line.txt": lambda: "mot " * 1_200_000,
    "lines.txt": lambda: "a\n" * 2_000_000,
    "menus.txt": lambda: "Accueil Sport Culture Monde " * 150_000,
    "capitals.txt": lambda: "AbAbAb" * 800_000,
    "names.txt": lambda: "Par " + "de la De La " * 300_000,
    "quotes.txt": lambda: "« " * 1_500_000,
    "dashes.txt": lambda: "-" * 4_900_000,
    "numbers.txt": lambda: "12/12/" * 800_000,
}  # fmt: skip

CHILD = """
import sys, time
from garant.reading.frame import frame
from garant.reading.intake import sources
for path in sys.argv[1:]:
    told = []
    started = time.monotonic()
    read = [frame(source) for source in sources([path], on_error=told.append)]
    seconds = time.monotonic() - started
    print(path, round(seconds, 2), len(read), len(told), *map(str, told), sep="\\t")
"""


@pytest.mark.parametrize("ending", ["html", "xml", "jsonl", "txt"])
def test_bombs_end_soon_and_small(ending, tmp_path):
    paths = []
    for name in [name for name in BOMBS if name.endswith(ending)]:
        (tmp_path / name).write_text(BOMBS[name](), "utf-8")
        paths.append(str(tmp_path / name))
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *paths],
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * BYTES, 2 * BYTES)),
        check=False,
    )
    rows = [line.split("\t") for line in done.stdout.splitlines()]

    assert (0, "") == (done.returncode, done.stderr[-2_000:])
    assert paths == [row[0] for row in rows]
    assert [] == [row for row in rows if float(row[1]) > SECONDS]
    assert [] == [row for row in rows if row[2:4] not in (["1", "0"], ["0", "1"])]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < BYTES
