"""How parts of records are put on a terminal: keys, signs, sources, parties, amounts, speakers."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from garant.publishing.record_views import (
    ActRecordView,
    DocumentRecordView,
    NotedDoubtView,
    SourceView,
)
from garant.publishing.terminal import clean, shortened
from garant.publishing.views import ActorView, PassageView, QuantityView, SpeakerView

NO_DAY = "no date"
SHOWN_SIGNS = 8
"""Signs of a key that are shown: enough to name it, but in a ledger of millions."""

NARROW = 90
"""Below this many columns a row is told in a line, not in cells."""

SIGNS = {
    "unreviewed": ("?", "read by machine, reviewed by nobody"),
    "accepted": ("✓", "accepted by a person"),
    "corrected": ("~", "corrected by a person"),
    "rejected": ("✗", "rejected by a person"),
    "entered": ("+", "written down by a person"),
}
"""How far a person stands behind something: a sign, and what it says."""


def sign_of(standing: str | None) -> str:
    """The sign of a standing; a blank for what nobody can stand behind."""
    return SIGNS[standing][0] if standing else " "


def short(key: str) -> str:
    """The first signs of a key."""
    return clean(key[:SHOWN_SIGNS])


def source_line(key: str, document: SourceView) -> Text:
    """The key of something, and where it stands: publisher with its flag, title, copies."""
    line = Text(short(key), style="cyan")
    told = [publisher_of(document), document["title"] or document["id"]]
    if document["copies"]:
        told.append(f"{document['copies'] + 1} copies, one source")
    if document["superseded_by"]:
        told.append("the page was updated since")
    line.append("".join(f" · {clean(part)}" for part in told if part), style="dim")
    return line


def publisher_of(document: SourceView | DocumentRecordView) -> str:
    """A publisher with what the user says of it: "Exemple [state media, F]"."""
    said = ", ".join(part for part in (document["flag"], document["reliability"]) if part)
    publisher = document["publisher"] or ""
    return f"{publisher} [{said}]".strip() if said else publisher


def doubt_lines(doubts: Iterable[NotedDoubtView]) -> list[Text]:
    """A line for each doubt."""
    return [
        Text(clean(f"doubt: {doubt['code'].replace('_', ' ')}: {doubt['detail']}"), style="yellow")
        for doubt in doubts
    ]


def codes_of(parties: Sequence[ActorView]) -> str:
    """The codes of parties, each once."""
    return ", ".join(dict.fromkeys(party["code"] for party in parties))


def what_of(capability: str | None, quantity: QuantityView | None) -> str:
    """A capability, and below it how much."""
    what = clean((capability or "").replace("_", " "))
    return f"{what}\n{clean(quantity['text'])}".strip() if quantity else what


def conditions_of(conditions: Iterable[str]) -> str:
    """Conditions in a row."""
    return ", ".join(condition.replace("_", " ") for condition in conditions)


def circumstances_of(act: ActRecordView) -> str:
    """The conditions of an act, where, and when."""
    told = [conditions_of(act["conditions"]), act["place"], act["time"]]
    return clean(", ".join(part for part in told if part))


def speaker_of(speaker: SpeakerView | None) -> str:
    """Who says so; nothing where the narrator does."""
    if speaker is None:
        return ""
    who = " ".join(part for part in (speaker["code"], speaker["person"]) if part)
    if speaker["anonymous"]:
        return clean(f"{who} (unnamed)".strip()) if who else "unnamed"
    return clean(who or speaker["text"])


def words_of(passages: Sequence[PassageView]) -> Text:
    """The words of passages, on one line; of what a person wrote down there may be none."""
    if not passages:
        return Text("written down by hand, without words of the source", style="dim italic")
    words = shortened(" […] ".join(passage["text"] for passage in passages))
    words.stylize("dim")
    return words
