"""What a person who reviews is shown: one act or statement, with its doubts first, then its words.

Each field stands under the name by which it can be corrected.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from garant.publishing.decision_views import act_line
from garant.publishing.dossier_views import (
    DossierView,
    PieceView,
    ReviewView,
    StatementDossierView,
)
from garant.publishing.record_text import (
    NO_DAY,
    SHOWN_SIGNS,
    conditions_of,
    doubt_lines,
    publisher_of,
    speaker_of,
)
from garant.publishing.record_views import ActRecordView, NotedDoubtView, QuoteView, SourceView
from garant.publishing.terminal import FIRMNESS_STYLES, clean, open_console, without_padding
from garant.publishing.views import ActorView

_MARKS = ("[[", "]]")
"""What stands around the evidence in its context: colour alone tells nothing in a pipe."""

_CONTEXT = 220
"""Characters shown before and after the evidence: a sentence or two on either side."""

_INDENT = (0, 0, 0, 2)

_Facts = Iterable[tuple[str, str]]


def print_act_to_review(
    dossier: DossierView, out: TextIO, *, left: str = "", width: int | None = None
) -> None:
    """Print an act for a person to decide on.

    Args:
        dossier: The act, with what belongs to it.
        out: Where to print.
        left: How many are left, in words, to stand beside the key.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    act = dossier["act"]
    console = open_console(out, width)
    with without_padding(console, out):
        _print_head(console, "act", act["key"], left, act["document"], act["day"], act["doubts"])
        _print_context(console, dossier["context"])
        _print_facts(console, _facts_of_act(act))
        _print_beside(console, _beside_act(dossier))


def print_statement_to_review(
    dossier: StatementDossierView, out: TextIO, *, left: str = "", width: int | None = None
) -> None:
    """Print a statement for a person to decide on; as for an act."""
    said = dossier["statement"]
    console = open_console(out, width)
    with without_padding(console, out):
        _print_head(
            console,
            "statement",
            said["key"] or "",
            left,
            said["document"],
            said["day"],
            said["doubts"],
        )
        _print_context(console, dossier["context"])
        _print_facts(console, _facts_of_statement(said))
        _print_beside(console, _beside(dossier["reviews"], dossier["copies"]))


def _print_head(
    console: Console,
    what: str,
    key: str,
    left: str,
    document: SourceView,
    day: str | None,
    doubts: Iterable[NotedDoubtView],
) -> None:
    title = f"{what} {key[:SHOWN_SIGNS]}" + (f" · {left}" if left else "")
    console.rule(Text(title, style="bold"), align="left", style="dim")
    for line in doubt_lines(doubts):
        console.print(line)
    told = [day or NO_DAY, publisher_of(document), document["title"] or "", document["id"]]
    if document["copies"]:
        told.append(f"{document['copies'] + 1} copies, one source")
    if document["superseded_by"]:
        told.append("the page was updated since")
    console.print(Text(clean(" · ".join(dict.fromkeys(filter(None, told)))), style="dim"))


def _print_context(console: Console, pieces: Sequence[PieceView]) -> None:
    """The words in question, marked, with what stands around them."""
    line = Text()
    for place, piece in enumerate(pieces):
        text = piece["text"]
        if piece["marked"]:
            line.append(f"{_MARKS[0]}{clean(text)}{_MARKS[1]}", style="bold")
            continue
        lead, tail = text[:1].isspace(), text[-1:].isspace()
        is_first, is_last = place == 0, place == len(pieces) - 1
        if is_first:
            text, lead = _end(text), False
        if is_last:
            text, tail = _beginning(text), False
        if not is_first and not is_last and len(text) > 2 * _CONTEXT:
            text = f"{_beginning(text)} […] {_end(text)}"
        words = clean(text)
        tail = tail and bool(words)
        line.append(f"{' ' if lead else ''}{words}{' ' if tail else ''}", style="dim")
    console.print(Padding(line, _INDENT))


def _end(text: str) -> str:
    """The last words of what stands before."""
    if len(text) <= _CONTEXT:
        return text
    return "… " + text[-_CONTEXT:].partition(" ")[2]


def _beginning(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    return text[:_CONTEXT].rpartition(" ")[0] + " …"


def _print_facts(console: Console, facts: _Facts) -> None:
    for name, value in facts:
        if value:
            line = Text(f"  {name:<12}", style="dim")
            style = FIRMNESS_STYLES.get(value, "") if name == "firmness" else ""
            console.print(line.append(clean(value), style=style or "default"))


def _facts_of_act(act: ActRecordView) -> _Facts:
    quantity, speaker = act["quantity"], act["speaker"]
    amount = f"{quantity['value']} {quantity['unit']} ({quantity['text']})" if quantity else ""
    return [
        ("kind", act["kind"]),
        ("actors", _parties(act["actors"])),
        ("targets", _parties(act["targets"])),
        ("capability", act["capability"] or ""),
        ("firmness", act["firmness"] or ""),
        ("conditions", conditions_of(act["conditions"])),
        ("quantity", amount),
        ("place", act["place"] or ""),
        ("time", act["time"] or ""),
        ("speaker", _said(speaker_of(speaker), speaker["text"] if speaker else "")),
    ]


def _facts_of_statement(said: QuoteView) -> _Facts:
    speaker = said["speaker"]
    return [
        ("speaker", _said(speaker_of(speaker), speaker["text"] if speaker else "")),
        ("speaker.via", speaker.get("via", "") if speaker else ""),
        ("mode", said["mode"] or ""),
        ("cue", said["cue"] or ""),
    ]


def _parties(parties: Iterable[ActorView]) -> str:
    return ", ".join(
        _said(" ".join(filter(None, (party["code"], party["person"]))), party["text"])
        for party in parties
    )


def _said(who: str, printed: str) -> str:
    """Who, and the words that name them: "FRA Macron (le président français)"."""
    if not who:
        return printed or "the text itself"
    return who if not printed or printed == who else f"{who} ({printed})"


def _beside_act(dossier: DossierView) -> Iterator[str]:
    for act in dossier["others"]:
        yield f"other reading of these words: {_in_a_line(act)}"
    for act in dossier["beside"]:
        yield f"also read in these words: {_in_a_line(act)}"
    for act in dossier["undertaking"]:
        yield f"the same undertaking: {_in_a_line(act)}"
    yield from _beside(dossier["reviews"], dossier["copies"])


def _beside(reviews: Iterable[ReviewView], copies: Iterable[SourceView]) -> Iterator[str]:
    for copy in copies:
        told = (copy["published"] or NO_DAY, publisher_of(copy), copy["title"] or copy["id"])
        yield f"copy: {' · '.join(filter(None, told))}"
    for review in reviews:
        yield f"decided: {_review(review)}"


def _review(review: ReviewView) -> str:
    """A decision in a line: who, what, when, why."""
    told = f"{review['who']}: {review['verdict']}, {review['recorded'][:16].replace('T', ' ')}"
    if review["undone"]:
        told += ", taken back since"
    return f"{told}: {review['why']}" if review["why"] else told


def _in_a_line(act: ActRecordView) -> str:
    return f"{act['key'][:SHOWN_SIGNS]} {act_line(act)} ({act['standing']})"


def _print_beside(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(Padding(Text(clean(line), style="dim"), _INDENT))
