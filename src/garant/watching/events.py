"""What happens in a watch, in a line each: when, with which feed, what."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        moment: When, in seconds since 1970.
        what: What: "started", "unchanged", "read", "new", "failed", …
        feed: With which feed; empty where with none.
        more: What else there is to say.
    """

    moment: float
    what: str
    feed: str = ""
    more: Mapping[str, str | int | None] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str | int]:
        """Its fields in order; what is nothing is left out."""
        when = datetime.fromtimestamp(self.moment, UTC).isoformat(timespec="seconds")
        held = {"time": when.replace("+00:00", "Z"), "feed": self.feed, "what": self.what}
        more = {name: value for name, value in self.more.items() if value not in (None, "")}
        return {name: value for name, value in {**held, **more}.items() if value != ""}

    def line(self) -> str:
        """As one line of names and values."""
        return " ".join(f"{name}={_written(value)}" for name, value in self.fields.items())

    def json(self) -> str:
        """As one line of JSON."""
        return json.dumps(self.fields, ensure_ascii=False)


def _written(value: str | int) -> str:
    text = "".join(sign if sign.isprintable() else " " for sign in str(value)[:_LONGEST])
    if text and not any(sign in text for sign in ' "='):
        return text
    return json.dumps(text, ensure_ascii=False)
