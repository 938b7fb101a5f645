"""Answers of the ledger on a terminal: acts, quotes, documents, each with its words and source."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from garant.publishing.record_text import (
    NARROW,
    NO_DAY,
    SHOWN_SIGNS,
    SIGNS,
    circumstances_of,
    codes_of,
    doubt_lines,
    publisher_of,
    short,
    sign_of,
    source_line,
    speaker_of,
    what_of,
    words_of,
)
from garant.publishing.record_views import ActRecordView, DocumentRecordView, QuoteView
from garant.publishing.terminal import (
    FIRMNESS_STYLES,
    Row,
    clean,
    open_console,
    print_lines,
    print_table,
    print_title,
    shortened,
    without_padding,
)


def print_acts(acts: Sequence[ActRecordView], out: TextIO, *, width: int | None = None) -> None:
    """Print acts, the words that show each below it.

    Args:
        acts: The acts, in this order.
        out: Where to print.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        print_act_rows(console, "Who does what, how firmly, on what condition", acts)
        print_legend(console, (act["standing"] for act in acts))


def print_quotes(quotes: Sequence[QuoteView], out: TextIO, *, width: int | None = None) -> None:
    """Print passages that hold what was looked for; as for acts."""
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        print_quote_rows(console, "Who says what", quotes)
        print_legend(console, (quote["standing"] for quote in quotes))


def print_documents(
    documents: Sequence[DocumentRecordView], out: TextIO, *, width: int | None = None
) -> None:
    """Print documents; as for acts."""
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        if console.width < NARROW:
            print_title(console, "Documents")
            for document in documents:
                print_lines(console, _document_line(document), _below_document(document))
            return
        rows: list[Row] = [
            (
                [
                    Text(document["published"] or NO_DAY),
                    Text(short(document["key"]), style="cyan"),
                    Text(clean(document["language"] or "")),
                    Text(clean(document["title"] or document["id"])),
                    Text(clean(publisher_of(document)), style="dim"),
                ],
                list(_below_document(document)),
            )
            for document in documents
        ]
        columns = ("published", "key", "in", "title", "publisher")
        print_table(console, "Documents", columns, rows, widths=(10, SHOWN_SIGNS, 3, None, 30))


def _document_line(document: DocumentRecordView) -> Text:
    line = Text(f"{document['published'] or NO_DAY}  ")
    line.append(short(document["key"]), style="cyan")
    told = [document["language"], document["title"], publisher_of(document)]
    return line.append("".join(f" · {clean(part)}" for part in told if part))


def _below_document(document: DocumentRecordView) -> Iterator[Text]:
    yield Text(clean(document["id"]), style="dim")
    if document["url"] and document["url"] != document["id"]:
        yield Text(clean(document["url"]), style="dim")
    if document["superseded_by"]:
        later = short(document["superseded_by"])
        yield Text(f"the page was updated since: {later}", style="yellow")
    if document["copies"]:
        keys = ", ".join(short(key) for key in document["copies"])
        yield Text(f"one source with {keys}", style="yellow")
    yield from doubt_lines(document["doubts"])


def print_act_rows(console: Console, title: str, acts: Sequence[ActRecordView]) -> None:
    """Print acts under a title, in cells where there is room."""
    if console.width < NARROW:
        print_title(console, title)
        for act in acts:
            print_lines(console, _act_line(act), _below(act))
        return
    rows: list[Row] = []
    for act in acts:
        firmness = act["firmness"] or ""
        cells = [
            Text(sign_of(act["standing"])),
            Text(act["day"] or NO_DAY),
            Text(clean(codes_of(act["actors"]))),
            Text(act["kind"], style="bold"),
            Text(what_of(act["capability"], act["quantity"])),
            Text(clean(codes_of(act["targets"]))),
            Text(firmness, style=FIRMNESS_STYLES.get(firmness, "")),
            Text(circumstances_of(act)),
            Text(speaker_of(act["speaker"])),
        ]
        rows.append((cells, _below(act)))
    columns = ("", "day", "who", "does", "what", "for / to", "firmness", "on condition", "said by")
    print_table(console, title, columns, rows, widths=(1, 10, 10, 7, 14, 8, 10, 14, None))


def _act_line(act: ActRecordView) -> Text:
    line = Text(f"{sign_of(act['standing'])} {act['day'] or NO_DAY}  ")
    line.append(clean(codes_of(act["actors"]))).append(f" {act['kind']}", style="bold")
    what = what_of(act["capability"], act["quantity"]).replace("\n", ", ")
    targets, firmness = clean(codes_of(act["targets"])), act["firmness"] or ""
    line.append(f" {what}" if what else "").append(f" → {targets}" if targets else "")
    if firmness:
        line.append(": ").append(firmness, style=FIRMNESS_STYLES.get(firmness, ""))
    circumstances, speaker = circumstances_of(act), speaker_of(act["speaker"])
    line.append(f", on {circumstances}" if circumstances else "")
    return line.append(f"; said by {speaker}" if speaker else "")


def _below(act: ActRecordView) -> list[Text]:
    return [words_of(act["evidence"]), source_line(act["key"], act["document"])]


def print_quote_rows(console: Console, title: str, quotes: Sequence[QuoteView]) -> None:
    """Print quotes under a title."""
    if console.width < NARROW:
        print_title(console, title)
        for quote in quotes:
            words = shortened(quote["content"]["text"])
            print_lines(console, _quote_line(quote), [words, _quote_source(quote)])
        return
    rows: list[Row] = [
        (
            [
                Text(sign_of(quote["standing"])),
                Text(quote["day"] or NO_DAY),
                Text(speaker_of(quote["speaker"])),
                Text(quote["mode"] or "act"),
                shortened(quote["content"]["text"]),
            ],
            [_quote_source(quote)],
        )
        for quote in quotes
    ]
    columns = ("", "day", "who", "how", "what")
    print_table(console, title, columns, rows, widths=(1, 10, 20, 8, None))


def _quote_line(quote: QuoteView) -> Text:
    told = [speaker_of(quote["speaker"]), quote["mode"] or "act"]
    sign, day = sign_of(quote["standing"]), quote["day"] or NO_DAY
    return Text(f"{sign} {day}  {', '.join(part for part in told if part)}")


def _quote_source(quote: QuoteView) -> Text:
    key, *acts = filter(None, (quote["key"], *quote["acts"]))
    line = source_line(key, quote["document"])
    if acts:
        noun = "act" if len(acts) == 1 else "acts"
        keys = ", ".join(short(act) for act in acts)
        line.append(f" · shows {noun} {keys}", style="dim")
    return line


def print_legend(console: Console, standings: Iterable[str | None]) -> None:
    """Say what the signs that were used mean."""
    used = {standing for standing in standings if standing}
    told = [f"{sign} {meaning}" for name, (sign, meaning) in SIGNS.items() if name in used]
    if told:
        console.print()
        console.print(Text(" · ".join(told), style="dim"))
