"""What one running site holds: the ledger's answers, the settings, and how it is reached."""

import time
from dataclasses import dataclass, field
from secrets import token_bytes

from garant.answers import Answers
from garant.ledger import has_accounts
from garant.settings import Settings
from garant.web.attempts import Attempts
from garant.web.sessions import Ended

LOOKED_AGAIN_SECONDS = 1.0
"""How soon it is looked again whether somebody made the first account."""


@dataclass(slots=True)
class Door:
    """Whether whoever reaches the site may do everything; once shut it stays so.

    Attributes:
        is_open: Whether it is open: on loopback, as long as there are no accounts.
        looked: When it was last looked for accounts, on the monotonic clock.
    """

    is_open: bool
    looked: float = float("-inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site over one ledger.

    Attributes:
        answers: Answers questions about the ledger.
        settings: What the user set.
        open_door: Whether whoever reaches it may do everything as long as there are no accounts:
            on loopback.
        hosts: The names that it may be asked by; none asks for no check.
        secure: Whether it is reached by https alone, so that its cookies are too.
        pact: The pact that the site opens with; empty for the one that comes first.
        secret: Signs cookies and forms; made anew at each start, which ends every session.
    """

    answers: Answers
    settings: Settings
    open_door: bool = True
    secure: bool = False
    hosts: tuple[str, ...] = ()
    pact: str = ""
    secret: bytes = field(default_factory=lambda: token_bytes(32), repr=False)
    attempts: Attempts = field(default_factory=Attempts, repr=False)
    ended: Ended = field(default_factory=Ended, repr=False)
    door: Door = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "door", Door(self.open_door))

    @property
    def is_open_for_now(self) -> bool:
        """Whether visitors need not sign in, and it was looked a moment ago whether they must."""
        looked = time.monotonic() - self.door.looked
        return self.door.is_open and looked < LOOKED_AGAIN_SECONDS

    @property
    def asks_who(self) -> bool:
        """Whether visitors must sign in.

        Raises:
            LedgerError: The ledger cannot be asked for accounts.
        """
        door = self.door
        if door.is_open and not self.is_open_for_now:
            door.is_open = not has_accounts(self.answers.ledger)
            door.looked = time.monotonic()
        return not door.is_open

    def cookie(self, name: str) -> str:
        """What a cookie of the site is called; by https a name that no other host can set."""
        return f"__Host-garant_{name}" if self.secure else f"garant_{name}"
