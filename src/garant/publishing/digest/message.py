"""A digest of changes as a message of mail: a text and a page, the same in both.

References:
    RFC 5322, "Internet Message Format". RFC 2046, 5.1.4, "Alternative Subtype".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from html import escape

from garant.publishing.digest.wording import ToldChange, counted, load_phrases
from garant.publishing.labels import load_labels

PROGRAM = "Garant"
"""What a digest says that it was made by, in its header `X-Mailer`."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The changes as they are told in one language, under the title of the pact."""

    language: str
    pact: str
    changes: tuple[ToldChange, ...]


def digest_message(
    digests: Sequence[Digest], *, sender: str, recipients: Iterable[str], moment: datetime
) -> bytes:
    """A message that tells changes, ready to be handed to a mailer.

    Args:
        digests: The same changes in one language or several; one change at least.
        sender: Whom it is from.
        recipients: Whom it is for; without any it has no `To`.
        moment: When it was made.
    """
    first = digests[0]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _one_line(_subject(first, moment))
    message["From"] = sender
    if to := ", ".join(recipients):
        message["To"] = to
    message["Date"] = format_datetime(moment.astimezone(UTC))
    texts = "\n\n".join(_text(each) for each in digests)
    # The same changes are the same message: whoever gets it twice may see that.
    identity = sha256(texts.encode("utf-8")).hexdigest()[:32]
    message["Message-ID"] = f"<{identity}@garant.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Mailer"] = PROGRAM
    message["Content-Language"] = ", ".join(each.language for each in digests)
    message.set_content(texts, cte="quoted-printable")
    message.add_alternative(_page(digests, moment), subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _subject(digest: Digest, moment: datetime) -> str:
    say = load_phrases(digest.language)
    return str(
        say["subject"].format(
            pact=digest.pact,
            count=counted(say["count"], len(digest.changes)),
            day=load_labels(digest.language).day(moment.date()),
        )
    )


def _text(digest: Digest) -> str:
    say = load_phrases(digest.language)
    lines = [digest.pact, "=" * len(digest.pact), ""]
    lines += [counted(say["opening"], len(digest.changes)), ""]
    for change in digest.changes:
        lines.append(f"* {_one_line(change.line)}")
        told = [*change.more, change.words, f"{change.source} ({change.standing})"]
        told += [change.address] if change.address else []
        lines += [f"  {_one_line(each)}" for each in told] + [""]
    return "\n".join([*lines, say["closing"], ""])


def _page(digests: Sequence[Digest], moment: datetime) -> str:
    parts = [
        f'<!doctype html><html lang="{escape(digests[0].language)}"><head><meta charset="utf-8">'
        f"<title>{escape(_subject(digests[0], moment))}</title></head><body>"
    ]
    for digest in digests:
        say = load_phrases(digest.language)
        parts.append(f'<div lang="{escape(digest.language)}"><h1>{escape(digest.pact)}</h1>')
        parts.append(f"<p>{escape(counted(say['opening'], len(digest.changes)))}</p><ul>")
        parts += [f"<li>{_item(change)}</li>" for change in digest.changes]
        parts.append(f"</ul><p>{escape(say['closing'])}</p></div>")
    return "\n".join([*parts, "</body></html>", ""])


def _item(change: ToldChange) -> str:
    source = escape(change.source)
    if change.address:
        source = f'<a href="{escape(change.address)}">{source}</a>'
    more = "".join(f"<br>{escape(each)}" for each in change.more)
    return (
        f"<strong>{escape(change.line)}</strong>{more}<br>{escape(change.words)}<br>"
        f"{source} ({escape(change.standing)})"
    )


def _one_line(text: str) -> str:
    """A text on one line, with the no-break spaces of its language and nothing else unprintable."""
    line = "".join(sign if sign.isprintable() or sign == "\u00a0" else " " for sign in text)
    return re.sub(" {2,}", " ", line).strip()
