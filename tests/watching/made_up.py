"""A made-up web to watch: a clock that moves when it is waited for, feeds, and a plain reader."""

import io
from dataclasses import replace
from functools import partial
from xml.sax.saxutils import escape

from fetching.servers import Server, Web, reply
from stand_ins import fake_reader, frame_as_text

from garant.errors import GarantError
from garant.fetching import fetch
from garant.ledger import Ledger
from garant.model import Run
from garant.reading.apart import Known, _as_said
from garant.reading.intake import sources_in
from garant.watching import Asker, Feed, Follow, Intake, Plan, State, Watch

NOON = 1_788_000_000.0
RUN = Run("0.1.0 code", "words", "pipeline")
LONG = " ".join(["Un mot de plus."] * 20)


class ScriptedClock:
    """Moves on when it is waited for; ends after so many seconds."""

    def __init__(self, ends=float("inf")):
        self.moment = NOON
        self.ends = NOON + ends
        self.waits = []

    def now(self):
        return self.moment

    def wait(self, seconds):
        self.waits.append(seconds)
        self.moment += seconds
        return self.moment >= self.ends


class PlainReader:
    """Reads pieces in this process: frames them as text, and finds what the fake reader finds."""

    def __init__(self):
        self.poison = None

    def read(self, piece, *, is_known):
        errors = []
        for source in sources_in(io.BytesIO(piece.data), piece.name, on_error=errors.append):
            while errors:
                yield errors.pop(0)
            document = frame_as_text(_as_said(source, piece))
            document = replace(document, url=_as_said(source, piece).url, doubts=source.doubts)
            if is_known(document):
                yield Known(document)
                continue
            if self.poison and self.poison in document.text:
                yield GarantError(f"{piece.name}: reading it ended the reading process")
                return
            yield from fake_reader([document])
        yield from errors


def item(number, text=LONG, *, link=None, guid=None, title=None, day=None):
    """An entry of a feed."""
    parts = [
        ("title", title or f"Titre {number}"),
        ("link", f"http://news.example/a/{number}" if link is None else link),
        ("guid", guid or f"tag:news.example,2026:{number}"),
        ("description", text),
        ("pubDate", day),
    ]
    return "".join(f"<{name}>{escape(each)}</{name}>" for name, each in parts if each)


def rss(*items, title="Le Journal"):
    """A feed."""
    entries = "".join(f"<item>{each}</item>" for each in items)
    return f'<rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'


def feed_reply(*items, **headers):
    """A feed as a server gives it."""
    return reply(rss(*items), "application/rss+xml", **headers)


def feed_of(url="http://news.example/feed", every=1800.0, follow=Follow.SHORT, **more):
    return Feed(url=url, every_seconds=every, follow=follow, **more)


class Watched:
    """A watch over a made-up web, with what it told."""

    def __init__(self, folder, answers):
        self.folder = folder
        self.server = Server(answers)
        self.web = Web(self.server)
        self.ledger = Ledger.open(f"sqlite:///{folder / 'garant.db'}")
        self.reader = PlainReader()
        self.events = []
        self.clock = ScriptedClock()
        self.chance = 0.5
        self.settled = 0

    def run(self, *feeds, once=True, seconds=None, **plan):
        if seconds is not None:
            self.clock.ends = self.clock.moment + seconds
        plan = Plan(contact="desk@example.org", feeds=feeds or (feed_of(),), **plan)
        with State(self.folder / "state") as state:
            get = partial(fetch, resolve=self.web.resolve, connect=self.web.connect)
            asker = Asker(
                state,
                self.clock,
                plan.contact,
                plan.delay_seconds,
                plan.inside,
                get,
                lambda: self.chance,
            )
            intake = Intake(self.ledger, RUN, self.reader)
            tell = self.events.append
            Watch(plan, state, asker, intake, self.clock, tell, self.settle).run(once=once)

    def settle(self):
        self.settled += 1

    @property
    def asked(self):
        """The paths that were asked for, in order."""
        return [head.split(" ")[1] for head in self.server.asked]

    @property
    def names(self):
        """What the documents in the ledger are called."""
        return sorted(record.id for record in self.ledger.documents())

    def told(self, what):
        return [event.fields for event in self.events if event.what == what]

    def close(self):
        self.ledger.close()
        self.server.close()
