"""What changed, written where others find it: an Atom feed, and a digest for the mail.

Both are made whole beside their place and put there at once, so that nobody reads half of one.
"""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from garant import publishing
from garant.answers import Answers, FollowedView
from garant.errors import GarantError
from garant.ledger import Head, head_of
from garant.watching.asking import Clock
from garant.watching.events import Event
from garant.watching.plan import Plan
from garant.watching.state import State
from garant.watching.watch import Tell

DIGEST_SECONDS = 86400.0
"""How long a watch that goes on gathers changes for one digest."""

_TOLD_UNTIL = "told until"
_DIGEST_MADE = "digest made"


class Telling:
    """Writes what changed.

    Args:
        answers: Ask the ledger.
        plan: Says of which pact, in which languages, for whom.
        state: Where it is kept what was told.
        clock: Tells the time.
        atom, digest: The files to write; None for none.
        tell: Is told of each event.

    Raises:
        GarantError: A file cannot be written where it is wanted, or there is no such pact.
    """

    def __init__(
        self,
        answers: Answers,
        plan: Plan,
        state: State,
        clock: Clock,
        *,
        atom: Path | None,
        digest: Path | None,
        tell: Tell,
    ) -> None:
        self._answers, self._plan, self._state, self._clock = answers, plan, state, clock
        self._atom, self._digest, self._tell = atom, digest, tell
        self._told_of: Head | None = None
        if atom or digest:
            answers.pact(plan.pact)
        for path in filter(None, (atom, digest)):
            if not path.parent.is_dir() or path.is_dir():
                raise GarantError(
                    f"{path}: cannot be written; name a file in a folder that is there"
                )
        # What the ledger held before the first watch is no news of it.
        if state.note(_TOLD_UNTIL) is None:
            recorded = head_of(answers.ledger).recorded
            state.keep_note(_TOLD_UNTIL, publishing.instant_view(recorded) if recorded else "")

    def settle(self, *, once: bool) -> None:
        """Write what is to be written by now; a file that cannot be is told, and tried again.

        Args:
            once: Whether this round is the only one, so that a digest is due.
        """
        if not (self._atom or self._digest):
            return
        head = head_of(self._answers.ledger)
        if head == self._told_of and not (self._digest and (once or self._is_due())):
            return
        self._told_of = head
        changes = self._answers.followed(pact=self._plan.pact)
        try:
            if self._atom and _put(self._atom, self._feed(changes)):
                self._event("atom", file=str(self._atom), entries=len(changes))
            if self._digest and (once or self._is_due()):
                self._write_digest(self._digest, changes)
        except OSError as error:
            self._told_of = None
            where = error.filename or self._atom or self._digest
            self._event("not_written", file=str(where), why=error.strerror or str(error))

    def _is_due(self) -> bool:
        made = self._state.note(_DIGEST_MADE)
        if made is None:
            self._state.keep_note(_DIGEST_MADE, str(self._clock.now()))
            return False
        return self._clock.now() - float(made) >= DIGEST_SECONDS

    def _write_digest(self, path: Path, changes: Sequence[FollowedView]) -> None:
        until = self._state.note(_TOLD_UNTIL) or ""
        news = [one for one in changes if one["updated"] > until]
        if not news:
            # One that was told before must not be sent again.
            if _is_ours(path):
                path.unlink()
            return
        digests = [
            publishing.Digest(
                language, self._title(language), tuple(self._told(language, one) for one in news)
            )
            for language in self._plan.languages
        ]
        message = publishing.digest_message(
            digests,
            sender=self._plan.sender,
            recipients=self._plan.recipients,
            moment=datetime.fromtimestamp(self._clock.now(), UTC),
        )
        _put(path, message)
        with self._state.together():
            self._state.keep_note(_TOLD_UNTIL, max(one["updated"] for one in news))
            self._state.keep_note(_DIGEST_MADE, str(self._clock.now()))
        self._event("digest", file=str(path), changes=len(news))

    def _feed(self, changes: Sequence[FollowedView]) -> bytes:
        language = self._plan.languages[0]
        entries = []
        for one in changes:
            told = self._told(language, one)
            entries.append(
                publishing.Entry(
                    identity=one["id"],
                    title=told.line,
                    updated=one["updated"],
                    words=f"{told.words} — {told.source} ({told.standing})",
                    by=one["step"]["leading"]["document"]["publisher"] or told.source,
                    page=self._page(language, one) or told.address or one["id"],
                    source=told.address,
                )
            )
        identity = f"urn:uuid:{uuid5(NAMESPACE_URL, f'{self._plan.site} {self._plan.pact}')}"
        return publishing.atom_feed(
            entries,
            identity=identity,
            title=self._title(language),
            address=self._plan.site or identity,
            language=language,
        )

    def _told(self, language: str, one: FollowedView) -> publishing.ToldChange:
        address = _web_address(one["step"]["leading"]["document"]["url"])
        return publishing.tell_change(
            language, one["party"], one["capability"], one["step"], address
        )

    def _page(self, language: str, one: FollowedView) -> str:
        site = self._plan.site
        return f"{site}{language}/acts/{one['step']['leading']['act']}" if site else ""

    def _title(self, language: str) -> str:
        title = dict(self._answers.pact(self._plan.pact).title)
        return str(title.get(language) or next(iter(title.values()), self._plan.pact))

    def _event(self, what: str, **more: str | int) -> None:
        self._tell(Event(self._clock.now(), what, "", more))


def _put(path: Path, data: bytes) -> bool:
    """Put a file in its place at once; false where the same stands there already."""
    with suppress(OSError):
        if path.read_bytes() == data:
            return False
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # As a file that is written plainly: whoever serves or sends it runs as somebody else.
        os.umask(mask := os.umask(0))
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return True


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"\nX-Mailer: Garant\r\n" in file.read(4096)
    except OSError:
        return False


def _web_address(url: str | None) -> str:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return url or "" if is_web and (url or "").isprintable() else ""
