"""Sessions: who signed in, told again at each request by a cookie that only the site can make.

A session ends when its user signs out, changes the password or is closed, after `IDLE_SECONDS`
without a request, and `WHOLE_SECONDS` after signing in whatever happens. The secret that seals the
cookies is made anew at each start of the site, which ends all of them.
"""

import json
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from threading import Lock

from garant.model import Account
from garant.web.sealing import seal, unseal

IDLE_SECONDS = 8 * 3600
"""How long nobody may ask anything before signing in again: a working day with its pauses."""

WHOLE_SECONDS = 3 * 24 * 3600
"""How long a session lasts at most."""

RENEWED_AFTER_SECONDS = 300
"""How old a cookie may be before it is made anew."""

_PURPOSE = "session"


@dataclass(frozen=True, slots=True)
class Session:
    """A session: whose, by which password, since when, and last seen when (in seconds)."""

    id: str
    name: str
    password_number: int
    begun: int
    seen: int

    def sealed(self, secret: bytes) -> str:
        """The text of its cookie."""
        held = [self.id, self.name, self.password_number, self.begun, self.seen]
        return seal(secret, _PURPOSE, json.dumps(held, ensure_ascii=False))

    def seen_now(self) -> "Session":
        """The session as its user goes on with it."""
        return replace(self, seen=int(time.time()))

    @property
    def seconds_left(self) -> int:
        """How long its cookie is of use."""
        now = int(time.time())
        return max(0, min(self.begun + WHOLE_SECONDS, self.seen + IDLE_SECONDS) - now)

    @property
    def wants_renewal(self) -> bool:
        """Whether the cookie tells of a time long enough ago to be made anew."""
        return int(time.time()) - self.seen > RENEWED_AFTER_SECONDS


def begin_session(account: Account) -> Session:
    """A session of an account, under a name that nobody had before."""
    now = int(time.time())
    return Session(token_urlsafe(18), account.name, account.password_number, now, now)


def session_in(secret: bytes, cookie: str) -> Session | None:
    """The session that a cookie tells of; None where it has ended or the cookie is not ours."""
    text = unseal(secret, _PURPOSE, cookie)
    if text is None:
        return None
    session = Session(*json.loads(text))
    return session if session.seconds_left else None


@dataclass(slots=True)
class Ended:
    """Sessions that their users ended, for as long as their cookies would else be of use."""

    _until: "OrderedDict[str, float]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def add(self, session: Session) -> None:
        """End a session."""
        now = time.time()
        with self._lock:
            self._until[session.id] = now + WHOLE_SECONDS
            # They were added in the order in which they are forgotten.
            while self._until and next(iter(self._until.values())) < now:
                self._until.popitem(last=False)

    def __contains__(self, session: object) -> bool:
        return isinstance(session, Session) and session.id in self._until
