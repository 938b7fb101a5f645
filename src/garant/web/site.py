"""What one running site holds: the ledger's answers, the settings, and how it is reached."""

from dataclasses import dataclass, field
from secrets import token_bytes

from garant.answers import Answers
from garant.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site over one ledger.

    Attributes:
        answers: Answers questions about the ledger.
        settings: What the user set.
        open_door: Whether whoever reaches it may do everything: on loopback, without accounts.
        secure: Whether it is reached by https alone, so that its cookies are too.
        secret: Signs cookies and forms; made anew at each start, which ends every session.
    """

    answers: Answers
    settings: Settings
    open_door: bool = True
    secure: bool = False
    secret: bytes = field(default_factory=lambda: token_bytes(32), repr=False)

    def cookie(self, name: str) -> str:
        """What a cookie of the site is called; by https a name that no other host can set."""
        return f"__Host-garant_{name}" if self.secure else f"garant_{name}"
