"""Breaking a ledger while it is written, and what must hold afterwards."""

import pickle
import random
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

from ledger.made_up import RUN, madrid, paris
from sqlalchemy import select, text

from garant.ledger import Ledger, check, schema
from garant.ledger.keys import act_key, document_key, statement_key

WRITER = Path(__file__).with_name("writer.py")
PATIENCE_SECONDS = 300


def many_readings(number, *, name="dispatch", copies=0.1):
    """Made-up readings of as many documents, some of them copies of the one before.

    Their longer words are made of letters drawn at random, as many as were there, so that what was
    read still stands where it did.
    """
    drawn = random.Random(name)
    reading = None
    for place in range(number):
        if reading is None or drawn.random() > copies:
            reading = drawn.choice((paris, madrid))()
            words = "Ensuite vinrent plusieurs longues phrases encore. " * drawn.randint(1, 8)
            text = _LONG_WORD.sub(
                lambda word: "".join(drawn.choices(ascii_lowercase, k=len(word[0]))),
                reading.document.text + words,
            )
        document = replace(reading.document, id=f"{name}-{place}.txt", text=f"{text}Fin {place}.")
        yield replace(reading, document=document)


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def contents(reading):
    """The keys that a reading comes to in a ledger: its document's, those of what it found."""
    document = reading.document
    key = document_key(document.id, document.text)
    day = document.published
    return key, frozenset(
        {
            *(act_key(key, day, act) for act in reading.acts),
            *(statement_key(key, day, statement) for statement in reading.statements),
        }
    )


class Writer:
    """A process that records readings, and the file that it tells of them in."""

    def __init__(self, url, readings, folder, *, size=3, order=""):
        self.told = folder / "told"
        path = folder / "readings"
        if readings is not None:
            path.write_bytes(pickle.dumps((RUN, list(readings))))
        with self.told.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, str(WRITER), url, str(path), str(size), str(order)],
                stdout=out,
                stderr=subprocess.PIPE,
            )

    def opened(self):
        """Wait until it has opened the ledger."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while b"open" not in self.told.read_bytes():
            if self.process.poll() is not None or time.monotonic() > deadline:
                break
            time.sleep(0.002)
        return self

    def kill(self):
        self.process.kill()
        return self.ended()

    def ended(self):
        """What it said on standard error, and its exit code."""
        _, said = self.process.communicate(timeout=PATIENCE_SECONDS)
        return said.decode("utf-8", "replace"), self.process.returncode

    def lines(self):
        whole, _, _ = self.told.read_text("utf-8").rpartition("\n")
        return [line.split() for line in whole.splitlines() if line != "open"]

    def keys(self):
        """The documents that it told were safe."""
        return {key for key, _ in self.lines()}

    def seconds(self):
        """How long each transaction took."""
        return [float(took) for _, took in self.lines()]


def held(url):
    """What a ledger holds of each document: its key, and the keys of what was found in it."""
    with Ledger.open(url, create=False) as ledger, ledger.store.reading() as connection:
        document = schema.document
        found = {key: set() for key in connection.execute(select(document.c.key)).scalars()}
        for table in (schema.act, schema.statement):
            query = select(document.c.key, table.c.key).join(
                table, table.c.document_id == document.c.id
            )
            for key, own in connection.execute(query):
                found[key].add(own)
    return {key: frozenset(own) for key, own in found.items()}


def faults(url):
    """What a check finds, at most a few."""
    with Ledger.open(url, create=False) as ledger:
        return [str(fault) for _, fault in zip(range(5), check(ledger.store), strict=False)]


def lost_or_broken(url, told, readings):
    """Documents that were told to be safe and are not there, and those that are there in part."""
    there = held(url)
    whole = dict(map(contents, readings))
    lost = told - there.keys()
    broken = {key for key, own in there.items() if own != whole.get(key)}
    return lost, broken


def survive(url, readings, folder, end, *, kills, each=lambda: None, within=0.15):
    """End a writer at random moments, each time running the same again, and at last to its end.

    Args:
        url: The ledger.
        readings: What to record.
        folder: Where the writer keeps its files.
        end: Ends a writer, and gives what it said and its exit code.
        kills: How many times.
        each: Is called after each.
        within: In how many seconds from the opening of the ledger.

    Returns:
        The documents told to be safe and lost, those there in part, and how each writer ended.
    """
    drawn = random.Random(7)
    told, lost, broken, ends = set(), set(), set(), []
    for _ in range(kills):
        writer = Writer(url, readings, folder).opened()
        time.sleep(drawn.uniform(0.0, within))
        ends.append(end(writer))
        told |= writer.keys()
        missing, partial = lost_or_broken(url, told, readings)
        lost, broken = lost | missing, broken | partial
        each()
    writer = Writer(url, readings, folder)
    ends.append(writer.ended())
    return lost, broken, ends


def rows(url):
    """Every row that does not depend on who came first, by the keys of what it refers to."""
    with Ledger.open(url, create=False) as ledger, ledger.store.reading() as connection:
        return {
            query: sorted(str(tuple(map(str, row))) for row in connection.execute(text(query)))
            for query in _BY_KEY
        }


_BY_KEY = (
    "SELECT key, name, url, text_hash FROM document",
    "SELECT key FROM run",
    "SELECT document.key, run.key, title, publisher, published, sections, doubts FROM reading "
    "JOIN document ON document.id = document_id JOIN run ON run.id = run_id",
    'SELECT document.key, start, "end" FROM passage JOIN document ON document.id = document_id',
    "SELECT statement.key, cue, speaker_text, document.key FROM statement "
    "JOIN document ON document.id = statement.document_id",
    "SELECT act.key, kind, firmness, conditions, document.key FROM act "
    "JOIN document ON document.id = act.document_id",
    "SELECT act.key, role, act_party.place, code FROM act_party JOIN act ON act.id = act_id",
    'SELECT act.key, act_evidence.place, passage.start, passage."end" FROM act_evidence '
    "JOIN act ON act.id = act_id JOIN passage ON passage.id = passage_id",
    "SELECT act.key, document.key FROM reading_act JOIN act ON act.id = act_id "
    "JOIN reading ON reading.id = reading_id JOIN document ON document.id = reading.document_id",
    "SELECT statement.key, document.key FROM reading_statement "
    "JOIN statement ON statement.id = statement_id "
    "JOIN reading ON reading.id = reading_id JOIN document ON document.id = reading.document_id",
)


def write_at_once(url, shares, folder, *, size=3):
    """Record shares of readings in as many processes at once; what each said, and took."""
    writers = []
    for number, share in enumerate(shares):
        own = folder / f"writer-{number}"
        own.mkdir()
        writers.append(Writer(url, share, own, size=size, order=number + 1))
    said = [writer.ended() for writer in writers]
    return said, [took for writer in writers for took in writer.seconds()]


@contextmanager
def small_disk(folder, *, megabytes):
    """A file system of its own that is soon full; None where none can be made."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "garant-small", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def as_nobody(url, path):
    """Run a writer as a user whom permissions bind, which needs root.

    Everything is imported before, for the interpreter may lie where that user may not look.
    """
    return subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(WRITER), url, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        timeout=PATIENCE_SECONDS,
    )


_AS_NOBODY = """
import os, random, runpy, sys
import sqlalchemy
import garant.ledger, garant.ledger.upgrading
sqlalchemy.create_engine("sqlite://").connect().close()
source = compile(open(sys.argv[1]).read(), sys.argv[1], "exec")
os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.argv = sys.argv[1:]
exec(source, {"__name__": "__main__"})
"""
