"""A watch: feeds are asked in turn, what is new is read and recorded, each event is told.

The order of keeping is a law here: what was read goes into the ledger first, then it is noted as
seen together with the marks by which the feed is asked whether it changed. Killed in between, the
watch asks and reads again, and the ledger knows what it has.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from garant.errors import AnswerError, GarantError, InputError
from garant.fetching import Fetched, Limits
from garant.model import Recorded
from garant.watching.asking import Asker, Clock, ForbiddenError
from garant.watching.events import Event
from garant.watching.plan import Feed, Plan
from garant.watching.reading import Intake, Told, body_mark
from garant.watching.state import FeedState, Page, State

FEED_BYTES = 10_000_000
"""A feed that is larger holds an archive; what is new stands in its first entries."""

_FEED_SECONDS = 60.0
_LONGEST_BACK_OFF_SECONDS = 86400.0
_TRIES = 5
"""How often a page is asked for before what the feed gives of it is read instead."""

_PAGE_AGAIN_SECONDS = 900.0
_PATIENCE_SECONDS = 120.0
"""How long one round waits for a server; what is to wait longer is left for the next."""

_PAGES_A_ROUND = 100
"""Pages of one feed that one round reads; a new feed with thousands takes several rounds."""

_GONE = 410
_FOR_LATER = frozenset({408, 425, 429})

Tell = Callable[[Event], None]
"""Is told of each event."""


@dataclass(slots=True)
class Watch:
    """Watches feeds.

    Args:
        plan: What is watched.
        state: What was seen.
        asker: Asks servers.
        intake: Reads and records.
        clock: Tells the time, and waits.
        tell: Is told of each event.
        settle: Is called whenever nothing is left to do for now.
    """

    plan: Plan
    state: State
    asker: Asker
    intake: Intake
    clock: Clock
    tell: Tell
    settle: Callable[[], None] = lambda: None
    _asked: set[str] = field(default_factory=set)
    _pages: Counter[str] = field(default_factory=Counter)

    def run(self, *, once: bool) -> None:
        """Watch until the clock says to stop; or go round once through what is due.

        Args:
            once: Whether to go round once.

        Raises:
            GarantError: The state of the watch, or the ledger, cannot be used any more.
        """
        self._event("started", feeds=len(self.plan.feeds))
        is_settled = False
        while True:
            ready, step = self._next(once=once)
            wait = ready - self.clock.now()
            if step is None or wait > 0:
                if not is_settled and (step is None or not once):
                    self.settle()
                    is_settled = True
                if (once and step is None) or self.clock.wait(max(wait, 0.0)):
                    break
                continue
            step()
            is_settled = False
            if self.clock.wait(0.0):
                self.settle()
                break
        self._event("stopped", pages=len(self.state.pages()) or None)

    def _next(self, *, once: bool) -> tuple[float, Callable[[], None] | None]:
        """When something is to be done next, and what; in one round, None where nothing is left."""
        now = self.clock.now()
        found: list[tuple[float, int, Callable[[], None]]] = []
        for feed in self.plan.feeds:
            state = self.state.feed(feed.url)
            if state.gone or (once and (feed.url in self._asked or state.next > now)):
                continue
            # A clock that was set back must not make anybody wait for years.
            due = min(state.next, now + 2 * max(feed.every_seconds, _LONGEST_BACK_OFF_SECONDS))
            url = state.moved or feed.url
            found.append((max(due, self._free(url)), 1, self._step(url, feed, None)))
        feeds = {feed.url: feed for feed in self.plan.feeds}
        for page in self.state.pages():
            is_enough = once and self._pages[page.feed] >= _PAGES_A_ROUND
            if page.feed not in feeds or is_enough or (once and page.next > now):
                continue
            ready = max(page.next, self._free(page.url))
            found.append((ready, 0, self._step(page.url, feeds[page.feed], page)))
        if once:
            found = [each for each in found if each[0] - now <= _PATIENCE_SECONDS]
        if not found:
            return now + 60.0, None
        ready, _, step = min(found, key=lambda each: each[:2])
        return ready, step

    def _free(self, url: str) -> float:
        return self.asker.free_from(url)

    def _step(self, url: str, feed: Feed, page: Page | None) -> Callable[[], None]:
        is_led_inside = page is not None and self._is_led_inside(feed, page)
        if not is_led_inside and not self.asker.rules_are_known(url):
            return lambda: self.asker.learn_rules(url)
        if page is None:
            return lambda: self._ask_feed(feed)
        return lambda: self._ask_page(feed, page)

    # Feeds.

    def _ask_feed(self, feed: Feed) -> None:
        self._asked.add(feed.url)
        state = self.state.feed(feed.url)
        url = state.moved or feed.url
        try:
            found = self.asker.ask(
                url,
                etag=state.etag,
                modified=state.modified,
                limits=Limits(most_bytes=FEED_BYTES, seconds=_FEED_SECONDS),
            )
        except InputError as error:
            self._feed_failed(feed, state, error)
            return
        state.failures = 0
        state.next = self.clock.now() + self._spread(feed.every_seconds)
        if found.moved_for_good and found.address != url:
            state.moved = found.address
            self._event("moved", feed, to=found.address, do="put this address into the plan")
        if found.is_unchanged or body_mark(found.data) == state.body:
            self.state.keep_feed(state)
            self._event("unchanged", feed)
            return
        try:
            self._read_feed(feed, state, found)
        except InputError as error:
            self._feed_failed(feed, state, error)

    def _read_feed(self, feed: Feed, state: FeedState, found: Fetched) -> None:
        def is_seen(name: str, mark: str) -> bool:
            return self.state.is_seen(feed.url, name, mark)

        read = self.intake.read_feed(feed, found.address, found.data, is_seen)
        counted = self._tell_of(feed, read.told)
        if read.is_whole:
            state.etag, state.modified = found.etag, found.modified
            state.body = body_mark(found.data)
        with self.state.together():
            self.state.keep_entries(feed.url, read.entries, self.clock.now())
            for page in read.pages:
                self.state.keep_page(page)
            self.state.keep_feed(state)
        self._event(
            "read",
            feed,
            entries=len(read.entries),
            seen=read.seen,
            recorded=counted,
            pages=len(read.pages),
        )

    def _feed_failed(self, feed: Feed, state: FeedState, error: InputError) -> None:
        status = error.status if isinstance(error, AnswerError) else None
        now = self.clock.now()
        if status == _GONE:
            state.gone = True
            self.state.keep_feed(state)
            told = "it is not asked again; take it out of the plan"
            self._event("gone", feed, do=told)
            return
        state.failures += 1
        wait = min(feed.every_seconds * 2.0 ** min(state.failures, 20), _LONGEST_BACK_OFF_SECONDS)
        if isinstance(error, ForbiddenError):
            wait = _LONGEST_BACK_OFF_SECONDS
        state.next = now + self._spread(max(wait, feed.every_seconds))
        state.next = max(state.next, self.asker.free_from(state.moved or feed.url))
        if state.moved and state.failures > _TRIES:
            state.moved = None  # perhaps it has moved back
        self.state.keep_feed(state)
        self._event(
            "failed",
            feed,
            status=status,
            failures=state.failures,
            again_seconds=round(state.next - now),
            why=f"{error.problem}; {error.remedy}",
        )

    # Pages.

    def _ask_page(self, feed: Feed, page: Page) -> None:
        self._pages[feed.url] += 1
        try:
            if self._is_led_inside(feed, page):
                raise ForbiddenError(
                    page.url,
                    "is inside your network, and the feed that links there is not",
                    "it is not asked",
                )
            found = self.asker.ask(page.url)
        except InputError as error:
            self._page_failed(feed, page, error)
            return
        told = self.intake.read_page(feed, page, found.address, found.data)
        if not any(isinstance(one, Recorded) for one in told) and any(
            isinstance(one, GarantError) for one in told
        ):
            self._tell_of(feed, told)
            told = self.intake.read_teaser(page)
        if not told:
            self._event("known", feed, document=page.url)
        self._tell_of(feed, told, page.url)
        self.state.drop_page(page.url)

    def _is_led_inside(self, feed: Feed, page: Page) -> bool:
        return self.asker.is_inside(page.url) and not self.asker.is_inside(feed.url)

    def _page_failed(self, feed: Feed, page: Page, error: InputError) -> None:
        status = error.status if isinstance(error, AnswerError) else None
        is_final = isinstance(error, ForbiddenError) or (
            status is not None and 400 <= status < 500 and status not in _FOR_LATER
        )
        page.tries += 1
        if not is_final and page.tries < _TRIES:
            page.next = self.clock.now() + self._spread(_PAGE_AGAIN_SECONDS * 2.0**page.tries)
            self.state.keep_page(page)
            why = f"{error.problem}; {error.remedy}"
            self._event("page_failed", feed, page=page.url, tries=page.tries, why=why)
            return
        self._event(
            "page_given_up",
            feed,
            page=page.url,
            why=error.problem,
            do="what the feed gives of it is read instead",
        )
        self._tell_of(feed, self.intake.read_teaser(page), page.url)
        self.state.drop_page(page.url)

    # What is told.

    def _tell_of(self, feed: Feed, told: list[Told], page: str = "") -> int:
        recorded = 0
        for one in told:
            if isinstance(one, Recorded):
                recorded += 1
                self._event(
                    one.outcome.value.replace(" ", "_"),
                    feed,
                    document=one.name,
                    statements=one.statements,
                    acts=one.acts,
                    doubts=one.doubts,
                    like=",".join(key[:8] for key in one.like),
                )
            else:
                self._event("not_read", feed, page=page, why=str(one))
        return recorded

    def _event(self, what: str, feed: Feed | None = None, **more: str | int | None) -> None:
        held: Mapping[str, str | int | None] = more
        self.tell(Event(self.clock.now(), what, feed.url if feed else "", held))

    def _spread(self, seconds: float) -> float:
        """A time made a little longer or shorter by chance, so that feeds are not asked at once."""
        return seconds * (0.95 + 0.1 * self.asker.chance())
