"""A dossier on a terminal: one act or statement with everything that belongs to it."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from garant.publishing.dossier_views import (
    DossierView,
    FoundView,
    PieceView,
    ReviewView,
    StatementDossierView,
)
from garant.publishing.record_tables import print_act_rows, print_legend, print_quote_rows
from garant.publishing.record_text import (
    NO_DAY,
    SIGNS,
    circumstances_of,
    doubt_lines,
    publisher_of,
    short,
    speaker_of,
    what_of,
)
from garant.publishing.record_views import ActRecordView, NotedDoubtView, QuoteView, SourceView
from garant.publishing.terminal import clean, open_console, print_title, without_padding
from garant.publishing.views import ActorView

MARKS = ("[[", "]]")
"""What stands around the evidence in its context: colour alone tells nothing in a pipe."""

_Facts = Sequence[tuple[str, str]]


def print_dossier(dossier: DossierView, out: TextIO, *, width: int | None = None) -> None:
    """Print everything about one act.

    Args:
        dossier: The act.
        out: Where to print.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    act = dossier["act"]
    console = open_console(out, width)
    with without_padding(console, out):
        console.rule(Text(clean(f"act {act['key']}"), style="bold"), align="left", style="dim")
        _print_facts(console, [*_facts_of_act(act), *_facts_of_source(act["document"])])
        _print_doubts(console, act["doubts"])
        _print_context(console, dossier["context"])
        if dossier["statements"]:
            print_quote_rows(console, "Stands in what was said", dossier["statements"])
        if dossier["beside"]:
            print_act_rows(console, "Read in the same words", dossier["beside"])
        if dossier["others"]:
            print_act_rows(console, "What others made of these words", dossier["others"])
        if dossier["undertaking"]:
            print_act_rows(console, "The same undertaking", dossier["undertaking"])
        _print_copies(console, dossier["copies"])
        _print_reviews(console, dossier["reviews"])
        _print_readings(console, dossier["readings"])
        others = (*dossier["beside"], *dossier["others"], *dossier["undertaking"])
        standings = [each["standing"] for each in others]
        print_legend(console, standings + [each["standing"] for each in dossier["statements"]])


def print_statement_dossier(
    dossier: StatementDossierView, out: TextIO, *, width: int | None = None
) -> None:
    """Print everything about one statement; as for an act."""
    statement = dossier["statement"]
    console = open_console(out, width)
    with without_padding(console, out):
        console.rule(
            Text(clean(f"statement {statement['key']}"), style="bold"), align="left", style="dim"
        )
        _print_facts(
            console, [*_facts_of_statement(statement), *_facts_of_source(statement["document"])]
        )
        _print_doubts(console, statement["doubts"])
        _print_context(console, dossier["context"])
        if dossier["acts"]:
            print_act_rows(console, "Acts in these words", dossier["acts"])
        if dossier["others"]:
            print_quote_rows(console, "What others made of these words", dossier["others"])
        _print_copies(console, dossier["copies"])
        _print_reviews(console, dossier["reviews"])
        _print_readings(console, dossier["readings"])
        standings = [each["standing"] for each in dossier["acts"]]
        print_legend(console, standings + [each["standing"] for each in dossier["others"]])


def _facts_of_act(act: ActRecordView) -> _Facts:
    return [
        ("day", act["day"] or NO_DAY),
        ("who", _parties(act["actors"])),
        ("does", act["kind"]),
        ("what", what_of(act["capability"], act["quantity"]).replace("\n", ", ")),
        ("for / to", _parties(act["targets"])),
        ("firmness", act["firmness"] or ""),
        ("on condition", circumstances_of(act)),
        (
            "said by",
            _speaker(speaker_of(act["speaker"]), act["speaker"] and act["speaker"]["text"]),
        ),
        ("standing", _standing(act["standing"])),
        ("recorded", act["recorded"]),
    ]


def _facts_of_statement(statement: QuoteView) -> _Facts:
    speaker = statement["speaker"]
    via = speaker.get("via") if speaker else None
    return [
        ("day", statement["day"] or NO_DAY),
        ("said by", _speaker(speaker_of(speaker), speaker and speaker["text"])),
        ("by way of", via or ""),
        ("how", statement["mode"] or ""),
        ("by the words", statement["cue"] or ""),
        ("standing", _standing(statement["standing"] or "unreviewed")),
        ("recorded", statement["recorded"] or ""),
    ]


def _facts_of_source(document: SourceView) -> _Facts:
    return [
        ("document", document["title"] or ""),
        ("publisher", publisher_of(document)),
        ("published", document["published"] or NO_DAY),
        ("file", document["id"]),
        ("address", document["url"] or ""),
        ("key of document", document["key"]),
        ("gave way to", document["superseded_by"] or ""),
    ]


def _parties(parties: Sequence[ActorView]) -> str:
    """Parties by code, with the person and the words that name each."""
    named = []
    for party in parties:
        words = ", ".join(word for word in (party["person"], party["text"]) if word)
        named.append(f"{party['code']} ({words})" if words else party["code"])
    return ", ".join(dict.fromkeys(named))


def _speaker(who: str, printed: str | None) -> str:
    if not printed:
        return "the text itself"
    return who if who == printed else f"{who} ({printed})"


def _standing(standing: str) -> str:
    sign, meaning = SIGNS[standing]
    return f"{sign} {meaning}"


def _print_facts(console: Console, facts: _Facts) -> None:
    wide = max(len(name) for name, _ in facts) + 2
    for name, value in facts:
        if value:
            line = Text(name.ljust(wide), style="dim")
            lines = Text(clean(value)).wrap(console, max(console.width - wide, 20))
            for number, part in enumerate(lines):
                console.print((line if number == 0 else Text(" " * wide)).append_text(part))


def _print_doubts(console: Console, doubts: Iterable[NotedDoubtView]) -> None:
    for line in doubt_lines(doubts):
        console.print(line)


def _print_context(console: Console, pieces: Sequence[PieceView]) -> None:
    """The paragraph that the words stand in, the words marked."""
    print_title(console, "In context")
    line = Text()
    for place, piece in enumerate(pieces):
        text = piece["text"]
        if piece["marked"]:
            line.append(f"{MARKS[0]}{clean(text)}{MARKS[1]}", style="bold")
            continue
        is_first, is_last = place == 0, place == len(pieces) - 1
        if is_first:
            text = _last_paragraph(text)
        if is_last:
            text = _first_paragraph(text)
        lead = " " if not is_first and text[:1].isspace() else ""
        tail = " " if not is_last and text[-1:].isspace() else ""
        line.append(f"{lead}{clean(text)}{tail}")
    console.print(Padding(line, (0, 0, 0, 2)))


def _last_paragraph(text: str) -> str:
    """What stands in the same paragraph before the words, from a whole word on."""
    _, found, after = text.rpartition("\n\n")
    if found:
        return after
    _, found, after = text.partition(" ")
    return f"… {after}" if found else text


def _first_paragraph(text: str) -> str:
    before, found, _ = text.partition("\n\n")
    if found:
        return before
    before, found, _ = text.rpartition(" ")
    return f"{before} …" if found else text


def _print_copies(console: Console, copies: Sequence[SourceView]) -> None:
    _print_lines(
        console,
        "The same dispatch, one source",
        (
            f"{short(copy['key'])} · {copy['published'] or NO_DAY} · "
            f"{publisher_of(copy)} · {copy['title'] or copy['id']}"
            for copy in copies
        ),
    )


def _print_reviews(console: Console, reviews: Sequence[ReviewView]) -> None:
    _print_lines(console, "Reviews", (_review(review) for review in reviews))


def _review(review: ReviewView) -> str:
    told = f"{review['recorded']} {review['who']}: {review['verdict']}"
    if review["result"] and review["result"] != review["subject"]:
        told += f", now {short(review['result'])}"
    if review["undone"]:
        told += ", taken back since"
    return f"{told}. {review['why']}" if review["why"] else told


def _print_readings(console: Console, readings: Sequence[FoundView]) -> None:
    _print_lines(console, "Found by", (_reading(reading) for reading in readings))


def _reading(reading: FoundView) -> str:
    run = reading["run"]
    which = "the latest reading" if reading["current"] else "an earlier reading"
    if run is None:
        return f"{reading['recorded']} a person, in {which}"
    options = f", {run['options']}" if run["options"] else ""
    return (
        f"{reading['recorded']} code {run['code']}, words {run['words']}, "
        f"pipeline {run['pipeline']}{options}; in {which}"
    )


def _print_lines(console: Console, title: str, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        if number == 0:
            print_title(console, title)
        console.print(Padding(Text(clean(line)), (0, 0, 0, 2)))
